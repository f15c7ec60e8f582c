"""What people do at the desk, in the browser: write, save, take the next step. In whatever language it speaks."""

import re

from playwright.sync_api import FrameLocator, Locator, Page


def editor_of(page: Page) -> FrameLocator:
    """The text's own frame, ready to be typed in."""
    frame = page.frame_locator("iframe.cke_wysiwyg_frame")
    frame.locator("body.cke_editable").wait_for()
    return frame


def type_text(page: Page, *paragraphs: str) -> None:
    """The paragraphs stand in the editor, at its end, as keys would put them there."""
    body = editor_of(page).locator("body")
    body.click()
    # Pressed in the text itself: what is said above it after a save may have moved it away under the pointer.
    body.press("Control+End")
    for number, paragraph in enumerate(paragraphs):
        if number:
            page.keyboard.press("Enter")
        page.keyboard.insert_text(paragraph)


def text_of(page: Page) -> str:
    return editor_of(page).locator("body").inner_text()


def fill(page: Page, **fields: str) -> None:
    """Every named field of the story's form says this; those on a closed panel are opened first."""
    for name, value in fields.items():
        field = page.locator(f"#id_{name}")
        open_panel_of(page, f"#id_{name}")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def open_panel_of(page: Page, selector: str) -> None:
    """The field can be seen: its tab is chosen and its fold open."""
    panel = page.locator(f".side-panel:has({selector})")
    if panel.count() and not panel.is_visible():
        page.locator(f".side-tabs a[href='#{panel.get_attribute('id')}']").click()
    fold = page.locator(f"details:not([open]):has({selector}) > summary")
    if fold.count():
        fold.first.click()


def save(page: Page) -> int:
    """The story is saved by Ctrl+S: a version holds every word of the page; the story's number."""
    page.keyboard.press("Control+s")
    page.locator("#story-form[data-in-version]").wait_for()
    page.wait_for_url(re.compile(r"/articles/\d+/edit/"))
    return number_of(page)


def standing_of(page: Page) -> str:
    """What the page says of its words: `saved`, `here` (on this computer only) or `not`."""
    return page.locator("[data-saved]").get_attribute("data-standing") or ""


def wait_until_it_says(page: Page, standing: str) -> None:
    page.locator(f"[data-saved][data-standing='{standing}']").wait_for()


def news(page: Page, kind: str) -> Locator:
    """The sentence of this kind in the strip below the bar, once it is there."""
    said = page.locator(f"[data-news] [data-kind='{kind}']")
    said.wait_for()
    return said


def press(page: Page, kind: str, does: str) -> None:
    news(page, kind).locator(f"[data-does='{does}']").click()


def number_of(page: Page) -> int:
    return int(page.url.split("/articles/")[1].split("/")[0])


def step(page: Page, story: int, move: str, **said: str) -> None:
    """The story has made this move: from its own page, by the button that offers it, through the page that asks."""
    page.goto(f"/desk/articles/{story}/edit/")
    page.locator(f"a[data-step='{move}']").first.click()
    page.wait_for_url(f"**/move/{move}/")
    for name, value in said.items():
        page.locator(f"#id_{name}").fill(value)
    page.locator("form.ask button.primary, form.ask button:not(.quiet)").first.click()
    page.wait_for_url(f"**/articles/{story}/edit/**")
