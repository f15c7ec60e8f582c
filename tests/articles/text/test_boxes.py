"""Pull quotes, fact boxes and sources are quotes with one word more; no other word gets in."""

import pytest
from django.utils import translation

from articles.text.blocks import split
from articles.text.boxes import box_kind, inside
from articles.text.diff import compare
from articles.text.diff_html import comparison_html
from articles.text.sanitise import sanitise
from tests.articles.text.cleanliness import faults

PULLED = '<blockquote data-kind="pull"><p>mot</p></blockquote>'
LISTED = '<blockquote data-kind="sources"><ul><li>a</li></ul></blockquote>'

#: What comes in, and what is stored.
SPELLINGS = [
    (
        '<blockquote data-kind="pull"><p>mot</p></blockquote>',
        '<blockquote data-kind="pull"><p>mot</p></blockquote>',
    ),
    (
        "<blockquote data-kind=' FACTS '>mot</blockquote>",
        '<blockquote data-kind="facts"><p>mot</p></blockquote>',
    ),
    (
        '<blockquote data-kind="sources"><ul><li>a</ul>',
        '<blockquote data-kind="sources"><ul><li>a</li></ul></blockquote>',
    ),
    ('<blockquote data-kind="x"><p>mot</p></blockquote>', "<blockquote><p>mot</p></blockquote>"),
    ("<blockquote data-kind='pull\" onclick=x'>mot</blockquote>", "<blockquote><p>mot</p></blockquote>"),
    (
        '<blockquote data-kind="pull" onclick="x" class="y" style="z">mot',
        '<blockquote data-kind="pull"><p>mot</p></blockquote>',
    ),
    ('<p data-kind="pull">mot</p>', "<p>mot</p>"),
    ('<blockquote data-kind="pull"> </blockquote>', ""),
    (
        '<blockquote data-kind="facts"><p>a</p><blockquote data-kind="pull"><p>b</p></blockquote></blockquote>',
        '<blockquote data-kind="facts"><p>a</p><p>b</p></blockquote>',
    ),
]


@pytest.mark.parametrize(("written", "stored"), SPELLINGS)
def test_each_box_has_one_spelling(written, stored):
    assert sanitise(written) == stored
    assert sanitise(stored) == stored
    assert faults(stored) == []


def test_a_table_inside_cuts_a_box_in_two_of_its_kind():
    table = "<table><tr><td>a<td>b<tr><td>c<td>d</table>"

    clean = sanitise(f'<blockquote data-kind="facts"><p>before</p>{table}<p>after</p></blockquote>')

    assert [box_kind(block.html) for block in split(clean)] == ["facts", "", "facts"]


def test_a_first_paragraph_in_bold_is_the_title():
    rest = "<p><strong>Nine</strong> votes</p>"
    held = f'<blockquote data-kind="facts"><p><strong>At a glance</strong></p>{rest}</blockquote>'

    assert inside(held, has_title=True) == ("At a glance", rest)
    assert inside(held, has_title=False)[0] == ""


@pytest.mark.parametrize(
    "first", ["<p><strong>Nine</strong> votes</p>", "<p>Nine</p>", "<ul><li>Nine</li></ul>"]
)
def test_anything_else_is_no_title(first):
    assert inside(f'<blockquote data-kind="facts">{first}</blockquote>', has_title=True) == ("", first)


def test_a_quote_that_became_a_box_is_told():
    old, new = (
        [(1, "blockquote", f"<blockquote{kind}><p>Some words here</p></blockquote>")]
        for kind in ("", ' data-kind="facts"')
    )

    with translation.override("en"):
        assert "Was: quotation. Now: fact box." in comparison_html(compare(old, new))
