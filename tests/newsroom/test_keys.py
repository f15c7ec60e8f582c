"""Whatever stands where a row's number should, it is a key a row can have, or none."""

import pytest

from newsroom.keys import LAST_KEY, key_in


@pytest.mark.parametrize("said", ["1", "4711", "0042", str(LAST_KEY)])
def test_a_number_a_row_can_have_is_a_key(said):
    assert key_in(said) == int(said)


@pytest.mark.parametrize(
    "said", [None, "", "0", "-1", "1.5", " 1", "x", "٣", "²", str(LAST_KEY + 1), "0" * 20 + "9" * 5000]
)
def test_anything_else_is_none(said):
    assert key_in(said) is None
