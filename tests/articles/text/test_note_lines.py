"""Notes to readers that were typed as paragraphs."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.note_lines import find_notes
from articles.text.sanitise import sanitise
from tests.costs import cost


def at(written):
    """A time on the wall, which has no zone."""
    return datetime.fromisoformat(written)


AT = at("2024-10-23 10:07")


@pytest.mark.parametrize(
    ("typed", "kind", "text", "wall", "zone"),
    [
        ("Mise à jour le 23/10/24, 10:07 ET : le bilan.", "update", "le bilan.", AT, "America/New_York"),
        ("MISE À JOUR le 23.10.2024 à 10h07\u00a0: a", "update", "a", AT, None),
        (
            "Mis à jour du mercredi 23 octobre 2024 à 10 h 07 (heure de Paris) : a",
            "update",
            "a",
            AT,
            "Europe/Paris",
        ),
        ("Mise à jour (23 octobre 2024, 10h07 CET) – a", "update", "a", AT, "Europe/Paris"),
        ("Update 23 Oct 2024 10:07 ET: a", "update", "a", AT, "America/New_York"),
        ("Updated on October 23, 2024, at 10:07 a.m. London time: a", "update", "a", AT, "Europe/London"),
        ("Update 10/23/24, 10:07 GMT: a", "update", "a", AT, "UTC"),
        ("Update 2024-10-23 10:07: a", "update", "a", AT, None),
        ("Update 23/10/2024 3 pm: a", "update", "a", at("2024-10-23 15:00"), None),
        ("Rectificatif du 1er août 2024, 9 h : a", "correction", "a", at("2024-08-01 09:00"), None),
        ("Correction : le maire a 52 ans.", "correction", "le maire a 52 ans.", None, None),
        ("Correction, 2 août 2024 : a", "correction", "2 août 2024 : a", None, None),
        ("Erratum: a", "correction", "a", None, None),
        ("Précision\u00a0: a", "clarification", "a", None, None),
        ("CLARIFICATION — a", "clarification", "a", None, None),
    ],
)
def test_a_labelled_paragraph_becomes_a_note_with_its_own_time(typed, kind, text, wall, zone):
    body, (note,) = find_notes(f"<p>avant</p>\n<p>{typed}</p>\n<p>après</p>")

    assert body == "<p>avant</p>\n<p>après</p>"
    assert (note.kind, note.text, note.wall, note.zone) == (kind, text, wall, zone)


@pytest.mark.parametrize(
    "typed",
    [
        "Correction apportée au budget : le maire parle.",
        "Correction-type : a",
        "Mise à jour le 23/10/24 à 10h07",
        "Mise à jour le 23/10/24, 10:07 ET :",
        "Mise à jour le 31/02/24, 10:07 ET : a",
        "Mise à jour le 23/10/24, 25:07 ET : a",
        "Mise à jour le 23/10/24, 10:07 XYZ : a",
        "La mise à jour : a",
        "Updates: a",
        "Update 23 \u017fept 2024 10:07: a",
        "Update 23 ju\u0130n 2024 10:07: a",
        "Update 0/0/0000, 0:00: a",
        "Précisionniste : a",
    ],
)
def test_any_other_paragraph_stays_in_the_body(typed):
    assert find_notes(f"<p>{typed}</p>") == (f"<p>{typed}</p>", [])


def test_a_label_in_a_list_or_a_quote_is_no_note():
    body = "<ul><li>Correction : a</li></ul>\n<blockquote><p>Correction : a</p></blockquote>"

    assert find_notes(body) == (body, [])


def test_formatting_goes_and_links_keep_their_address():
    _, (note,) = find_notes(
        '<p><strong>Correction :</strong> lire <a href="https://a.test/b?c=1&amp;d">ici</a>.</p>'
    )

    assert note.text == "lire ici (https://a.test/b?c=1&d)."


@given(
    st.lists(
        st.sampled_from(["Correction : a", "Update 23 Oct 2024: b", "mot", "Précision, hier : c"]), max_size=6
    )
)
def test_no_word_is_lost_between_body_and_notes(paragraphs):
    body, notes = find_notes(sanitise("".join(f"<p>{words}</p>" for words in paragraphs)))

    told = " ".join([body, *(f"{note.said} : {note.text}" for note in notes)])
    assert all(
        told.count(word) >= sum(word in words for words in paragraphs) for word in ("mot", "hier", "Oct 2024")
    )
    assert len(notes) + body.count("<p>") == len(paragraphs)


def test_a_hostile_paragraph_costs_no_more_than_reading_it():
    assert cost(lambda: find_notes("<p>Update" + "\u00a0" * 200_000 + "x</p>")) < 400
    assert cost(lambda: find_notes("<p>Update " + "1" * 200_000 + "</p>")) < 400
