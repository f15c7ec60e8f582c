"""What an approval binds."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from articles.text.content import HASH_SCHEME, SCHEME_1, SCHEMES, Content, Note, content_hash
from articles.text.pictured import LeadPicture

AT = datetime(2024, 11, 25, 9, 7, tzinfo=UTC)
WHOLE = Content(
    language="fr",
    section_id=1,
    headline="Le port",
    body="<p>Il dit\u00a0: oui.</p>\n<p>Fin.</p>",
    notes=(Note(id=1, kind="update", text="x", at=AT, zone="Europe/Paris"),),
    deadline=AT,
)
OTHER = {
    "language": "en",
    "section_id": 2,
    "headline": "La mer",
    "kicker": "k",
    "standfirst": "s",
    "body": "<p>Il dit\u00a0: non.</p>\n<p>Fin.</p>",
    "dateline": "Brest",
    "lead": LeadPicture(picture=1, alt=""),
    "slug": "a",
    "byline_ids": (1,),
    "topic_ids": (1,),
    "related_ids": (1,),
    "notes": (),
    "seo_title": "t",
    "seo_description": "d",
    "change_kind": "minor",
    "change_note": "n",
    "importance": 3,
    "sensitive": True,
    "target_length": 10,
    "deadline": None,
    "planned_at": AT,
    "embargo_until": AT,
    "expires_at": AT,
    "expiry_reason": "r",
}


def test_every_field_is_bound():
    assert {field.name for field in fields(Content)} == {*SCHEME_1, "body", "notes", "lead"} == set(OTHER)


@pytest.mark.parametrize("name", OTHER)
def test_a_change_of_any_field_is_another_content(name):
    assert content_hash(replace(WHOLE, **{name: OTHER[name]})) != content_hash(WHOLE)


@pytest.mark.parametrize(
    "note",
    [
        Note(id=1, kind="correction", text="x", at=AT, zone="Europe/Paris"),
        Note(id=1, kind="update", text="y", at=AT, zone="Europe/Paris"),
        Note(id=1, kind="update", text="x", at=None, zone="Europe/Paris"),
        Note(id=1, kind="update", text="x", at=AT, zone="UTC"),
    ],
)
def test_a_change_in_a_note_is_another_content(note):
    assert content_hash(replace(WHOLE, notes=(note,))) != content_hash(WHOLE)


def test_the_number_of_a_note_and_the_zone_an_instant_arrives_in_do_not_count():
    renumbered = replace(WHOLE.notes[0], id=7)
    elsewhere = AT.astimezone(timezone(timedelta(hours=1)))

    assert content_hash(replace(WHOLE, notes=(renumbered,), deadline=elsewhere)) == content_hash(WHOLE)


def test_typing_noise_does_not_count_and_a_meant_space_does():
    noisy = "<p>Il  dit\u00a0: oui.\u00a0</p>\n<p>Fin.</p>".replace("  ", " \u00a0")

    assert content_hash(replace(WHOLE, body=noisy)) == content_hash(WHOLE)
    assert content_hash(replace(WHOLE, body=WHOLE.body.replace("\u00a0", " "))) != content_hash(WHOLE)


def test_the_order_of_paragraphs_and_bylines_counts():
    assert content_hash(replace(WHOLE, body="<p>Fin.</p>\n<p>Il dit\u00a0: oui.</p>")) != content_hash(WHOLE)
    assert content_hash(replace(WHOLE, byline_ids=(1, 2))) != content_hash(replace(WHOLE, byline_ids=(2, 1)))


def test_fields_do_not_run_into_each_other():
    assert content_hash(replace(WHOLE, kicker="ab", dateline="c")) != content_hash(
        replace(WHOLE, kicker="a", dateline="bc")
    )


def test_the_first_scheme_is_fixed_for_good():
    assert HASH_SCHEME in SCHEMES
    assert content_hash(WHOLE, scheme=1) == "132c745dd4f7d485f75a1cadedd4f19c5cfd2ce0442ea9e36600d30b062f7ce5"
