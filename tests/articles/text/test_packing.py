"""Numbers packed are the same numbers again, in few bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.packing import pack, unpack

NUMBERS = st.lists(st.integers(min_value=0, max_value=2**63 - 1))


@given(NUMBERS)
def test_what_was_packed_comes_out_again(numbers):
    assert unpack(pack(numbers)) == numbers


@given(NUMBERS, NUMBERS)
def test_different_numbers_are_different_bytes(one, other):
    assert (pack(one) == pack(other)) == (one == other)


def test_neighbours_take_a_byte_each():
    assert len(pack(range(1, 41))) == 40


def test_a_step_back_is_as_short_as_one_forward():
    assert len(pack([1_000_000, 999_990])) == len(pack([1_000_000, 1_000_010]))


def test_nothing_is_no_bytes():
    assert (pack([]), unpack(b"")) == (b"", [])


def test_bytes_that_end_within_a_number_are_refused():
    with pytest.raises(ValueError, match="cut off"):
        unpack(b"\x80")
