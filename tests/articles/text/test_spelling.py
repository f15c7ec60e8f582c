"""A slip of the hand is one letter too many, missing, wrong or swapped: it always leads to the word."""

from hypothesis import assume, given
from hypothesis import strategies as st

from articles.text.spelling import asked_for, closest, fold, is_one_slip, slips, words_of

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


def test_two_slips_are_too_far_for_a_short_word():
    assert not is_one_slip("harbour", "barbor")
    assert closest("barbor", ["harbour"]) == []


@given(st.text(LETTERS, min_size=8, max_size=14), st.data())
def test_a_letter_too_many_and_one_misplaced_still_lead_to_a_long_word(word, data):
    at, there = (data.draw(st.integers(0, len(word) - 1)) for _each in range(2))
    short = word[:at] + word[at + 1 :]
    typed = short[:there] + data.draw(st.sampled_from(LETTERS)) + short[there:]
    assume(typed != word and not is_one_slip(typed, word))

    assert set(asked_for(typed)) & set(slips(word))
    assert closest(typed, ["harbourmaster", word]) == [word]


def test_a_word_one_slip_away_is_meant_before_one_two_away():
    assert closest("sauvanac", ["sauvagnac", "sauvagne", "sauvages"]) == ["sauvagnac"]
    assert closest("sauvaniac", ["sauvagnac", "sauvages"]) == ["sauvagnac"]
    assert closest("sauvages", ["sauvagnac", "sauvages"]) == []
