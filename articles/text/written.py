"""A text that knows which version brought each stretch of it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

#: Signs and spaces that are nobody's words when they stand alone.
SIGNS = " \n\u00a0\u202f.,;:!?…«»“”\"'‘’()[]–—-"

Span = tuple[int, int]


class Passage(NamedTuple):
    """Words that one version brought."""

    text: str
    version: int


@dataclass(frozen=True)
class Written:
    """A block's text, and for each stretch of it (where it starts, the version that brought it)."""

    text: str
    spans: list[Span]

    def between(self, start: int, end: int) -> Iterator[Span]:
        """The spans of one stretch, told from its start."""
        place = bisect_right(self.spans, start, key=itemgetter(0)) - 1
        while place < len(self.spans) and self.spans[place][0] < end:
            begins, version = self.spans[place]
            yield max(begins - start, 0), version
            place += 1

    def passages(self) -> tuple[Passage, ...]:
        """The text in order, cut where its author changes."""
        ends = [start for start, _version in self.spans[1:]] + [len(self.text)]
        return tuple(
            Passage(self.text[start:end], version)
            for (start, version), end in zip(self.spans, ends, strict=True)
        )


class Kept(NamedTuple):
    """Words of a new text, from `start` on, that stand in an older one from `at` on."""

    start: int
    size: int
    source: Written
    at: int

    @property
    def end(self) -> int:
        """Where they end in the new text."""
        return self.start + self.size


class Stretch(NamedTuple):
    """A part of a text, from `start` up to `end`."""

    source: Written
    start: int
    end: int


def between(kept: Sequence[Kept], size: int) -> list[tuple[int, int]]:
    """The stretches that nothing kept covers, as (start, end)."""
    ends = [0, *(each.end for each in kept)]
    starts = [*(each.start for each in kept), size]
    return [(end, start) for end, start in zip(ends, starts, strict=True) if end < start]


def written(text: str, kept: Sequence[Kept], version: int) -> Written:
    """The text with the versions of what it keeps; all between is this version's."""
    spans: list[Span] = []
    here = 0
    for each in kept:
        if here < each.start:
            spans.append((here, version))
        spans += [
            (each.start + start, brought)
            for start, brought in each.source.between(each.at, each.at + each.size)
        ]
        here = each.end
    if here < len(text) or not spans:
        spans.append((here, version))
    return Written(text, _joined(text, spans))


def _joined(text: str, spans: Sequence[Span]) -> list[Span]:
    """Neighbours of one version made one; a space or a comma alone goes with the words before it."""
    joined: list[Span] = []
    ends = [start for start, _version in spans[1:]] + [len(text)]
    for (start, version), end in zip(spans, ends, strict=True):
        if joined and (joined[-1][1] == version or not text[start:end].strip(SIGNS)):
            continue
        joined.append((start, version))
    return joined
