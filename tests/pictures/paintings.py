"""Pictures drawn for tests: each of its own looks, by a number."""

import random
from io import BytesIO

from PIL import Image, ImageDraw


def a_painting(number: int = 0, *, size: tuple[int, int] = (640, 480), mode: str = "RGB") -> Image.Image:
    """Forty coloured boxes on a ground: the same for the same number, and like no other."""
    dice = random.Random(number)
    width, height = size
    painting = Image.new("RGB", size, _colour(dice))
    pen = ImageDraw.Draw(painting)
    for _box in range(40):
        left, top = dice.randrange(width), dice.randrange(height)
        right = left + dice.randrange(1, max(2, width // 3))
        bottom = top + dice.randrange(1, max(2, height // 3))
        pen.rectangle((left, top, right, bottom), fill=_colour(dice))
    return painting if mode == "RGB" else painting.convert(mode)


def as_file(picture: Image.Image, kind: str = "JPEG", **options) -> bytes:
    """The bytes of a file of this kind."""
    written = BytesIO()
    picture.save(written, kind, **options)
    return written.getvalue()


def a_file(number: int = 0, kind: str = "JPEG", **options) -> bytes:
    return as_file(a_painting(number), kind, **options)


def _colour(dice: random.Random) -> tuple[int, int, int]:
    return dice.randrange(256), dice.randrange(256), dice.randrange(256)
