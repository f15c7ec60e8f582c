"""Addresses made of headlines."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.slugs import LONGEST, slugify


@pytest.mark.parametrize(
    ("headline", "language", "slug"),
    [
        ("Le vote sur l’École est reporté", "fr", "le-vote-sur-l-ecole-est-reporte"),
        ("L'œuvre d’Æsop, à cœur ouvert", "fr", "l-oeuvre-d-aesop-a-coeur-ouvert"),
        ("« Oui\u00a0! », dit-il\u202f; 50\u00a0% d’accord", "fr", "oui-dit-il-50-pour-cent-d-accord"),
        ("Pêche & criée", "fr", "peche-et-criee"),
        ("Fish & chips: 5% up", "en", "fish-and-chips-5-per-cent-up"),
        ("Budget : 3 M€", "fr", "budget-3-m-euros"),
        ("ŁÓDŹ, Straße, Ørsted", "en", "lodz-strasse-orsted"),
        ("e\u0301te\u0301 ﬁn Ⅳ", "fr", "ete-fin-iv"),
        ("", "fr", "article"),
        ("!!!", "en", "story"),
        ("東京", "en", "story"),
        ("-- a -- b --", "xx", "a-b"),
    ],
)
def test_a_headline_becomes_an_address(headline, language, slug):
    assert slugify(headline, language) == slug


def test_a_long_headline_is_cut_between_words():
    slug = slugify("Le conseil municipal " * 10, "fr")

    assert len(slug) <= LONGEST
    assert slug.endswith(("-le", "-conseil", "-municipal"))


def test_a_word_without_end_is_cut_all_the_same():
    assert slugify("a" * 500, "fr") == "a" * LONGEST


@given(st.text(), st.sampled_from(["fr", "en", "", "de"]))
def test_any_headline_gives_an_address_that_stays_itself(headline, language):
    slug = slugify(headline, language)

    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= LONGEST
    assert slugify(slug, language) == slug
