"""Pictures for stories that are written in the browser, and what people do with them there."""

import io
import secrets

from PIL import Image
from playwright.sync_api import Locator, Page

from pictures.models import Picture
from tests.journeys import desk
from tests.site import wait_until

#: Files let fall on the text's last paragraph, as a desktop would do it.
DROP = """files => {
    const page = document.querySelector("iframe.cke_wysiwyg_frame").contentWindow;
    const carried = new page.DataTransfer();
    for (const { name, type, bytes } of files) {
        carried.items.add(new page.File([Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0))], name, { type }));
    }
    const paragraph = [...page.document.querySelectorAll("body > p")].at(-1);
    const box = paragraph.getBoundingClientRect();
    const place = { clientX: box.left + 5, clientY: box.top + 5 };
    const said = { bubbles: true, cancelable: true, dataTransfer: carried, ...place };
    for (const kind of ["dragenter", "dragover", "drop"]) paragraph.dispatchEvent(new page.DragEvent(kind, said));
}"""

#: The same from the clipboard, at the caret.
PASTE = """files => {
    const page = document.querySelector("iframe.cke_wysiwyg_frame").contentWindow;
    const carried = new page.DataTransfer();
    for (const { name, type, bytes } of files) {
        carried.items.add(new page.File([Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0))], name, { type }));
    }
    const said = { bubbles: true, cancelable: true, clipboardData: carried };
    page.document.activeElement.dispatchEvent(new page.ClipboardEvent("paste", said));
}"""


def jpeg() -> bytes:
    """A photograph that no other looks like."""
    noise = Image.frombytes("RGB", (12, 8), secrets.token_bytes(12 * 8 * 3))
    made = io.BytesIO()
    noise.resize((900, 600), Image.Resampling.NEAREST).save(made, "JPEG", quality=80)
    return made.getvalue()


def bring(page: Page, *, caption: str = "", credit: str = "", alt: str = "") -> dict:
    """A picture of the library, with the desk's words; the page shows the desk. What scripts are told of it."""
    from_page = {"X-CSRFToken": page.locator("[name=csrfmiddlewaretoken]").first.input_value()}
    answer = page.request.post(
        "/desk/pictures/arrive/",
        headers=from_page | {"Accept": "application/json", "Referer": page.url},
        multipart={"file": {"name": "quay.jpg", "mimeType": "image/jpeg", "buffer": jpeg()}},
    )
    told = answer.json()
    Picture.objects.filter(pk=told["id"]).update(caption=caption, credit=credit, alt=alt, title=caption)
    return told


def editor_says(page: Page) -> str:
    """The text as it would be sent at this moment."""
    return page.evaluate("CKEDITOR.instances.id_body.getData()")


def press_button(page: Page, name: str) -> None:
    """The toolbar's button, by the keyboard."""
    button = page.locator(f"a.cke_button__{name}")
    button.focus()
    button.press("Enter")


def picker(page: Page) -> Locator:
    box = page.locator("[data-picker]")
    box.wait_for()
    return box


def look_for(page: Page, words: str, *, count: int) -> None:
    """The dialog shows the pictures that have these words; what it showed while they were typed is gone."""
    box = picker(page)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(words)
    shown = box.locator(".tile")
    wait_until(
        lambda: [words in text for text in shown.all_inner_texts()] == [True] * count,
        f"The pictures of “{words}” never stood there alone.",
    )


def figures(page: Page) -> Locator:
    return desk.editor_of(page).locator("body > .cke_widget_wrapper")
