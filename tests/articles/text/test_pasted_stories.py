"""Whole stories as they arrive from a news site, from Word and from Google Docs."""

from pathlib import Path

import pytest
from django.utils import translation

from articles.text.blocks import fold_noise, plain, split
from articles.text.sanitise import dropped, sanitise

FIXTURES = Path(__file__).parent.parent / "fixtures"


def pasted(name):
    return (FIXTURES / f"{name}.html").read_text(encoding="utf-8")


@pytest.fixture
def story():
    """The French story's lines as a reader of the page it was copied from saw them."""
    return (FIXTURES / "pasted_fr_story.txt").read_text(encoding="utf-8").splitlines()


def test_a_story_from_a_web_page_arrives_with_every_word_accent_and_space(story):
    body = sanitise(pasted("pasted_fr_story"))

    assert [plain(fold_noise(block.html)) for block in split(body)] == story


def test_a_story_from_a_web_page_keeps_its_nine_paragraphs_and_loses_the_page(story):
    body = sanitise(pasted("pasted_fr_story"))

    kinds = [block.kind for block in split(body)]

    assert kinds.count("p") == 3 + 9
    assert kinds[1] == "h2"
    assert "style" not in body
    assert "<img" not in body
    assert "dataLayer" not in body


@translation.override("en")
def test_the_desk_is_told_that_the_pages_picture_stayed_behind():
    before = pasted("pasted_fr_story")

    assert any("picture" in str(line) for line in dropped(before, sanitise(before)))


def test_a_word_document_arrives_as_the_writer_saw_it():
    assert sanitise(pasted("word_paste")) == pasted("word_paste.clean").strip()


def test_a_google_document_arrives_as_the_writer_saw_it():
    assert sanitise(pasted("gdocs_paste")) == pasted("gdocs_paste.clean").strip()
