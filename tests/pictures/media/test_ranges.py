import pytest
from hypothesis import given
from hypothesis import strategies as st

from pictures.shapes.ranges import OutsideTheFile, range_of


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-9", (0, 10)),
        ("bytes=90-", (90, 10)),
        ("bytes=90-200", (90, 10)),
        ("bytes=-10", (90, 10)),
        ("bytes=-200", (0, 100)),
        ("bytes=99-99", (99, 1)),
        ("BYTES=0-0", (0, 1)),
    ],
)
def test_one_range_names_its_bytes(header, part):
    assert range_of(header, 100) == part


@pytest.mark.parametrize(
    "header",
    ["", "bytes", "bytes=", "bytes=-", "bytes=a-b", "lines=1-2", "bytes=5-2", "bytes=0-1,5-6", "bytes=--5"],
)
def test_what_is_no_single_range_is_answered_with_all_of_the_file(header):
    assert range_of(header, 100) is None


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=100-200", "bytes=-0", "bytes=999999999999-"])
def test_a_range_outside_the_file_is_refused(header):
    with pytest.raises(OutsideTheFile):
        range_of(header, 100)


@given(st.text(max_size=30), st.integers(min_value=0, max_value=10**12))
def test_whatever_is_asked_the_answer_lies_inside_the_file(header, size):
    try:
        part = range_of(f"bytes={header}", size)
    except OutsideTheFile:
        return

    if part is not None:
        start, length = part
        assert 0 <= start < size
        assert 0 < length <= size - start
