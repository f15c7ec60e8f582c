"""Which part of a picture is shown: after turning and straightening, within its crop, around its focal point."""

import math
from typing import NamedTuple

from pictures.shapes.shape import Shape

Size = tuple[int, int]


class Box(NamedTuple):
    """Whole pixels; `right` and `bottom` are the first ones outside."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top


def frame_of(shape: Shape, size: Size) -> Size:
    """Width and height of what is left of an upright original of this size once it is turned and straightened.

    Straightening leaves the largest upright rectangle of the same proportions, around the middle.
    """
    width, height = size if shape.turn % 180 == 0 else (size[1], size[0])
    angle = math.radians(abs(shape.straighten))
    across, along = math.sin(angle), math.cos(angle)
    kept = min(width / (width * along + height * across), height / (width * across + height * along))
    return max(1, math.floor(width * kept)), max(1, math.floor(height * kept))


def crop_for(shape: Shape, size: Size, ratio: tuple[float, float] | None) -> Box:
    """The part of the frame (`frame_of`) that is shown at this ratio of width to height; None shows the whole crop.

    As large as the crop allows, as centred on the focal point as it allows, which is always inside; a focal point
    outside the crop counts as the crop's nearest.
    """
    frame = frame_of(shape, size)
    crop = _crop(shape, frame)
    if ratio is None:
        return crop
    across, down = ratio
    width = min(crop.width, max(1, round(crop.height * across / down)))
    height = min(crop.height, max(1, round(crop.width * down / across)))
    left = _start(shape.focal[0] * frame[0], width, crop.left, crop.right)
    top = _start(shape.focal[1] * frame[1], height, crop.top, crop.bottom)
    return Box(left, top, left + width, top + height)


def _crop(shape: Shape, frame: Size) -> Box:
    left, right = _side(shape.crop[0], shape.crop[2], frame[0])
    top, bottom = _side(shape.crop[1], shape.crop[3], frame[1])
    return Box(left, top, right, bottom)


def _side(start: float, end: float, length: int) -> tuple[int, int]:
    """The pixels between two fractions of a side: at least one."""
    first = min(round(start * length), length - 1)
    return first, max(first + 1, round(end * length))


def _start(focal: float, length: int, first: int, last: int) -> int:
    """Where a stretch of this length begins, so that its middle is as near to the focal point as the crop allows."""
    return max(first, min(round(focal - length / 2), last - length))
