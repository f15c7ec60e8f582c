"""A body as a list of blocks."""

import pytest
from hypothesis import given, settings

from articles.text.blocks import (
    Block,
    block_hash,
    count_words,
    fold_noise,
    join,
    plain,
    reading_minutes,
    split,
)
from articles.text.sanitise import sanitise
from tests.articles.text.test_diff import BODIES

BODY = "<p>Un <strong>mot</strong><br>et</p>\n<ul><li>a<ul><li>b</li></ul></li></ul>\n<h2>T</h2>"


def test_a_body_is_cut_at_its_top_level():
    assert [block.kind for block in split(BODY)] == ["p", "ul", "h2"]
    assert split(BODY)[0] == Block("p", "<p>Un <strong>mot</strong><br>et</p>")
    assert split("") == []


def test_words_outside_any_block_are_not_lost():
    assert [block.html for block in split("avant <p>a</p> entre <p>b</p>après")] == [
        "<p>avant</p>",
        "<p>a</p>",
        "<p>entre</p>",
        "<p>b</p>",
        "<p>après</p>",
    ]
    assert "fin" in join(split("</p><p>a<p>fin"))


@settings(deadline=None)
@given(BODIES)
def test_what_is_cut_can_be_joined_again(bodies):
    body = sanitise("".join(bodies))

    assert join(split(body)) == body
    assert all(sanitise(block.html) == block.html for block in split(body))


def test_a_block_is_known_by_every_letter_of_it():
    assert len(block_hash("<p>a</p>")) == 32
    assert block_hash("<p>a\u00a0b</p>") != block_hash("<p>a b</p>")


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("<p>a\u00a0 b</p>", "<p>a b</p>"),
        ("<p>a \u00a0b</p>", "<p>a b</p>"),
        ("<p>a \u00a0\u00a0 b</p>", "<p>a b</p>"),
        ("<p>a\u00a0\u00a0b</p>", "<p>a b</p>"),
        ("<p>a <strong>\u00a0b</strong></p>", "<p>a <strong>b</strong></p>"),
        ("<p>\u00a0a\u00a0</p>", "<p>a</p>"),
        ("<p><em>a\u00a0</em></p>", "<p><em>a</em></p>"),
        ("<p>a\u00a0<br>\u00a0b</p>", "<p>a<br>b</p>"),
        ("<ul><li>a\u00a0<ul><li>\u00a0b</li></ul></li></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<p>a\u00a0\u202f!</p>", "<p>a\u202f!</p>"),
    ],
)
def test_no_break_spaces_that_typing_made_are_folded(typed, folded):
    assert fold_noise(typed) == folded


@pytest.mark.parametrize(
    "meant",
    ["<p>a\u00a0: «\u00a0b\u00a0»</p>", "<p>1\u202f000</p>", "<p>a b</p>", '<p><a href="/a">b</a> c</p>'],
)
def test_no_break_spaces_that_were_meant_stay(meant):
    assert fold_noise(meant) == meant


@settings(deadline=None)
@given(BODIES)
def test_folding_twice_is_folding_once(bodies):
    folded = fold_noise(sanitise("".join(bodies)))

    assert fold_noise(folded) == folded


def test_the_words_alone_stand_a_line_each():
    assert plain(BODY) == "Un mot\net\na\nb\nT"
    assert plain("<p>a &lt;b&gt; &amp;amp;</p>") == "a <b> &amp;"


@pytest.mark.parametrize(
    ("html", "count"),
    [
        ("", 0),
        ("<p>— … !</p>", 0),
        ("<p>L’État, c'est vice-président : 1 000 €.</p>", 5),
        ("<p>m<strong>o</strong>t</p><p>deux</p>", 2),
        ("<p>e\u0301te\u0301 «\u00a0oui\u00a0»</p>", 2),
        ("<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>", 2),
    ],
)
def test_words_are_counted_as_readers_count_them(html, count):
    assert count_words(html) == count


@pytest.mark.parametrize(("words", "minutes"), [(0, 0), (-1, 0), (1, 1), (220, 1), (700, 3), (2200, 10)])
def test_reading_takes_whole_minutes(words, minutes):
    assert reading_minutes(words) == minutes
