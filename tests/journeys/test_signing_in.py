"""The way in, in a real browser."""


def test_a_reporter_signs_in_and_finds_the_desk(page, sign_in):
    sign_in(page, "rita")

    page.goto("/desk/")

    assert page.locator("main h1").is_visible()


def test_a_reader_finds_the_front_page_and_gets_no_cookie(page):
    page.goto("/")

    assert page.locator("main").is_visible()
    assert page.context.cookies() == []
