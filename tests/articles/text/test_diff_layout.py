"""A comparison is laid out for reading, and nothing of either version is lost or added on the way."""

import re
from html.parser import HTMLParser

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from articles.text.diff import Change, compare
from articles.text.diff_layout import count_of_changes, in_one_text, is_change, side_by_side, stretches

PARAGRAPHS = st.lists(
    st.sampled_from([f"<p>Paragraph {letter} of some length, as they are.</p>" for letter in "abcdefgh"]),
    max_size=12,
)


@pytest.fixture(autouse=True, scope="module")
def in_english():
    with translation.override("en"):
        yield


def blocks(paragraphs: list[str]) -> list[tuple[None, str, str]]:
    return [(None, "p", html) for html in paragraphs]


def kept(count: int) -> list[str]:
    return [f"<p>Unchanged {number}, word for word.</p>" for number in range(count)]


def changed(old: list[str], new: list[str]) -> list[Change]:
    return compare(blocks(old), blocks(new))


class Balance(HTMLParser):
    """Fails where a tag closes what is not open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def is_balanced(html: str) -> bool:
    balance = Balance()
    balance.feed(html)
    return balance.open == []


def test_long_unchanged_stretches_are_folded_with_a_paragraph_in_sight_beside_each_change():
    old = [*kept(6), "<p>It was late.</p>", *[f"<p>After it, {n}.</p>" for n in "abcdef"]]
    new = [*old[:6], "<p>It was early.</p>", *old[7:]]

    shown = in_one_text(changed(old, new), fold=True)

    assert re.findall(r"<summary>(.*?)</summary>", shown) == ["5 paragraphs unchanged"] * 2
    outside = re.sub(r"<details.*?</details>", "", shown, flags=re.DOTALL)
    assert "Unchanged 5" in outside
    assert "After it, a" in outside
    assert "Unchanged 4" not in outside


def test_short_stretches_stay_in_sight():
    old = [*kept(3), "<p>It was late.</p>"]
    new = [*kept(3), "<p>It was early.</p>"]

    assert "<details" not in in_one_text(changed(old, new), fold=True)


def test_two_equal_texts_are_shown_whole():
    shown = in_one_text(changed(kept(20), kept(20)), fold=True)

    assert "<details" not in shown
    assert "Unchanged 19" in shown


def test_every_change_has_an_address_and_nothing_else_has():
    old = [*kept(5), "<p>It was late.</p>", "<p>Gone for good, all of it.</p>"]
    new = [*kept(5), "<p>It was early.</p>", "<p>Quite another thing came here.</p>"]

    changes = changed(old, new)

    for shown in (in_one_text(changes, fold=True), side_by_side(changes, fold=True)):
        assert re.findall(r'id="(change-\d+)"', shown) == [
            f"change-{number}" for number in range(1, count_of_changes(changes) + 1)
        ]


def test_side_by_side_each_version_stands_in_its_own_column():
    changes = changed(
        ["<p>It was late.</p>", "<p>Gone for good, all of it.</p>"],
        ["<p>It was early, for once.</p>"],
    )

    shown = side_by_side(changes, fold=True)
    old = " ".join(re.findall(r'<div class="diff-old">(.*?)</div>', shown))
    new = " ".join(re.findall(r'<div class="diff-new">(.*?)</div>', shown))

    assert "<del>late</del>" in old
    assert "early" not in old
    assert "<ins>early, for once</ins>" in new
    assert "late" not in new
    assert "<del><p>Gone for good, all of it.</p></del>" in old


def test_a_look_that_changed_is_told_on_the_new_side_alone():
    changes = changed(["<p>It was very late.</p>"], ["<p>It was <strong>very</strong> late.</p>"])

    shown = side_by_side(changes, fold=True)

    assert '<div class="diff-old"><p>It was very late.</p></div>' in shown
    assert shown.count("became bold") == 1


@given(PARAGRAPHS, PARAGRAPHS)
def test_folding_shows_each_block_once_and_in_order(old, new):
    changes = changed(old, new)

    for fold in (True, False):
        cut = list(stretches(changes, fold=fold))
        assert [change for stretch in cut for change in stretch.changes] == changes
        assert not any(
            is_change(change) for stretch in cut if stretch.is_folded for change in stretch.changes
        )


@given(PARAGRAPHS, PARAGRAPHS, st.booleans())
def test_whatever_is_laid_out_is_balanced(old, new, fold):
    changes = changed(old, new)

    assert is_balanced(in_one_text(changes, fold=fold))
    assert is_balanced(side_by_side(changes, fold=fold))
