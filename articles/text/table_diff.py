"""What changed between two versions of a table, as a table: rows that came and went, and words within cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from articles.text.alignment import align
from articles.text.matching import longest_rise, matches
from articles.text.tokens import Token, take_apart
from articles.text.word_diff import Segment, What, compare_tokens, whole

_CAPTION = re.compile(r"<caption>(.*?)</caption>", re.DOTALL)
_ROW = re.compile(r"<tr>.*?</tr>", re.DOTALL)
_CELL = re.compile(r"(<(t[hd])\b[^<>]*>)(.*?)</\2>", re.DOTALL)


@dataclass(frozen=True)
class Cell:
    """A cell of the comparison: the tag that opens it, and its words."""

    what: What
    opening: str
    segments: tuple[Segment, ...]

    @property
    def tag(self) -> str:
        return self.opening[1:-1].split(" ")[0]


@dataclass(frozen=True)
class Row:
    """A row of the comparison; a caption is a row of its own, with one cell that no row else has."""

    what: What
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class _Found:
    """A cell of one side."""

    opening: str
    tokens: tuple[Token, ...]

    @property
    def text(self) -> str:
        return "".join(token.text for token in self.tokens)


_Cells = list[_Found]


def compare_tables(old: str, new: str) -> list[Row]:
    """The rows of both tables as one list, in reading order; rows of one side keep their order.

    Cells are compared as they stand in their rows, or by their words where a row got longer or shorter.
    """
    before, after = _rows(old), _rows(new)
    rows = _captions(old, new)
    here = there = 0
    for in_old, in_new in [*_pairs(before, after), (len(before), len(after))]:
        rows += [_whole_row(cells, What.DELETED) for cells in before[here:in_old]]
        rows += [_whole_row(cells, What.INSERTED) for cells in after[there:in_new]]
        if in_old < len(before):
            rows.append(_row(before[in_old], after[in_new]))
        here, there = in_old + 1, in_new + 1
    return rows


def _captions(old: str, new: str) -> list[Row]:
    """The captions of both sides as one row, if either has one."""
    before, after = (
        _found("<caption>", found.group(1)) if (found := _CAPTION.search(table)) else None
        for table in (old, new)
    )
    if before is None and after is None:
        return []
    cell = _cell(before, after)
    return [Row(cell.what, (cell,))]


def _rows(table: str) -> list[_Cells]:
    return [
        [_found(opening, inner) for opening, _tag, inner in _CELL.findall(row)] for row in _ROW.findall(table)
    ]


def _found(opening: str, inner: str) -> _Found:
    lines = take_apart(f"<p>{inner}</p>").lines
    return _Found(opening, lines[0].tokens if lines else ())


def _pairs(old: Sequence[_Cells], new: Sequence[_Cells]) -> list[tuple[int, int]]:
    """Which old row continues as which new one, in order."""
    before, after = [_text(row) for row in old], [_text(row) for row in new]
    pairs: list[tuple[int, int]] = []
    here = there = 0
    for start, first, length in [*matches(before, after), (len(old), len(new), 0)]:
        pairs += [
            (here + base, there + place) for base, place in _alike(before[here:start], after[there:first])
        ]
        pairs += [(start + step, first + step) for step in range(length)]
        here, there = start + length, first + length
    return pairs


def _alike(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """Pairs of rows that share no whole text: as they stand where there are as many, else by their words."""
    if len(old) == len(new):
        return [(place, place) for place in range(len(old))]
    found = [(base, place) for place, base in enumerate(align(list(enumerate(old)), new)) if base is not None]
    return [found[index] for index in longest_rise([base for base, _place in found])]


def _text(row: _Cells) -> str:
    return " ".join(cell.text for cell in row).replace("<", " ")


def _row(old: _Cells, new: _Cells) -> Row:
    """A row both sides have."""
    if len(old) == len(new):
        cells = tuple(_cell(before, after) for before, after in zip(old, new, strict=True))
    else:
        cells = tuple(_uneven(old, new))
    kept = all(cell.what is What.KEPT for cell in cells)
    return Row(What.KEPT if kept else What.CHANGED, cells)


def _uneven(old: _Cells, new: _Cells) -> list[Cell]:
    """The cells of a row that got longer or shorter: those with the same words stand under each other."""
    cells: list[Cell] = []
    here = there = 0
    found = matches([cell.text for cell in old], [cell.text for cell in new])
    for start, first, length in [*found, (len(old), len(new), 0)]:
        for before, after in zip_longest(old[here:start], new[there:first]):
            cells.append(_cell(before, after))
        cells += [_cell(old[start + step], new[first + step]) for step in range(length)]
        here, there = start + length, first + length
    return cells


def _cell(old: _Found | None, new: _Found | None) -> Cell:
    """One cell of either side or both."""
    if old is None or new is None:
        only = old or new
        assert only is not None
        what = What.DELETED if new is None else What.INSERTED
        return Cell(what, only.opening, whole(only.tokens, what))
    kept = old.tokens == new.tokens
    return Cell(What.KEPT if kept else What.CHANGED, new.opening, compare_tokens(old.tokens, new.tokens))


def _whole_row(row: _Cells, what: What) -> Row:
    return Row(what, tuple(Cell(what, cell.opening, whole(cell.tokens, what)) for cell in row))
