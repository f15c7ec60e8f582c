"""The language of search: found with or without accents, in any form of the word, in both languages."""

from importlib import import_module

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db


def finds(edition: str, text: str, words: str) -> bool | None:
    """Whether a body that says `text` is found by `words`; None when the words ask for nothing."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT newsroom_vector(%s, '', '', %s, '') @@ newsroom_query(%s, %s)",
            [edition, text, edition, words],
        )
        return cursor.fetchone()[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Les listes préparées cet été", "preparees"),
        ("Les listes préparées cet été", "préparée"),
        ("Les listes préparées cet été", "préparé"),
        ("L’été à la criée", "été"),
        ("L’été à la criée", "ETE"),
        ("L'été à la criée", "ete criee"),
        ("Cœur de ville", "coeur"),
        ("Coeur de ville", "cœur"),
        ("Les pêcheurs n’ont rien pris", "pecheur"),
        ("Le maire de Port-Ancelle", "port-ancelle"),
        ("Le maire de Port-Ancelle", "ancelle"),
        ("Les élections régionales", "l’élection régionale"),
        ("Les élections des maires", "élection maire"),
    ],
)
def test_french_readers_find(text, words):
    assert finds("fr", text, words) is True


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Councillors voted", "voting"),
        ("The café owner’s answer", "cafe owners"),
        ("Naïve plans", "naive plan"),
    ],
)
def test_english_readers_find(text, words):
    assert finds("en", text, words) is True


@pytest.mark.parametrize(("text", "words"), [("La criée", "criminel"), ("Le port", "porte-avions")])
def test_other_words_are_not_found(text, words):
    assert finds("fr", text, words) is False


@pytest.mark.parametrize("words", ["", "le la les", "'", "& | ! :* <->", "\\", "$$", "’"])
def test_words_that_ask_for_nothing_find_nothing_and_break_nothing(words):
    assert finds("fr", "Le port", words) is None


def test_a_very_long_text_is_indexed():
    assert finds("fr", "pêcheur " * 60_000, "pêcheurs") is True


@pytest.mark.parametrize("edition", ["fr", "en"])
@pytest.mark.parametrize(
    "text",
    [
        "Councillors voted TWICE for the bridge; 12.5 % of it, said x@y.example at http://a.example/B?c=d",
        "Les listes préparées cet été, à l’Élysée : « Cœur de ville », dit-elle… d'Ancelle ʼn",
        "Un e\u0301te\u0301 a\u0300 Zürich, Straße, ÑANDÚ, \u212b, ﬁn, İstanbul, ΣΑΣ, ǅ",
        "AT&T &AMP; &amp; <?XML <?xml <B>bold</B> <SCRIPT>x</SCRIPT> 1E5 1e5 \u2000\u2028\u202f\u00a0",
        "",
    ],
)
def test_a_quicker_index_holds_every_word_at_its_place_as_the_slow_one_did(edition, text):
    quick = import_module("articles.migrations.0008_quick_search_words")
    with connection.cursor() as cursor:
        cursor.execute("SELECT newsroom_lexemes(%s, %s)::text", [edition, text])
        found = cursor.fetchone()
        cursor.execute(quick.OLD_FOLD)
        cursor.execute(quick.OLD_LEXEMES)

        cursor.execute("SELECT newsroom_lexemes(%s, %s)::text", [edition, text])

        assert cursor.fetchone() == found
