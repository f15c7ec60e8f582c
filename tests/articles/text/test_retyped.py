"""Paragraphs written anew as plain lines."""

from hypothesis import given, settings

from articles.text.blocks import split
from articles.text.retyped import as_lines, can_be_retyped, retyped
from articles.text.sanitise import sanitise
from tests.articles.text.test_diff import BLOCKS
from tests.articles.text.test_merge import numbered


def test_words_that_stay_keep_their_links_and_their_look():
    link = '<a href="https://a.test">un texte</a>'
    sources = numbered(f"<h2>Au port</h2><p>Le <strong>maire</strong> a lu {link} hier.</p>")

    html = retyped("Au port\n\nLe maire a lu un texte ce matin.", sources)

    assert html == f"<h2>Au port</h2>\n<p>Le <strong>maire</strong> a lu {link} ce matin.</p>"


def test_a_line_that_continues_nothing_is_a_paragraph_and_no_markup():
    assert retyped("Du neuf : a < b & <b>c</b>.\r\n\r\n \r\n\r\nEncore.", []) == (
        "<p>Du neuf : a &lt; b &amp; &lt;b&gt;c&lt;/b&gt;.</p>\n<p>Encore.</p>"
    )


def test_nothing_written_is_nothing():
    assert retyped(" \n\n ", numbered("<p>Un mot.</p>")) == ""


def test_a_list_is_not_written_as_lines():
    assert not can_be_retyped(numbered("<p>Un mot.</p><ul><li>un</li></ul>"))


@settings(max_examples=200, deadline=None)
@given(BLOCKS)
def test_what_is_not_touched_comes_back_letter_for_letter(html):
    blocks = numbered(sanitise(html))

    if can_be_retyped(blocks) and "<br>" not in sanitise(html):
        assert split(retyped(as_lines(blocks), blocks)) == split(sanitise(html))
