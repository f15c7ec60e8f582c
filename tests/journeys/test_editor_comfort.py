"""The editor's page at length: nothing but the text, the spelling in its language, keys, and a phone."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from tests.journeys import desk, traces
from tests.journeys.test_desk_axe import complaints, speak
from tests.site import wait_until

TOOLS = {"link": "Control+k", "signs": "Control+Shift+X", "find": "Control+f"}


@pytest.fixture
def page(window, sign_in) -> Page:
    opened = sign_in(window(viewport={"width": 1280, "height": 900}), "rita")
    opened.goto(reverse("desk:new"))
    desk.editor_of(opened).locator("body").click()
    return opened


def test_only_the_text_is_left_until_escape_and_the_session_remembers(page):
    page.keyboard.type("Un mot.")
    page.keyboard.press("Control+Shift+F")

    for hidden in (".rail", ".side", ".desk-bar"):
        page.locator(hidden).wait_for(state="hidden")
    assert page.locator("[data-saved]").is_visible()
    assert page.locator("#announcer").inner_text() != ""
    page.keyboard.press("Control+f")
    page.keyboard.press("Escape")
    assert page.locator(".rail").is_hidden()

    page.locator("#id_headline").fill("Seul le texte")
    story = desk.save(page)
    assert page.locator(".rail").is_hidden()
    page.goto(reverse("desk:edit", args=[story]))
    desk.editor_of(page).locator("body").click()
    assert page.locator(".rail").is_hidden()

    page.keyboard.press("Escape")
    page.locator(".rail").wait_for()
    assert page.locator(".side").is_visible()


def test_the_toolbar_comes_back_for_the_keyboard_where_only_the_text_is_shown(page):
    page.keyboard.press("Control+Shift+F")
    page.keyboard.press("Alt+F10")

    page.locator(".cke_top:focus-within").wait_for()
    page.wait_for_timeout(300)
    assert page.locator(".cke_top").evaluate("bar => getComputedStyle(bar).opacity") == "1"


def test_the_frame_is_as_tall_as_its_text_whatever_grows_in_it_late(page):
    page.keyboard.type("Une image arrive tard.")
    body = desk.editor_of(page).locator("body")
    page.wait_for_timeout(300)

    body.locator("p").first.evaluate("paragraph => { paragraph.style.minHeight = '2000px' }")

    frame = page.locator("iframe.cke_wysiwyg_frame")
    wait_until(lambda: frame.bounding_box()["height"] > 2000, "The frame never grew with its text.")


def test_of_a_new_story_nothing_is_said_before_there_is_a_word_of_it(page):
    assert page.locator("[data-saved]").is_hidden()

    page.keyboard.type("Un mot.")

    desk.wait_until_it_says(page, "saved")


def test_a_player_is_no_words_of_the_text(page):
    page.evaluate(
        "body => CKEDITOR.instances.id_body.setData(body)",
        "<p>Regardez bien.</p><oembed>https://vimeo.com/76979871</oembed>",
    )
    desk.editor_of(page).locator(".embed-line").wait_for()
    desk.editor_of(page).locator("p").first.click()
    page.keyboard.press("Home")
    page.keyboard.type("Oui. ")

    page.locator("[data-word-count]:text('3 ')").wait_for()


def test_the_spelling_follows_the_language_of_the_story(page):
    body = desk.editor_of(page).locator("body")
    spoken = [body, *(page.locator(f"#id_{name}") for name in ("headline", "standfirst", "seo_title"))]
    note = page.locator("#id_notes-0-text")
    for language in ("en", "fr"):
        page.locator("#id_language").select_option(language)
        for place in [*spoken, note]:
            assert place.get_attribute("lang") == language
            assert place.evaluate("place => place.spellcheck") is True
        assert body.evaluate("body => body.ownerDocument.documentElement.lang") == language


def test_the_right_click_is_the_browsers_own(page):
    page.keyboard.type("faute")
    body = desk.editor_of(page).locator("body")
    body.evaluate(WATCH)
    body.locator("p").click(button="right")
    page.wait_for_timeout(300)

    assert body.evaluate("() => window.kept") is True
    assert page.locator(".cke_menu_panel").count() == 0


@pytest.mark.parametrize("mod", ["Control", "Meta"])
def test_ctrl_and_cmd_do_the_same_in_the_text_and_in_its_lines(mod, page):
    page.keyboard.press(f"{mod}+f")
    page.locator("[data-tool=find]").wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press(f"{mod}+k")
    page.locator("[data-tool=link]").wait_for()
    page.keyboard.press("Escape")
    page.locator("#id_headline").click()
    page.keyboard.press(f"{mod}+f")
    page.locator("[data-tool=find]").wait_for()
    page.keyboard.press("Escape")
    assert page.locator("#id_headline").evaluate("field => field === document.activeElement")
    page.keyboard.type("Par Cmd ou Ctrl")
    with page.expect_navigation():
        page.keyboard.press(f"{mod}+s")


def test_the_help_lists_every_key_and_opens_from_the_text(page):
    page.keyboard.press("Alt+0")
    page.locator("#keyboard-help[open]").wait_for()
    keys = page.locator("#keyboard-help dt").all_inner_texts()

    told = {" ".join(key.split()) for key in keys}
    assert {"Ctrl S", "Ctrl F", "Ctrl K", "Ctrl Maj X", "Ctrl Maj Espace", "Alt Maj Espace"} <= told
    assert {"Ctrl Maj 8", "Ctrl Maj F", "Alt F10", "n", "/", "g d", "g q", "j k", "?"} <= told


def test_every_tool_closes_on_escape_and_writing_goes_on(page):
    page.keyboard.type("Un")
    for name, key in TOOLS.items():
        page.keyboard.press(key)
        page.locator(f"[data-tool={name}]").wait_for()
        page.keyboard.press("Escape")
        page.locator(f"[data-tool={name}]").wait_for(state="hidden")
        page.keyboard.type("!")

    assert desk.text_of(page).strip() == "Un!!!"


def test_what_is_looked_for_is_no_part_of_the_story(page):
    page.keyboard.press("Control+f")
    page.keyboard.type("rien")
    page.keyboard.press("Enter")

    assert "data-find-words" not in page.evaluate(
        "() => [...new FormData(document.forms['story-form']).keys()].join()"
    )
    assert page.url.endswith(reverse("desk:new"))
    names = page.locator("[data-tools] [name]").count()
    assert names == 0
    page.goto(reverse("desk:home"))


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_axe_finds_nothing_in_the_tools(language, scheme, width, newsroom, window, sign_in):
    page = window(bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 900})
    sign_in(page, "chip")
    speak(page, language)
    page.goto(reverse("desk:new"))
    desk.type_text(page, "Le maire dit le mot.")
    found = {}
    for name, key in TOOLS.items():
        desk.editor_of(page).locator("body").press(key)
        page.locator(f"[data-tool={name}]").wait_for()
        if name == "link":
            page.locator("#link-words").fill("pont")
            page.locator("[data-link-found] li").first.wait_for()
        if name == "find":
            page.locator("#find-words").fill("le")
        page.wait_for_timeout(300)
        found[name] = complaints(page)
        page.keyboard.press("Escape")
    page.locator(".cke_button__storytable").click()
    found["table"] = complaints(page)
    page.locator("[data-table-insert]").click()
    page.locator(".cke_button__storytable").click()
    found["in a table"] = complaints(page)
    page.keyboard.press("Escape")
    page.keyboard.press("Control+Shift+F")
    found["only the text"] = complaints(page)

    assert {name: said for name, said in found.items() if said} == {}


def test_a_phone_has_the_toolbar_in_one_line_large_targets_and_no_zoom(window, sign_in):
    page = sign_in(window(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True), "rita")
    page.goto(reverse("desk:new"))
    desk.editor_of(page)

    assert page.evaluate("() => document.documentElement.scrollWidth") == 360
    buttons = page.locator("a.cke_button")
    boxes = [button.bounding_box() for button in buttons.all()]
    assert len({round(box["y"]) for box in boxes}) == 1
    assert min(min(box["width"], box["height"]) for box in boxes) >= 44
    sizes = page.locator("#story-form :is(input:not([type=checkbox]):not([type=hidden]), select, textarea)")
    assert (
        sizes.evaluate_all(
            "fields => Math.min(...fields.map(one => parseFloat(getComputedStyle(one).fontSize)))"
        )
        >= 16
    )
    page.locator(".to-side a").first.click()
    page.wait_for_timeout(300)
    assert page.locator("#side-story").is_visible()
    assert 0 <= round(page.locator("#side-story").bounding_box()["y"]) < 740


def test_the_caret_stays_above_what_covers_the_lower_half_of_the_screen(window, sign_in):
    page = sign_in(window(viewport={"width": 360, "height": 740}), "rita")
    page.goto(reverse("desk:new"))
    desk.editor_of(page)
    traces.write_story(page, 500)
    page.wait_for_timeout(500)

    page.set_viewport_size({"width": 360, "height": 380})
    page.wait_for_timeout(800)

    caret = page.evaluate(CARET)
    assert page.locator(".cke_top").bounding_box()["y"] < caret < 380


#: The window hears of a click before anything in the text does.
WATCH = """
body => body.ownerDocument.defaultView.addEventListener("contextmenu", event => {
    setTimeout(() => { body.ownerDocument.defaultView.kept = !event.defaultPrevented; });
}, true)
"""

SIZES = "fields => fields.map(field => parseFloat(getComputedStyle(field).fontSize))"

CARET = """
() => {
    const { window: { $: frame } } = CKEDITOR.instances.id_body;
    const box = frame.getSelection().getRangeAt(0).getBoundingClientRect();
    return frame.frameElement.getBoundingClientRect().top + box.bottom;
}
"""
