"""Excerpts show whole words around the first that matched."""

from articles.reader.highlight import excerpt, marked

WORDS = frozenset({"pont", "ponts"})


def test_matching_words_are_marked_and_the_rest_is_escaped():
    assert (
        marked("Le Pont & les <ponts>", WORDS) == "Le <mark>Pont</mark> &amp; les &lt;<mark>ponts</mark>&gt;"
    )


def test_the_standfirst_is_the_excerpt_when_it_has_the_word():
    assert excerpt("Un pont.", "Rien.", WORDS) == "Un <mark>pont</mark>."


def test_the_text_is_quoted_around_its_first_match():
    plain = "mot " * 100 + "le pont " + "mot " * 100

    quoted = str(excerpt("Rien.", plain, WORDS))

    assert quoted.startswith("… mot")
    assert quoted.endswith("mot …")
    assert "le <mark>pont</mark> mot" in quoted
    assert len(quoted) < 280


def test_a_word_longer_than_any_excerpt_does_no_harm():
    assert "<mark>pont</mark>" in str(excerpt("", "x" * 500 + " pont " + "y" * 500, WORDS))


def test_without_a_match_the_standfirst_stands():
    assert excerpt("Rien.", "Rien du tout.", WORDS) == "Rien."


def test_an_excerpt_never_runs_one_block_into_the_next():
    plain = "Le pont\nLes élus votent.\nRégion Armoise\n96"

    assert excerpt("", plain, WORDS) == "Le <mark>pont</mark> … Les élus votent. Région Armoise … 96"


def test_an_excerpt_keeps_the_spaces_that_do_not_break():
    assert excerpt("", "Le pont, 1\u202f180\u00a0mètres", WORDS) == (
        "Le <mark>pont</mark>, 1\u202f180\u00a0mètres"
    )
