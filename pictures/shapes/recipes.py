"""What is drawn of a picture: ratios, widths and formats, and never a pixel that the crop does not hold."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pictures.shapes.crops import Size, crop_for
from pictures.shapes.shape import AS_IT_IS, Shape

#: Width to height; "whole" is the crop as it is.
RATIOS: dict[str, tuple[float, float] | None] = {
    "whole": None,
    "wide": (16, 9),
    "classic": (3, 2),
    "four": (4, 3),
    "square": (1, 1),
    "social": (1.91, 1),
}

#: The smallest file first: a browser takes the first it knows.
FORMATS = ("avif", "webp", "jpeg")
ENDINGS = {"avif": "avif", "webp": "webp", "jpeg": "jpg"}
TYPES = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}


def _in_all(*widths: int) -> dict[str, tuple[int, ...]]:
    return dict.fromkeys(FORMATS, widths)


WIDTHS: dict[str, dict[str, tuple[int, ...]]] = {
    "whole": _in_all(320, 480, 640, 960, 1280, 1920),
    "wide": {**_in_all(480, 960, 1440), "jpeg": (480, 960, 1200, 1440)},
    "classic": _in_all(240, 480, 720, 960),
    "four": {"jpeg": (1200,)},
    "square": {**_in_all(160, 320), "jpeg": (160, 320, 1200)},
    "social": {"jpeg": (1200,)},
}


class Recipe(NamedTuple):
    """One rendition of a picture in one shape; `height` follows from the others."""

    ratio: str
    format: str
    width: int
    height: int


@lru_cache(maxsize=4096)
def spelled(shape_text: str) -> str:
    """The one spelling of this shape, and of the whole picture for nothing. Raises ValueError for no shape."""
    return Shape.from_text(shape_text).as_text() if shape_text else AS_IT_IS


@lru_cache(maxsize=4096)
def recipes(shape_text: str, size: Size, ratio: str) -> tuple[Recipe, ...]:
    """All renditions at this ratio of an upright original of this size: by format, the narrowest first.

    Widths above what the crop holds are replaced by the crop's own width, once. Raises ValueError for no shape and
    KeyError for no ratio.
    """
    crop = crop_for(Shape.from_text(shape_text), size, RATIOS[ratio])
    return tuple(
        Recipe(ratio, kind, width, max(1, round(width * crop.height / crop.width)))
        for kind, widths in WIDTHS[ratio].items()
        for width in _held(widths, crop.width)
    )


def all_recipes(shape_text: str, size: Size, ratios: tuple[str, ...]) -> Iterator[Recipe]:
    """Those of all these ratios."""
    for ratio in ratios:
        yield from recipes(shape_text, size, ratio)


def _held(widths: tuple[int, ...], most: int) -> Iterator[int]:
    yield from (width for width in widths if width <= most)
    if widths[-1] > most and most not in widths:
        yield most
