"""Whether one figure of the library continues another: by what it shows, never by the words around it."""

from collections import Counter

from articles.text.pictured import FileFigure, Gallery, figure_of

#: How the block of a figure begins; no other block does.
BEGINNING = "<figure "


def is_figure(html: str) -> bool:
    """Whether the block of a sanitised body shows a picture, a gallery or a file."""
    return html.startswith(BEGINNING)


def may_continue(old: str, new: str) -> bool:
    """Whether a block may bear the number of another: a figure never that of words, nor that of another picture.

    A gallery is the same gallery whatever it shows.
    """
    if not (is_figure(old) or is_figure(new)):
        return True
    before, after = figure_of(old), figure_of(new)
    if isinstance(before, Gallery) or isinstance(after, Gallery):
        return isinstance(before, Gallery) and isinstance(after, Gallery)
    return before is not None and after is not None and _shown(old) == _shown(new)


def figure_likeness(old: str, new: str) -> float:
    """The share of what they show that two figures have in common, 0.0 to 1.0; nothing where one is no figure."""
    if not may_continue(old, new):
        return 0.0
    before, after = Counter(_shown(old)), Counter(_shown(new))
    return 2 * (before & after).total() / max(1, before.total() + after.total())


def _shown(html: str) -> list[str]:
    """What the figure shows, in order."""
    figure = figure_of(html)
    if isinstance(figure, Gallery):
        return [f"picture {each.picture}" for each in figure.figures]
    if isinstance(figure, FileFigure):
        return [f"file {figure.file}"]
    return [] if figure is None else [f"picture {figure.picture}"]
