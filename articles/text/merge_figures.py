"""Two edits of one figure made one, by what each said of it: never is a tag cut, nor a caption lost."""

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from typing import Any

from articles.text.pictured import Figure, FileFigure, Gallery, figure_html, figure_of

#: Merges a caption both wrote in (base, mine, theirs); None where it cannot.
MergeWords = Callable[[str, str, str], str | None]
Shown = Figure | Gallery | FileFigure


class Meets(Exception):
    """Both sides said another thing of the same part."""


def merge_figures(base: str, mine: str, theirs: str, *, words: MergeWords) -> str | None:
    """The figure with both edits in it; None where a person must choose.

    A crop belongs to its picture: only edits of the same picture, file or gallery are merged.
    """
    try:
        return figure_html(_merged(figure_of(base), figure_of(mine), figure_of(theirs), words))
    except Meets:
        return None


def _merged(base: Shown | None, mine: Shown | None, theirs: Shown | None, words: MergeWords) -> Shown:
    match base, mine, theirs:
        case Figure(), Figure(), Figure() if base.picture == mine.picture == theirs.picture:
            return replace(base, **_parts(base, mine, theirs, words))
        case FileFigure(), FileFigure(), FileFigure() if base.file == mine.file == theirs.file:
            return replace(base, **_parts(base, mine, theirs, words))
        case Gallery(), Gallery(), Gallery():
            figures = _pictures(base.figures, mine.figures, theirs.figures, words)
            return Gallery(
                figures=figures, caption=_caption(base.caption, mine.caption, theirs.caption, words)
            )
    raise Meets


def _parts(base: Shown, mine: Shown, theirs: Shown, words: MergeWords) -> dict[str, Any]:
    """Each part of the figure as whoever changed it has it."""
    said: dict[str, Any] = {}
    for name in (field.name for field in fields(base)):
        was, ours, others = (getattr(side, name) for side in (base, mine, theirs))
        is_caption = name == "caption"
        said[name] = _caption(was, ours, others, words) if is_caption else _either(was, ours, others)
    return said


def _either(base: Any, mine: Any, theirs: Any) -> Any:
    if base not in (mine, theirs) and mine != theirs:
        raise Meets
    return theirs if mine == base else mine


def _caption(base: str, mine: str, theirs: str, words: MergeWords) -> str:
    if base in (mine, theirs) or mine == theirs:
        return _either(base, mine, theirs)
    merged = words(base, mine, theirs)
    if merged is None:
        raise Meets
    return merged


def _pictures(
    base: Sequence[Figure], mine: Sequence[Figure], theirs: Sequence[Figure], words: MergeWords
) -> tuple[Figure, ...]:
    """The gallery's pictures: those of whoever changed them, or one by one where all have the same in one order."""
    if base in (mine, theirs) or mine == theirs:
        return tuple(_either(base, mine, theirs))
    if len({tuple(figure.picture for figure in side) for side in (base, mine, theirs)}) != 1:
        raise Meets
    return tuple(
        replace(was, **_parts(was, ours, others, words))
        for was, ours, others in zip(base, mine, theirs, strict=True)
    )
