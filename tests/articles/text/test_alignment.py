"""A block's number follows it from save to save."""

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.alignment import align

BASE = [
    (1, "<p>Le maire a parlé hier soir.</p>"),
    (2, "<p>Deux.</p>"),
    (3, "<p>Trois chalutiers sortent.</p>"),
]


def test_blocks_that_did_not_change_keep_their_numbers():
    assert align(BASE, [html for _, html in BASE]) == [1, 2, 3]


def test_a_changed_block_keeps_its_number_and_a_new_one_has_none():
    new = ["<p>Le maire a parlé lundi soir.</p>", "<p>Rien de cela.</p>", "<p>Deux.</p>"]

    assert align(BASE, new) == [1, None, 2]


def test_a_moved_block_takes_its_number_along():
    assert align(BASE, [BASE[2][1], BASE[0][1], BASE[1][1]]) == [3, 1, 2]


def test_a_block_that_moved_and_changed_is_still_known():
    assert align(BASE, ["<p>Trois chalutiers rentrent.</p>", BASE[0][1]]) == [3, 1]


def test_enter_copies_a_number_and_the_first_keeps_it():
    new = ["<p>Le maire</p>", "<p>a parlé hier soir.</p>", BASE[1][1]]

    assert align(BASE, new, [1, 1, 2]) == [1, None, 2]


def test_numbers_the_base_does_not_hold_are_not_believed():
    assert align(BASE, ["<p>Neuf tout autre chose.</p>"], [99]) == [None]
    assert align([], ["<p>a</p>"], [1]) == [None]


def test_a_hint_that_contradicts_equal_words_loses():
    assert align(BASE, [BASE[1][1], BASE[0][1]], [1, 2]) == [2, 1]


def test_hints_tell_equal_blocks_apart():
    base = [(1, "<p>Oui.</p>"), (2, "<p>Oui.</p>")]

    assert align(base, ["<p>Oui.</p>"], [2]) == [2]
    assert align(base, ["<p>Oui.</p>"]) == [1]


def test_hints_of_the_wrong_length_are_ignored():
    assert align(BASE, [BASE[0][1]], [3, 2, 1]) == [1]


HTML = st.lists(st.sampled_from(["le", "maire", "port", "hier", "oui"]), max_size=5).map(
    lambda w: f"<p>{' '.join(w)}</p>"
)


@settings(deadline=None)
@given(
    st.lists(HTML, max_size=12),
    st.lists(HTML, max_size=12),
    st.lists(st.one_of(st.none(), st.integers(0, 14)), max_size=12),
)
def test_no_number_is_given_twice_and_none_is_invented(base, new, hints):
    numbered = list(enumerate(base, 1))

    ids = align(numbered, new, hints)

    given_out = [number for number in ids if number is not None]
    assert len(ids) == len(new)
    assert len(given_out) == len(set(given_out))
    assert set(given_out) <= {number for number, _ in numbered}
