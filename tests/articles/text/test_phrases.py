"""Where a phrase came into a text, and where it left it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.phrases import Version, _with_origins, excerpt, fold, folded_phrase, turns
from tests.costs import cost


def in_a_row(*bodies):
    """Versions 1, 2, 3 ..., each with these words in its body."""
    return [
        Version(number, (number - 1,) if number > 1 else (), [("body", words)])
        for number, words in enumerate(bodies, 1)
    ]


def told(versions, phrase):
    return [
        (turn.key, "came" if turn.came_into else "left", turn.is_back)
        for turn in turns(versions, folded_phrase(phrase))
    ]


def test_a_phrase_appears_vanishes_and_comes_back():
    versions = in_a_row(
        "No sum.", "It costs 12 millions.", "It costs 12 millions!", "It costs 15.", "12 millions"
    )

    assert told(versions, "12 millions") == [(2, "came", False), (4, "left", False), (5, "came", True)]


def test_case_accents_apostrophes_quotes_and_spaces_do_not_matter():
    versions = in_a_row("Selon l’État, c’est «\u00a0fini\u00a0»\u202f: 3\u202f400\u00a0%.")

    for phrase in ("selon l'etat", "L’ÉTAT", '"fini" : 3 400 %', "« fini »:", "3 400%"):
        assert told(versions, phrase) == [(1, "came", False)], phrase


def test_places_are_told_apart():
    versions = [
        Version(1, (), [("headline", "The quay"), ("body", "Nothing."), ("body", "The quay.")]),
        Version(2, (1,), [("headline", "The quay"), ("body", "Nothing.")]),
    ]

    (came, left) = turns(versions, folded_phrase("quay"))

    assert (came.came_into, came.stands_in) == (("headline", "body"), ("headline", "body"))
    assert (left.came_into, left.left, left.stands_in) == ((), ("body",), ("headline",))


def test_a_branch_is_compared_with_the_version_it_was_written_from():
    versions = [
        Version(1, (), [("body", "one")]),
        Version(2, (1,), [("body", "one two")]),
        Version(3, (1,), [("body", "one three")]),
    ]

    assert told(versions, "two") == [(2, "came", False)]


def test_a_phrase_that_a_merge_brings_says_from_where():
    versions = [
        Version(1, (), [("body", "one")]),
        Version(2, (1,), [("body", "one two")]),
        Version(3, (1,), [("body", "one three")]),
        Version(4, (2, 3), [("body", "one two three")]),
    ]

    came, merged = turns(versions, folded_phrase("three"))

    assert (came.key, merged.key, merged.brought_from, merged.is_back) == (3, 4, 3, False)


def test_nothing_asked_for_is_found_nowhere():
    assert turns(in_a_row("words", "", "words"), folded_phrase("  \u00a0 ")) == []


def test_an_excerpt_shows_the_phrase_as_it_was_written():
    text = "Hier soir, selon l’État, la facture du port atteignait 3\u202f400\u00a0€ par bateau."

    assert excerpt(text, folded_phrase("3 400 €")) == (
        "… selon l’État, la facture du port atteignait ",
        "3\u202f400\u00a0€",
        " par bateau.",
    )


TEXTS = st.text(alphabet="aàÀ éß’ '«»\u00a0\u202f\n\u0301ﬁŒ…%12-–", max_size=40)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_folding_letter_by_letter_is_folding_the_text(text):
    assert _with_origins(text)[0] == fold(text)


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_what_is_found_can_be_shown(before, phrase, after):
    asked = folded_phrase(phrase)
    if asked and asked in fold(before + phrase + after):
        found = excerpt(before + phrase + after, asked)

        assert asked in fold(found.phrase) or fold(found.phrase).strip() in asked


def test_five_hundred_versions_of_two_thousand_paragraphs_stay_cheap():
    body = [("body", f"Le maire a dit {number}.") for number in range(2000)]
    versions = []
    for number in range(1, 501):
        body = [*body]
        body[number] = ("body", f"Le maire a redit {number}.")
        versions.append(Version(number, (number - 1,), body))

    assert cost(lambda: turns(versions, "redit 300")) < 60


def test_a_text_that_is_nothing_but_spaces_is_looked_through_once():
    assert cost(lambda: turns([Version(1, (), [("Text", f"a{' ' * 100_000}b")])], "a b")) < 60
