"""French sentences keep what the English one holds, and French typography."""

import pytest

from newsroom.supervisor.french import faults, typography


@pytest.mark.parametrize(
    "sentence",
    [
        "Enregistrer",
        "Se déconnecter\u202f?",
        "L’article est validé\u00a0: «\u00a0Le pont\u00a0»",
        "Écrivez 2026-11-23 06:00.",
        "\u00a0: ",
        "Trop tard\u202f!?",
        '<a href="/x?y;z">lire</a>',
        "100\u00a0%%",
    ],
)
def test_a_well_written_sentence_is_left_in_peace(sentence):
    assert typography(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Se déconnecter ?",
        "Se déconnecter?",
        "Se déconnecter\u00a0?",
        "Voici :",
        "Voici: le pont",
        "« Le pont »",
        "«Le pont»",
        "l'article",
        "“Le pont”",
        'Le "pont"',
        "Un instant...",
        "deux  mots",
    ],
)
def test_a_badly_written_sentence_is_named(sentence):
    assert len(typography(sentence)) >= 1


def test_a_placeholder_that_is_lost_is_named():
    assert faults(("%(who)s saved it",), ("Quelqu’un l’a enregistré",)) == [
        "its placeholders are not those of the English"
    ]


def test_a_placeholder_that_is_misspelt_is_named():
    assert faults(("%(who)s saved it",), ("%(qui)s l’a enregistré",)) == [
        "its placeholders are not those of the English"
    ]


def test_the_singular_may_leave_its_number_out_where_english_does():
    assert faults(("one word", "%(count)d words"), ("un mot", "%(count)d mots")) == []


def test_a_tag_that_is_lost_is_named():
    assert faults(("Read <em>this</em>",), ("Lisez ceci",)) == ["its tags are not those of the English"]
