"""What publication needs and a content lacks."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.utils import translation

from articles.text.content import Content, Note
from articles.workflow.missing import missing_parts

WHOLE = Content(
    language="fr",
    section_id=1,
    headline="Le port ferme",
    standfirst="Les quais sont vides.",
    body="<p>Un mot.</p>",
    byline_ids=(1,),
)


@pytest.fixture(autouse=True)
def in_english():
    """Sentences are compared as the code writes them."""
    with translation.override("en"):
        yield


def test_a_whole_story_lacks_nothing():
    assert missing_parts(WHOLE, live=False) == []


@pytest.mark.parametrize(
    ("lacking", "sentence"),
    [
        ({"headline": " \u00a0 "}, "The story has no headline."),
        ({"headline": "x" * 181}, "The headline is longer than 180 characters."),
        ({"standfirst": ""}, "The story has no standfirst."),
        ({"body": ""}, "The story has no text."),
        ({"body": "<p>…</p>\n<p>—</p>"}, "The story has no text."),
        ({"section_id": None}, "The story is in no section."),
        ({"byline_ids": ()}, "The story has no byline."),
        ({"language": ""}, "The story has no language."),
        ({"language": "de"}, "The story has no language."),
        ({"slug": "Le Port/é"}, "The slug may hold only small letters without accents, figures and hyphens."),
        ({"notes": (Note(id=1, kind="update", text=" "),)}, "A note to readers has no words."),
        (
            {"expires_at": datetime(2030, 1, 1, tzinfo=UTC)},
            "The story has a date to be taken down but no reason that readers could be told.",
        ),
    ],
)
def test_each_missing_part_has_its_sentence(lacking, sentence):
    assert missing_parts(replace(WHOLE, **lacking), live=False) == [sentence]


def test_an_empty_story_is_told_everything_at_once():
    assert len(missing_parts(Content(language=""), live=True)) == 7


def test_a_story_readers_have_not_seen_needs_no_kind_of_change():
    assert missing_parts(replace(WHOLE, change_kind="", change_note=""), live=False) == []


@pytest.mark.parametrize("kind", ["", "other", "Update"])
def test_a_change_to_a_live_story_is_named(kind):
    assert missing_parts(replace(WHOLE, change_kind=kind, change_note="x"), live=True) == [
        "Readers have this story: call the change minor, an update, a clarification or a correction."
    ]


@pytest.mark.parametrize("kind", ["update", "clarification", "correction"])
def test_a_change_that_is_told_needs_its_note(kind):
    assert missing_parts(replace(WHOLE, change_kind=kind), live=True) == [
        "Say in a note to readers what was changed."
    ]
    assert missing_parts(replace(WHOLE, change_kind=kind, change_note="Le nom."), live=True) == []


def test_a_minor_change_needs_no_note():
    assert missing_parts(replace(WHOLE, change_kind="minor"), live=True) == []


@pytest.mark.parametrize("length", [1, 180])
def test_a_headline_may_be_up_to_180_characters_long(length):
    assert missing_parts(replace(WHOLE, headline="é" * length), live=False) == []
