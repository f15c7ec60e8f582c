"""What the desk sees of a picture before, and without, its renditions."""

from pictures.actions.redrawn import redrawn
from pictures.actions.renditions import keep, key, renditions, stored_as
from pictures.models import Picture
from pictures.shapes.crops import crop_for
from pictures.shapes.recipes import RATIOS, Recipe
from pictures.shapes.shape import Shape
from pictures.shapes.sources import name_of

FOLDER = "preview"
SECONDS = 10.0

#: What is asked for is drawn at the next of these, so that few are kept.
WIDTHS = (160, 320, 640, 960, 1280, 1920)


def preview(picture: Picture, *, ratio: str = "whole", width: int = 640, shape: str = "") -> bytes:
    """A WebP of the picture in this shape (its own when empty), about so wide, never wider than the crop.

    A rendition where there is one, else drawn once and kept. Raises ValueError for no shape, KeyError for no ratio,
    Unreadable when the original cannot be drawn from.
    """
    cut = Shape.from_text(shape or picture.shape_text)
    recipe = _recipe(cut, picture, ratio, width)
    name = name_of(picture.content_hash, cut.as_text(), recipe, key=key())
    return _kept(stored_as(name, "webp")) or _kept(f"{FOLDER}/{name}") or _drawn(picture, cut, recipe, name)


def _recipe(cut: Shape, picture: Picture, ratio: str, width: int) -> Recipe:
    crop = crop_for(cut, (picture.width, picture.height), RATIOS[ratio])
    wide = min(next((one for one in WIDTHS if one >= width), WIDTHS[-1]), crop.width)
    return Recipe(ratio, "webp", wide, max(1, round(wide * crop.height / crop.width)))


def _kept(place: str) -> bytes:
    try:
        with renditions().open(place, "rb") as kept:
            return kept.read()
    except FileNotFoundError:
        return b""


def _drawn(picture: Picture, cut: Shape, recipe: Recipe, name: str) -> bytes:
    with redrawn(picture, cut.as_text(), [(name, recipe)], seconds=SECONDS) as drawn:
        # Cuts that nobody kept are drawn and forgotten: there is no end of them.
        if _is_kept(picture, cut.as_text()):
            keep(f"{FOLDER}/{name}", drawn / name)
        return (drawn / name).read_bytes()


def _is_kept(picture: Picture, shape_text: str) -> bool:
    """Whether it is the picture's own cut, or a story's."""
    return shape_text == picture.shape_text or picture.uses.filter(shape_text=shape_text).exists()
