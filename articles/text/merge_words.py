"""Two edits of the same paragraphs made one where they kept to different sentences; else nothing is decided.

The diff3 idea (Khanna, Kunal, Pierce, "A Formal Investigation of Diff3", 2007), with sentences for lines: a change
is taken when the other side left that stretch, and what touches it, alone. Where paragraphs begin is a change like
any other, so that one cut in two by Enter, or joined to its neighbour, merges with words mended in it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from articles.text.alignment import WORDS
from articles.text.blocks import plain
from articles.text.diff import Numbered
from articles.text.inline import Run, runs_html, tidy
from articles.text.matching import matches
from articles.text.merge_figures import merge_figures
from articles.text.merge_pieces import rank
from articles.text.tokens import Line, Token, take_apart

PARAGRAPHS = frozenset({"p", "h2", "h3"})

_STOPS = frozenset(".!?…")
_CLOSING = frozenset("»”’\"')]")
_OPENING = frozenset("«“‘\"'([—–-")
_SPACES = frozenset(" \n\u00a0\u202f")
_CLOSING_OR_SPACES = _CLOSING | _SPACES
#: Signs that close a sentence after its stop; further back none is looked for, however many there are.
MOST_CLOSING = 8
#: A full stop after one of these may be an abbreviation's: "M.", "Mme.", "av.".
_SHORT = re.compile(r"[^\W\d_]{1,2}|[A-ZÀ-Ý][^\W\d_]{0,2}")


class Unit(NamedTuple):
    """A sentence, the space after one, or (with `frame`) the beginning of a line of the body."""

    frame: tuple[int, str] | None
    tokens: tuple[Token, ...] = ()

    @property
    def text(self) -> str:
        return "".join(token.text for token in self.tokens)

    @property
    def is_separator(self) -> bool:
        return self.frame is not None or all(token.text in _SPACES for token in self.tokens)


#: A unit of the merge, the side it is from (0 base, 1 mine, 2 theirs) and its place there.
Found = tuple[Unit, int, int]


@dataclass(frozen=True)
class Hunk:
    """Units of the base from `start` to before `end`, and what a side has instead, from its place `first`."""

    start: int
    end: int
    first: int
    units: tuple[Unit, ...]


def merge_sentences(
    base: Sequence[Numbered], mine: Sequence[Numbered], theirs: Sequence[Numbered]
) -> list[Numbered] | None:
    """The blocks with both edits in them, under the base's ids; None where that could drop or tear a sentence."""
    if not (base and mine and theirs):
        return None
    sides = (base, mine, theirs)
    if all(kind in PARAGRAPHS for side in sides for _, kind, _ in side):
        return _merged_paragraphs(base, mine, theirs)
    if all(len(side) == 1 for side in sides) and len({side[0][1] for side in sides}) == 1:
        merge = _merged_figure if base[0][1] == "figure" else _merged_lines
        return merge(base[0], mine[0], theirs[0])
    return None


def _merged_paragraphs(
    base: Sequence[Numbered], mine: Sequence[Numbered], theirs: Sequence[Numbered]
) -> list[Numbered] | None:
    # In an order that is theirs by what they hold: whoever is "mine", the same ids are given.
    mine, theirs = sorted((mine, theirs), key=rank)
    units = [_paragraph_units(side) for side in (base, mine, theirs)]
    merged = _merged_units(*units)
    if merged is None or not merged or merged[0][0].frame is None:
        return None
    ids = [[number for number, _, _ in side] for side in (base, mine, theirs)]
    blocks = _paragraphs(merged, units, ids)
    return blocks if _is_proven(blocks, base, mine, theirs) else None


def _is_proven(*versions: Sequence[Numbered]) -> bool:
    """Whether the first has each word as often as the base, and what either side added, less what it took out.

    Where both added a word, or both took one out, they may have done the same: once is then enough.
    """
    merged, base, mine, theirs = (
        Counter(word for _, _, html in blocks for word in WORDS.findall(plain(html))) for blocks in versions
    )
    for word in merged | base | mine | theirs:
        ours, others = mine[word] - base[word], theirs[word] - base[word]
        done, together = merged[word] - base[word], ours + others
        if done != together and not (ours * others > 0 and abs(done) <= abs(together) and done * ours > 0):
            return False
    return True


def _paragraph_units(blocks: Sequence[Numbered]) -> list[Unit]:
    units: list[Unit] = []
    for _, kind, html in blocks:
        units.append(Unit((0, kind)))
        for line in take_apart(html).lines:
            units += _sentences(line.tokens)
    return units


def _paragraphs(merged: list[Found], units: list[list[Unit]], ids: list[list[int | None]]) -> list[Numbered]:
    """The merged units as blocks; each keeps the id of the block whose beginning it has, if that is still free."""
    blocks: list[Numbered] = []
    number_at = [_numbers(side, numbers) for side, numbers in zip(units, ids, strict=True)]
    given: set[int] = set()
    kind, number, words = "", None, list[Token]()
    for unit, side, place in [*merged, (Unit((0, "")), 0, -1)]:
        if unit.frame is None:
            words += unit.tokens
            continue
        if kind and words:
            blocks.append((number, kind, f"<{kind}>{_html(words)}</{kind}>"))
        kind, words = unit.frame[1], []
        number = number_at[side].get(place)
        if number in given:
            number = None
        elif number is not None:
            given.add(number)
    return blocks


def _numbers(units: Sequence[Unit], ids: Sequence[int | None]) -> dict[int, int | None]:
    """The id of the block that begins at each frame."""
    frames = [place for place, unit in enumerate(units) if unit.frame is not None]
    return dict(zip(frames, ids, strict=True))


def _merged_lines(base: Numbered, mine: Numbered, theirs: Numbered) -> list[Numbered] | None:
    """A list, table or quotation merged line by line, where all three have the same lines."""
    parts = [take_apart(block[2]) for block in (base, mine, theirs)]
    frames = {(tuple(line.opening for line in part.lines), part.closing) for part in parts}
    if len(frames) != 1:
        return None
    html = []
    for lines in zip(*(part.lines for part in parts), strict=True):
        words = _merged_line(*lines)
        if words is None:
            return None
        html.append(lines[0].opening + _html(words))
    merged = [(base[0], base[1], "".join(html) + parts[0].closing)]
    return merged if _is_proven(merged, [base], [mine], [theirs]) else None


def _merged_figure(base: Numbered, mine: Numbered, theirs: Numbered) -> list[Numbered] | None:
    """A figure merged by what is said of it, its captions by their sentences."""
    html = merge_figures(base[2], mine[2], theirs[2], words=_merged_caption)
    return None if html is None else [(base[0], base[1], html)]


def _merged_caption(base: str, mine: str, theirs: str) -> str | None:
    """A caption, its sentences merged; None where they meet, and where a side has none."""
    blocks = [(0, "figure", f"<p>{caption}</p>") for caption in (base, mine, theirs)]
    if not (base and mine and theirs) or (merged := _merged_lines(*blocks)) is None:
        return None
    return merged[0][2].removeprefix("<p>").removesuffix("</p>")


def _merged_line(base: Line, mine: Line, theirs: Line) -> list[Token] | None:
    """One line, its sentences merged; None as well where nothing of it would remain."""
    merged = _merged_units(*[_sentences(line.tokens) for line in (base, mine, theirs)])
    if merged is None:
        return None
    return [token for unit, _, _ in merged for token in unit.tokens] or None


def _sentences(tokens: Sequence[Token]) -> list[Unit]:
    """The sentences of a line and the spaces between them, none lost."""
    units: list[Unit] = []
    start = place = 0
    while place < len(tokens):
        end = place
        while end < len(tokens) and tokens[end].text in _SPACES:
            end += 1
        if end > place and (end == len(tokens) or _is_over(tokens, start, place, end)):
            units += [Unit(None, tuple(tokens[start:place])), Unit(None, tuple(tokens[place:end]))]
            start = end
        place = max(end, place + 1)
    units.append(Unit(None, tuple(tokens[start:])))
    return [unit for unit in units if unit.tokens]


def _is_over(tokens: Sequence[Token], start: int, space: int, after: int) -> bool:
    """Whether a sentence ends before the space: a stop that is no abbreviation's, then the start of another."""
    following = tokens[after].text[:1]
    if not (following.isupper() or following.isdigit() or following in _OPENING):
        return False
    last = space - 1
    while last > max(start, space - MOST_CLOSING) and tokens[last].text in _CLOSING_OR_SPACES:
        last -= 1
    if last < start or tokens[last].text not in _STOPS:
        return False
    before = tokens[last - 1].text if last > start else ""
    return tokens[last].text != "." or not _SHORT.fullmatch(before)


def _merged_units(base: Sequence[Unit], mine: Sequence[Unit], theirs: Sequence[Unit]) -> list[Found] | None:
    """The base's units with both sides' changes; None where they meet."""
    taken: list[tuple[Hunk, int]] = []
    waiting = sorted(
        [(hunk, 1) for hunk in _hunks(base, mine)] + [(hunk, 2) for hunk in _hunks(base, theirs)],
        key=lambda one: (one[0].start, one[0].end),
    )
    for hunk, side in waiting:
        before, other = taken[-1] if taken else (None, side)
        if before is None or other == side:
            taken.append((hunk, side))
        elif (before.start, before.end, before.units) == (hunk.start, hunk.end, hunk.units):
            continue
        elif _meet(before, hunk, base):
            return None
        else:
            taken.append((hunk, side))
    return _applied(base, taken)


def _hunks(base: Sequence[Unit], side: Sequence[Unit]) -> list[Hunk]:
    """What the side changed, in order."""
    hunks = []
    here = there = 0
    for start, first, length in [*matches(base, side), (len(base), len(side), 0)]:
        if start > here or first > there:
            hunks.append(Hunk(here, start, there, tuple(side[there:first])))
        here, there = start + length, first + length
    return hunks


def _meet(before: Hunk, after: Hunk, base: Sequence[Unit]) -> bool:
    """Whether two sides' changes overlap, or touch where it matters; a mere cut or space beside one does not."""
    if before.end > after.start or (before.start, before.end) == (after.start, after.end):
        return True
    if before.end < after.start:
        return False
    return not (_only_separates(before, base) or _only_separates(after, base))


def _only_separates(hunk: Hunk, base: Sequence[Unit]) -> bool:
    """Whether one separator stands for another, or for none: no words come, go or grow together."""
    gone = base[hunk.start : hunk.end]
    return bool(hunk.units) and all(unit.is_separator for unit in (*gone, *hunk.units))


def _applied(base: Sequence[Unit], taken: Sequence[tuple[Hunk, int]]) -> list[Found]:
    merged: list[Found] = []
    here = 0
    for hunk, side in taken:
        merged += [(base[place], 0, place) for place in range(here, hunk.start)]
        merged += [(unit, side, hunk.first + step) for step, unit in enumerate(hunk.units)]
        here = hunk.end
    return merged + [(base[place], 0, place) for place in range(here, len(base))]


def _html(tokens: Iterable[Token]) -> str:
    return runs_html(tidy(Run(token.text, token.marks) for token in tokens))
