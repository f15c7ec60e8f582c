"""Reading a figure of the library as a browser sends it: what it shows, in values that may be stored."""

import re
from collections.abc import Mapping, Sequence

from articles.text.nodes import Bullets, Caption, Cell, Item, Quote, Shown, Table
from articles.text.pictured import WHOLE, Figure, FileFigure, Gallery
from articles.text.rawtext import LETTERS
from pictures.shapes.shape import Shape

SIZES = ("wide", "side")
_NUMBER = re.compile(r"[1-9][0-9]{0,17}")


def shown_by(
    attributes: Mapping[str, str], inside: Sequence[Item | Cell | Caption | Quote | Table | Bullets | Shown]
) -> Shown | None:
    """What a `figure` with these attributes shows there, without its caption; None where only its words can stand.

    A figure stands by itself or between the halves of a quote, and a picture in a gallery too: nowhere deeper. A
    shape or size that is none becomes the whole picture in its usual size.
    """
    if not all(isinstance(holder, Quote | Table) for holder in inside[:-1]):
        return None
    figure = _figure(attributes)
    within = inside[-1] if inside else None
    if isinstance(within, Shown):
        fits = isinstance(within.figure, Gallery) and isinstance(figure, Figure)
    else:
        fits = within is None or isinstance(within, Quote | Table)
    return Shown(figure) if figure and fits else None


def _figure(said: Mapping[str, str]) -> Figure | Gallery | FileFigure | None:
    if said.get("data-gallery"):
        return Gallery(figures=())
    if picture := number(said.get("data-picture")):
        size = (said.get("data-size") or "").strip()
        alt = said.get("data-alt")
        return Figure(
            picture=picture,
            alt=None if alt is None else alt.translate(LETTERS),
            credit=(said.get("data-credit") or "").translate(LETTERS),
            shape=shape(said.get("data-shape")),
            size=size if size in SIZES else "",
        )
    file = number(said.get("data-file"))
    return FileFigure(file=file) if file else None


def number(written: str | None) -> int | None:
    """The number of a row of the library, if this can be one."""
    found = _NUMBER.fullmatch((written or "").strip())
    return int(found.group()) if found else None


def shape(written: str | None) -> str:
    """The shape in its one spelling; the whole picture where this is none."""
    try:
        return Shape.from_text(written or WHOLE).as_text()
    except ValueError:
        return WHOLE
