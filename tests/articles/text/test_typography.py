"""Spaces that must not break."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from articles.text.typography import french_spaces, show_nbsp, with_french_spaces


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("Il dit : « oui »", "Il dit\u00a0: «\u00a0oui\u00a0»"),
        ("Il dit: «oui»", "Il dit\u00a0: «\u00a0oui\u00a0»"),
        ("Quoi ? Non ! Si ; voilà", "Quoi\u202f? Non\u202f! Si\u202f; voilà"),
        ("Quoi? Quoi ?!", "Quoi\u202f? Quoi\u202f?!"),
        ("« Oui ! », dit-il", "«\u00a0Oui\u202f!\u00a0», dit-il"),
        ("1 234 567 habitants", "1\u202f234\u202f567 habitants"),
        ("50 % et 3€", "50\u00a0% et 3\u00a0€"),
        ("à 10:07, https://a.test/?b=1", "à 10:07, https://a.test/?b=1"),
        ("Déjà\u00a0! Bien\u202f: «\u202foui\u202f»", "Déjà\u00a0! Bien\u202f: «\u202foui\u202f»"),
        ("en 2024 100 bateaux", "en 2024 100 bateaux"),
        ("", ""),
    ],
)
def test_french_spaces_are_suggested_where_they_lack(typed, set_):
    assert with_french_spaces(typed) == set_


@given(st.text(alphabet="ab 1«»:;!?%€\u00a0\u202f,.", max_size=40))
def test_taking_every_suggestion_changes_nothing_but_spaces_and_leaves_none(text):
    mended = with_french_spaces(text)

    assert "".join(mended.split()) == "".join(text.split())
    assert french_spaces(mended) == []


@translation.override("en")
def test_no_break_spaces_are_shown_by_name_and_words_are_escaped():
    assert show_nbsp("a\u00a0<\u202fb") == (
        'a<span class="nbsp" title="no-break space">⍽</span>&lt;'
        '<span class="nbsp nbsp--narrow" title="narrow no-break space">⍽</span>b'
    )
