"""Tables as readers get them: columns of figures stand under one another, a last row of sums stands out."""

import re
from itertools import zip_longest

from articles.text.blocks import plain

_ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<(td|th)([^>]*)>(.*?)</\1>", re.DOTALL)
#: A number with its sign and its unit of a letter or two, or a dash where there is none.
_FIGURE = re.compile(r"[+−–±-]?\s*(?:[€£$]\s*)?\d[\d\s.,:/]*(?:[%‰€£$°]|[^\W\d_]{1,2}\b)?|[–—-]")
_SUM = re.compile(r"totals?|totaux", re.IGNORECASE)


def set_table(table: str) -> str:
    """The table with `figure` on every cell of its columns of figures and `sum` on its last row where that adds up.

    The first column names the rows. One with cells that span others is left as it is: which column theirs is would
    have to be counted.
    """
    if "span=" in table:
        return table
    rows = [[cell[3] for cell in _CELL.finditer(row[1])] for row in _ROW.finditer(table)]
    columns = enumerate(zip_longest(*rows[1:]))
    figures = {place for place, column in columns if place and _is_of_figures(column)}
    last = len(rows) - 1
    numbers = iter(range(len(rows)))

    def marked(row: re.Match[str]) -> str:
        return _row(row[1], figures, is_sum=next(numbers) == last > 1 and _adds_up(row[1]))

    return _ROW.sub(marked, table)


def _is_of_figures(column: tuple[str | None, ...]) -> bool:
    """Whether every cell that says something, below the head, is a figure."""
    said = [words for cell in column if (words := plain(cell or "").strip())]
    return bool(said) and all(_FIGURE.fullmatch(words) for words in said)


def _adds_up(row: str) -> bool:
    first = _CELL.search(row)
    return first is not None and _SUM.fullmatch(plain(first[3]).strip(" :\u00a0")) is not None


def _row(cells: str, figures: set[int], *, is_sum: bool) -> str:
    places = iter(range(len(cells)))

    def marked(cell: re.Match[str]) -> str:
        kind, about, words = cell.groups()
        about += ' class="figure"' if next(places) in figures else ""
        return f"<{kind}{about}>{words}</{kind}>"

    about = ' class="sum"' if is_sum else ""
    return f"<tr{about}>{_CELL.sub(marked, cells)}</tr>"
