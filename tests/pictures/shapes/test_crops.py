"""Whatever is cut, the point that must stay in sight stays in sight."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pictures.shapes.crops import Box, crop_for, frame_of
from pictures.shapes.recipes import RATIOS
from pictures.shapes.shape import LEAST_SIDE, Shape

FRACTIONS = st.floats(0, 1, allow_nan=False)


@st.composite
def stretches(draw):
    start = draw(st.floats(0, 1 - 2 * LEAST_SIDE))
    return start, draw(st.floats(start + 1.5 * LEAST_SIDE, 1))


@st.composite
def shapes(draw):
    (left, right), (top, bottom) = draw(stretches()), draw(stretches())
    return Shape(
        turn=draw(st.sampled_from([0, 90, 180, 270])),
        straighten=draw(st.floats(-20, 20)),
        crop=(left, top, right, bottom),
        focal=(draw(FRACTIONS), draw(FRACTIONS)),
    )


SIZES = st.tuples(st.integers(16, 12_000), st.integers(16, 12_000))
EVERY_RATIO = st.sampled_from(list(RATIOS.values()))


@given(shape=shapes(), size=SIZES, ratio=EVERY_RATIO)
def test_the_focal_point_is_inside_at_every_ratio_or_the_crop_s_nearest_is(shape, size, ratio):
    width, height = frame_of(shape, size)
    whole = crop_for(shape, size, None)

    box = crop_for(shape, size, ratio)

    x = min(max(shape.focal[0] * width, whole.left), whole.right)
    y = min(max(shape.focal[1] * height, whole.top), whole.bottom)
    # Half a pixel is what rounding to whole ones takes.
    assert box.left - 0.5 <= x <= box.right + 0.5
    assert box.top - 0.5 <= y <= box.bottom + 0.5


@given(shape=shapes(), size=SIZES, ratio=EVERY_RATIO)
def test_what_is_shown_lies_inside_the_crop_and_fills_it_one_way(shape, size, ratio):
    whole = crop_for(shape, size, None)

    box = crop_for(shape, size, ratio)

    assert whole.left <= box.left < box.right <= whole.right
    assert whole.top <= box.top < box.bottom <= whole.bottom
    assert box.width == whole.width or box.height == whole.height


@given(shape=shapes(), size=SIZES, ratio=EVERY_RATIO)
def test_it_is_as_centred_on_the_focal_point_as_the_crop_allows(shape, size, ratio):
    width, _height = frame_of(shape, size)
    whole = crop_for(shape, size, None)
    box = crop_for(shape, size, ratio)

    away = shape.focal[0] * width - (box.left + box.right) / 2

    assert abs(away) <= 1 or (box.left == whole.left if away < 0 else box.right == whole.right)


@given(shape=shapes(), size=st.tuples(st.integers(400, 12_000), st.integers(400, 12_000)), ratio=EVERY_RATIO)
def test_the_proportions_are_those_asked_for_to_the_pixel(shape, size, ratio):
    box = crop_for(shape, size, ratio)

    if ratio is not None:
        across, down = ratio
        assert abs(box.width - box.height * across / down) <= max(1, across / down)


@given(shape=shapes(), size=SIZES)
def test_straightening_leaves_what_is_inside_the_turned_picture(shape, size):
    width, height = frame_of(shape, size)

    upright = size if shape.turn in (0, 180) else (size[1], size[0])
    assert 1 <= width <= upright[0]
    assert 1 <= height <= upright[1]


def test_a_picture_nobody_cut_is_shown_whole():
    assert crop_for(Shape(), (6000, 4000), None) == Box(0, 0, 6000, 4000)


def test_the_widest_cut_of_a_portrait_keeps_the_face_at_its_top():
    face = Shape(focal=(0.5, 0.1))

    assert crop_for(face, (3000, 4000), (16, 9)) == Box(0, 0, 3000, 1688)


def test_a_turned_picture_has_its_sides_exchanged():
    assert crop_for(Shape(turn=90), (6000, 4000), None) == Box(0, 0, 4000, 6000)


@pytest.mark.parametrize(("degrees", "frame"), [(0, (3000, 2000)), (5, (2662, 1774)), (-5, (2662, 1774))])
def test_the_more_it_is_straightened_the_less_is_left(degrees, frame):
    assert frame_of(Shape(straighten=degrees), (3000, 2000)) == frame
