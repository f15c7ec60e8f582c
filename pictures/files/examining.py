"""The limited child's first look at a file: what it is, how large, how it looks, and what it says of itself."""

from typing import Any

from PIL import Image

from pictures.files.looks import SMALL, look_of, small_copy, tone_of
from pictures.files.metadata import parts_of, read
from pictures.files.opening import is_animated, open_picture, orientation_of, upright, upright_size
from pictures.files.trouble import Unusable

#: Pillow's words for what went wrong.
REASONS = {"truncated": "cut_short", "Insufficient memory": "too_heavy"}


def examine(*, path: str, kind: str, largest_pixels: int) -> dict[str, Any]:
    """Format, width and height (upright), animated, tone, look and metadata (names of DESCRIBED), and nothing else.

    The picture has been decoded to its last byte. Raises Unusable.
    """
    with open_picture(path, kind=kind, largest_pixels=largest_pixels) as picture:
        width, height = upright_size(picture)
        animated = is_animated(picture)
        said = read(**parts_of(picture))
        small = _decoded_small(picture)
    return {
        "format": kind,
        "width": width,
        "height": height,
        "animated": animated,
        "tone": tone_of(small),
        "look": look_of(small),
        "metadata": said,
    }


def _decoded_small(picture: Image.Image) -> Image.Image:
    orientation = orientation_of(picture)
    # Of a JPEG the colours of each eighth are enough, and every byte is read all the same.
    picture.draft(None, (SMALL, SMALL))
    try:
        picture.load()
    except OSError as trouble:
        raise Unusable(_reason(str(trouble))) from trouble
    small = small_copy(picture)
    return upright(small, orientation)


def _reason(trouble: str) -> str:
    return next((reason for words, reason in REASONS.items() if words in trouble), "broken")
