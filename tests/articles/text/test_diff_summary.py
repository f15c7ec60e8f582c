"""What changed is said in a sentence."""

import pytest
from django.utils import translation

from articles.text.diff import compare, tally
from articles.text.diff_summary import summary


@pytest.fixture(autouse=True, scope="module")
def in_english():
    with translation.override("en"):
        yield


def said(old: list[str], new: list[str], **labels) -> list[str]:
    sides = [[(None, "p", html) for html in side] for side in (old, new)]
    changes = compare(*sides)
    return summary(changes, tally(changes), **labels)


FIRST = "<p>The council met on Monday evening.</p>"
SECOND = "<p>Nine members voted for the budget, six against it.</p>"
THIRD = "<p>The next meeting is in a month.</p>"


def test_nothing_is_said_of_what_did_not_happen():
    assert said([FIRST], [FIRST]) == []


def test_changed_paragraphs_and_words_are_counted():
    assert said([FIRST, SECOND], ["<p>The council met on Tuesday evening, late.</p>", SECOND]) == [
        "1 paragraph changed",
        "1 word more",
    ]


def test_added_deleted_and_moved_paragraphs_are_told_apart():
    assert said([FIRST, SECOND, THIRD], [SECOND, FIRST]) == [
        "1 paragraph deleted",
        "1 paragraph moved",
        "7 words fewer",
    ]


def test_a_new_look_leaves_as_many_words():
    assert said([FIRST], ["<p>The <em>council</em> met on Monday evening.</p>"]) == [
        "1 paragraph changed",
        "as many words as before",
    ]


def test_fields_above_and_around_the_text_are_named():
    assert said([FIRST], [FIRST], titles=["Headline", "Kicker"], others=["Slug"]) == [
        "Changed above the text: headline, kicker",
        "Changed around the text: slug",
    ]
