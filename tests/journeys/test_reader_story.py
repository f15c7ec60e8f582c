"""What scripts add to a story's page: larger text, a copied address; and what is there without them."""

import pytest

from articles.models import LiveStory
from articles.pages.links import story_url
from tests.journeys.test_reader_axe import WATCH_SHIFTS

SIZE = "parseFloat(getComputedStyle(document.querySelector('.body')).fontSize)"


@pytest.fixture
def address(newsroom) -> str:
    return story_url(LiveStory.objects.filter(edition="en").order_by("-words").first())


def test_the_size_of_the_text_has_three_steps_and_is_remembered_without_a_jump(address, window):
    page = window()
    page.add_init_script(WATCH_SHIFTS)
    page.goto(address)
    sizes = [page.evaluate(SIZE)]
    for _ in range(3):
        page.locator(".tools [data-text='+']").press("Enter")
        sizes.append(page.evaluate(SIZE))

    still_on_it = page.evaluate("document.activeElement.dataset.text")

    page.reload()

    assert still_on_it == "+"
    assert sizes[0] < sizes[1] < sizes[2] == sizes[3]
    assert page.evaluate(SIZE) == sizes[2]
    assert page.evaluate("window.shifted") == 0


def test_without_scripts_no_button_is_there_that_does_nothing(address, window):
    page = window(java_script_enabled=False)
    page.goto(address)

    assert [
        page.locator(f"{name} >> visible=true").count() for name in (".tools button", ".share button")
    ] == [0, 0]
    assert page.locator(".share a").first.is_visible()


def test_an_error_is_reported_without_scripts(address, window):
    page = window(java_script_enabled=False)
    page.goto(address)

    page.locator(".report summary").click()
    page.locator(".report textarea").fill("The mayor’s name is Anne.")
    page.locator(".report button").click()

    assert page.locator("h1").text_content() == "Thank you"
