"""A comparison as it is shown."""

from html.parser import HTMLParser

from django.utils import translation
from hypothesis import given, settings

from articles.text.diff import compare
from articles.text.diff_fields import changed_fields
from articles.text.diff_html import block_html, block_notes
from articles.text.diff_layout import in_one_text
from articles.text.diff_words import segments_html
from tests.articles.text.test_diff import numbered, two_versions


class Balance(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.faults, self.text = [], [], []

    def handle_starttag(self, tag, attrs):
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)

    def handle_data(self, data):
        self.text.append(data)


def shown(old, new):
    """The one block both bodies hold, as HTML."""
    (change,) = compare(numbered(old), numbered(new))
    return block_html(change)


@settings(max_examples=200, deadline=None)
@given(two_versions())
def test_what_is_shown_is_balanced_and_holds_every_word_of_both_sides(versions):
    old, new = versions
    balance = Balance()

    balance.feed(in_one_text(compare(old, new), fold=False))

    text = "".join(balance.text)
    assert balance.faults == []
    assert balance.open == []
    for word in ("port", "quai", "État", "vice", "été"):
        assert (word in text) == any(word in html for _, _, html in old + new)


@translation.override("en")
def test_words_in_and_out_are_ins_and_del():
    assert shown("<p>Il dit non.</p>", "<p>Il dit oui.</p>") == (
        '<div class="diff-block diff-block--changed"><p>Il dit <del>non</del><ins>oui</ins>.</p></div>'
    )


@translation.override("en")
def test_a_no_break_space_can_be_seen():
    assert shown("<p>Oui !</p>", "<p>Oui\u202f!</p>") == (
        '<div class="diff-block diff-block--changed"><p>Oui<del> </del>'
        '<ins><span class="nbsp nbsp--narrow" title="narrow no-break space">⍽</span></ins>!</p></div>'
    )


@translation.override("en")
def test_a_look_or_a_link_that_changed_is_said_in_words():
    html = shown(
        '<p>Un <a href="/a">mot</a> de plus.</p>', '<p>Un <a href="/b"><strong>mot</strong></a> de plus.</p>'
    )

    assert "[became bold; link changed from /a to /b]" in html


@translation.override("en")
def test_a_block_that_moved_or_became_something_else_says_so():
    old = numbered("<p>Au port</p><p>deux</p><p>trois</p>")
    new = [old[1], old[2], (1, "h2", "<h2>Au port</h2>")]

    assert block_notes(compare(old, new)[2]) == ["Moved down", "Was: paragraph. Now: crosshead."]


def test_a_list_that_gained_an_item_is_shown_line_by_line():
    html = shown("<ul><li>un</li><li>deux</li></ul>", "<ul><li>un</li><li>et</li><li>deux</li></ul>")

    assert '<li class="diff-line diff-line--inserted"><ins>et</ins></li>' in html


def test_everything_typed_is_escaped():
    (row,) = changed_fields({"headline": "<b>&"}, {"headline": "<script>\"'"})

    assert "<script>" not in segments_html(row.segments)
    assert "&lt;" in segments_html(row.segments)


def test_only_fields_that_differ_make_a_row():
    rows = changed_fields(
        {"headline": "Un", "kicker": "K", "slug": "s"}, {"headline": "Deux", "kicker": "K", "place": "Brest"}
    )

    assert [(row.name, row.old, row.new) for row in rows] == [
        ("headline", "Un", "Deux"),
        ("place", "", "Brest"),
        ("slug", "s", ""),
    ]
