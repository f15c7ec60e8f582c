"""What people do at the desk, in the browser: write, save, take the next step. In whatever language it speaks."""

from playwright.sync_api import FrameLocator, Page


def editor_of(page: Page) -> FrameLocator:
    """The text's own frame, ready to be typed in."""
    frame = page.frame_locator("iframe.cke_wysiwyg_frame")
    frame.locator("body.cke_editable").wait_for()
    return frame


def type_text(page: Page, *paragraphs: str) -> None:
    """The paragraphs stand in the editor, at its end, as keys would put them there."""
    editor_of(page).locator("body").click()
    page.keyboard.press("Control+End")
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
    """The story is saved by Ctrl+S; its number."""
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    return number_of(page)


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
