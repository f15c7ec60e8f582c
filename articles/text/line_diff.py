"""What changed between two versions of a block, by lines: items, cells, or the one of a paragraph."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.text.alignment import align
from articles.text.inline import Run, runs_html
from articles.text.matching import longest_rise, matches
from articles.text.tokens import Line
from articles.text.word_diff import Segment, What, compare_tokens, whole


@dataclass(frozen=True)
class LineChange:
    """One line: what happened to it, the tags before it on either side, and its words."""

    what: What
    old_opening: str
    new_opening: str
    segments: tuple[Segment, ...]

    def old_html(self) -> str:
        """The line as the old version has it; "" where it has none."""
        runs = [Run(segment.text, segment.old) for segment in self.segments if segment.old is not None]
        return self.old_opening + runs_html(runs)

    def new_html(self) -> str:
        """The line as the new version has it; "" where it has none."""
        runs = [Run(segment.text, segment.new) for segment in self.segments if segment.new is not None]
        return self.new_opening + runs_html(runs)


def compare_lines(old: Sequence[Line], new: Sequence[Line]) -> tuple[LineChange, ...]:
    """The lines of both sides as one list; lines of one side keep their order."""
    changes: list[LineChange] = []
    here = there = 0
    for in_old, in_new in [*_pairs(old, new), (len(old), len(new))]:
        changes += [_gone(line) for line in old[here:in_old]]
        changes += [_come(line) for line in new[there:in_new]]
        if in_old < len(old):
            changes.append(_pair(old[in_old], new[in_new]))
        here, there = in_old + 1, in_new + 1
    return tuple(changes)


def _pairs(old: Sequence[Line], new: Sequence[Line]) -> list[tuple[int, int]]:
    """Which old line continues as which new one, in order: equal ones first, then alike ones between."""
    if len(old) == len(new) == 1:
        return [(0, 0)]
    pairs: list[tuple[int, int]] = []
    here = there = 0
    found = matches([line.text for line in old], [line.text for line in new])
    for start, first, length in [*found, (len(old), len(new), 0)]:
        pairs += [(here + one, there + other) for one, other in _alike(old[here:start], new[there:first])]
        pairs += [(start + step, first + step) for step in range(length)]
        here, there = start + length, first + length
    return pairs


def _alike(old: Sequence[Line], new: Sequence[Line]) -> list[tuple[int, int]]:
    """Pairs of lines that share most words and keep their order; equal frames pair as they stand."""
    if len(old) == len(new) and all(
        before.opening == after.opening for before, after in zip(old, new, strict=True)
    ):
        return [(place, place) for place in range(len(old))]
    base = [(place, line.text.replace("<", " ")) for place, line in enumerate(old)]
    found = align(base, [line.text.replace("<", " ") for line in new])
    pairs = [(here, place) for place, here in enumerate(found) if here is not None]
    return [pairs[index] for index in longest_rise([here for here, _ in pairs])]


def _pair(before: Line, after: Line) -> LineChange:
    """A line both sides have."""
    what = What.KEPT if before == after else What.CHANGED
    return LineChange(what, before.opening, after.opening, compare_tokens(before.tokens, after.tokens))


def _gone(line: Line) -> LineChange:
    """A line only the old side has."""
    return LineChange(What.DELETED, line.opening, "", whole(line.tokens, What.DELETED))


def _come(line: Line) -> LineChange:
    """A line only the new side has."""
    return LineChange(What.INSERTED, "", line.opening, whole(line.tokens, What.INSERTED))
