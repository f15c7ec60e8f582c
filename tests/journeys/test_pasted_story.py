"""What is pasted from a web page, Word or Google Docs reaches readers with every word, accent and no-break space."""

import re
import secrets
from pathlib import Path

import pytest
from playwright.sync_api import Page

from articles.models import Article
from articles.text.blocks import plain
from tests.journeys import desk

FIXTURES = Path(__file__).resolve().parent.parent / "articles" / "fixtures"

#: The web page's lines: when, headline, standfirst, nine paragraphs, and the note.
LINES = (FIXTURES / "pasted_fr_story.txt").read_text(encoding="utf-8").splitlines()
DATE_LINE, HEADLINE, STANDFIRST, *PARAGRAPHS, NOTE = LINES
NOTE_LEAD, NOTE_TEXT = NOTE.split("\xa0: ", 1)

#: What a browser does on Ctrl+V, with this on its clipboard.
PASTE = """
(body, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    clipboardData.setData("text/plain", new DOMParser().parseFromString(html, "text/html").body.innerText);
    body.dispatchEvent(new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true}));
}
"""


def paste(page: Page, name: str) -> None:
    body = desk.editor_of(page).locator("body")
    body.click()
    with page.expect_response("**/desk/clean/"):
        body.evaluate(PASTE, (FIXTURES / f"{name}.html").read_text(encoding="utf-8"))
    body.locator("p", has_text=re.compile(".{20}")).first.wait_for()


def delete_paragraph(page: Page, text: str) -> None:
    """Its words are selected, no more and no less, and deleted; the empty line is for the sanitiser to drop."""
    paragraph = desk.editor_of(page).locator("body > *", has_text=text).first
    paragraph.click()
    paragraph.evaluate("element => element.ownerDocument.getSelection().selectAllChildren(element)")
    page.keyboard.press("Delete")


def test_a_story_pasted_from_a_web_page_loses_nothing_on_its_way_to_readers(site, window, sign_in):
    slug = f"traversier-{secrets.token_hex(4)}"
    rita, ed, reader = sign_in(window(), "rita"), sign_in(window(), "ed"), window()
    rita.goto("/desk/articles/new/")
    paste(rita, "pasted_fr_story")
    for line in (HEADLINE, STANDFIRST[:40], NOTE_LEAD):
        delete_paragraph(rita, line)
    desk.fill(rita, headline=HEADLINE, standfirst=STANDFIRST, language="fr", slug=slug)
    desk.fill(rita, **{"notes-0-kind": "update", "notes-0-text": NOTE_TEXT})
    desk.fill(rita, **{"notes-0-at_0": "2024-10-23T10:07", "notes-0-at_1": "America/Toronto"})
    story = desk.save(rita)

    desk.step(rita, story, "submit")
    desk.step(ed, story, "approve")
    desk.step(ed, story, "publish")
    reader.goto("/latest/")
    reader.goto(reader.locator(f"main a[href*='{slug}']").first.get_attribute("href"))

    assert reader.locator("h1").text_content() == HEADLINE
    assert reader.locator(".standfirst").text_content().strip() == STANDFIRST
    # A no-break space at the very end of a paragraph is the web page's noise, and shows nowhere.
    paragraphs = [text.rstrip("\xa0") for text in reader.locator(".story .body > *").all_text_contents()]
    assert paragraphs == [DATE_LINE, *PARAGRAPHS]
    note = reader.locator(".note--update")
    assert note.locator(".note-text").text_content() == NOTE_TEXT
    assert note.locator("time").get_attribute("datetime") == "2024-10-23T10:07:00-04:00"
    assert "10" in note.locator("time").text_content()
    assert "Toronto" in note.locator("time").text_content()


@pytest.mark.parametrize("name", ["word_paste", "gdocs_paste"])
def test_a_paste_from_a_word_processor_keeps_its_words(name, newsroom, page, sign_in):
    sign_in(page, "rita")
    page.goto("/desk/articles/new/")

    paste(page, name)
    desk.fill(page, headline=f"Pasted {secrets.token_hex(4)}")
    story = desk.save(page)

    saved = Article.objects.select_related("head").get(pk=story).head.body
    assert plain(saved) == plain((FIXTURES / f"{name}.clean.html").read_text(encoding="utf-8").strip())
