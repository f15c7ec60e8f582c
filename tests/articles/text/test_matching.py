"""What two sequences have in common."""

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.matching import longest_rise, matches
from tests.costs import cost

FEW = st.lists(st.sampled_from("abc "), max_size=90)
MANY = st.lists(st.integers(0, 60), max_size=220)


def check(old, new):
    """What is found is equal, in order, and never twice."""
    here = there = 0
    for start, first, length in matches(old, new):
        assert length > 0
        assert (start >= here, first >= there) == (True, True)
        assert old[start : start + length] == new[first : first + length]
        here, there = start + length, first + length


@given(FEW, FEW)
def test_what_is_found_in_short_alphabets_is_equal_and_in_order(old, new):
    check(old, new)


@settings(deadline=None)
@given(MANY, MANY)
def test_what_is_found_in_long_sequences_is_equal_and_in_order(old, new):
    check(old, new)


@given(MANY)
def test_a_sequence_matches_itself_in_one_stretch(same):
    assert matches(same, same) == ([(0, 0, len(same))] if same else [])


@given(st.lists(st.sampled_from("ab"), max_size=14), st.lists(st.sampled_from("ab"), max_size=14))
def test_short_sequences_share_as_much_as_is_possible(old, new):
    longest = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for row, one in enumerate(old):
        for column, other in enumerate(new):
            longest[row + 1][column + 1] = (
                longest[row][column] + 1
                if one == other
                else max(longest[row][column + 1], longest[row + 1][column])
            )

    assert sum(length for _, _, length in matches(old, new)) == longest[-1][-1]


@given(st.lists(st.integers(), unique=True, max_size=40))
def test_a_longest_rise_rises(numbers):
    chosen = [numbers[place] for place in longest_rise(numbers)]

    assert chosen == sorted(chosen)


def test_sequences_with_nothing_in_common_cost_little():
    assert matches(["a"] * 20_000, ["b"] * 20_000) == []
    assert cost(lambda: matches(["a"] * 20_000, ["b"] * 20_000)) < 200
    assert cost(lambda: matches(["a", "b"] * 10_000, ["b", "c"] * 10_000)) < 200
