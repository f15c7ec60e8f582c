"""The pages where people sign in, as they look: for axe, on narrow screens, in both languages, light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
OUTSIDE = (
    "/accounts/login/",
    "/accounts/login/?next=/desk/queue/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/password/reset/key/1-no-more/",
    "/accounts/password/reset/key/done/",
    "/accounts/inactive/",
)
INSIDE = (
    "/accounts/logout/",
    "/accounts/password/change/",
    "/accounts/2fa/",
    "/accounts/reauthenticate/",
)


def complaints(page, address: str) -> list[str]:
    page.goto(address)
    found = [f"{address}: {rule['id']}" for rule in Axe().run(page, options=RULES).response["violations"]]
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        found.append(f"{address}: wider than the screen")
    return found


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_where_people_sign_in(window, sign_in, language, scheme, width):
    page = window(color_scheme=scheme, viewport={"width": width, "height": 800})
    refused = []
    page.on(
        "console",
        lambda message: refused.append(message.text) if "Content Security" in message.text else None,
    )
    page.goto(f"/accounts/login/?lang={language}")
    found = [complaint for address in OUTSIDE for complaint in complaints(page, address)]
    sign_in(page, "chip")
    found += [complaint for address in INSIDE for complaint in complaints(page, f"{address}?lang={language}")]

    assert page.locator("html").get_attribute("lang") == language
    assert found == []
    assert refused == []


def test_the_wrong_password_is_told_to_a_screen_reader_and_the_address_is_kept(page):
    page.goto("/accounts/login/?lang=en")
    page.fill("input[name=login]", "rita@newsroom.test")
    page.fill("input[name=password]", "not it")

    page.keyboard.press("Enter")

    assert page.locator("[role=alert]").inner_text()
    assert page.locator("input[name=login]").input_value() == "rita@newsroom.test"
    assert page.locator("input[name=password]").input_value() == ""


def test_the_second_factor_s_picture_shows_under_the_strict_policy(page, sign_in):
    sign_in(page, "nora")
    page.goto("/accounts/2fa/totp/activate/")
    page.fill("input[name=password]", "newsroom-demo")
    page.locator("form:has(input[name=password]) button[type=submit]").click()

    page.wait_for_selector("img.qr")

    assert page.evaluate("document.querySelector('img.qr').naturalWidth") > 0
    assert Axe().run(page, options=RULES).response["violations"] == []
