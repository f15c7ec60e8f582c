"""A slip of the hand is one letter too many, missing, wrong or swapped: it always leads to the word."""

from hypothesis import assume, given
from hypothesis import strategies as st

from articles.text.spelling import closest, fold, is_one_slip, slips, words_of

LETTERS = "abcdefghijklmnopqrstuvwxyz"
WORDS = st.text(LETTERS, min_size=5, max_size=20)


@st.composite
def slipped(draw) -> tuple[str, str]:
    """A word, and the same after one slip."""
    word = draw(WORDS)
    at = draw(st.integers(0, len(word) - 1))
    letter = draw(st.sampled_from(LETTERS))
    ways = [
        word[:at] + letter + word[at:],
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
    ]
    return word, draw(st.sampled_from(ways))


@given(slipped())
def test_a_word_with_one_slip_is_found_among_the_others(pair):
    word, typed = pair
    assume(word != typed)

    assert is_one_slip(typed, word)
    assert set(slips(typed)) & set(slips(word))
    assert word in closest(typed, ["harbour", word, "council"])


@given(WORDS)
def test_a_word_is_no_slip_of_itself(word):
    assert not is_one_slip(word, word)
    assert closest(word, [word]) == []


@given(WORDS, WORDS)
def test_slips_go_both_ways(one, other):
    assert is_one_slip(one, other) == is_one_slip(other, one)


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


def test_accents_are_no_slip_and_the_accented_spelling_stands():
    assert words_of(["PREFECTURE, préfecture", "L’œuvre d’été"]) == {
        "prefecture": "préfecture",
        "oeuvre": "œuvre",
    }


def test_two_slips_are_too_far():
    assert not is_one_slip("harbour", "barbor")
