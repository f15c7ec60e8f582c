"""Two edits of one body made one, paragraph by paragraph: what they have apart merges, the rest is a clash.

A paragraph is followed by its number, so one side may move what the other mends. Where both touched the same
stretch, its sentences are weighed (`merge_words`); what these cannot settle is asked of a person.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.text.diff import Numbered
from articles.text.matching import matches
from articles.text.merge_order import Entry, Side, Stretch, key_of, stretches
from articles.text.merge_pieces import Clash, Piece, Placed, Source, rank, source_of
from articles.text.merge_words import merge_sentences

Wording = tuple[str, str]


def merge_bodies(
    base: Sequence[Numbered], mine: Sequence[Numbered], theirs: Sequence[Numbered]
) -> list[Piece]:
    """The merged body in order: blocks that are settled, and clashes.

    Each side is (block id or None, kind, sanitised html), its ids those of `base` where it continues one. The
    two sides may be exchanged: the text is the same. Nothing is left out that neither side took out, and no
    block is taken out that the other side changed.
    """
    return _Bodies(base, mine, theirs).merged()


@dataclass
class _Bodies:
    """The three bodies, and the two edits seen from the base."""

    base: Sequence[Numbered]
    mine_blocks: Sequence[Numbered]
    their_blocks: Sequence[Numbered]

    def __post_init__(self) -> None:
        self.mine = Side(self.base, self.mine_blocks)
        self.theirs = Side(self.base, self.their_blocks)

    def merged(self) -> list[Piece]:
        pieces: list[Piece] = []
        for stretch in stretches(self.mine, self.theirs):
            pieces += self._settled(stretch)
        return pieces

    def _settled(self, stretch: Stretch) -> list[Piece]:
        """The stretch merged in the mildest way that drops nothing."""
        pieces = self._apart(stretch, both_may_add=not stretch.places)
        if pieces is not None:
            return pieces
        moved, stretch = stretch.without_moved()
        rest = self._by_sentences(stretch)
        if rest is None and not self._takes_out(stretch):
            rest = self._apart(stretch, both_may_add=True)
        if rest is None:
            rest = [self._clash(stretch)]
        return rest + [piece for place in moved for piece in self._one(place)]

    def _apart(self, stretch: Stretch, *, both_may_add: bool) -> list[Piece] | None:
        """The stretch where each block was touched by one side only, or all of it by both alike; else None."""
        if self._has_twice_changed(stretch) and not self._is_alike(stretch):
            return None
        pieces: list[Piece] = []
        for step in stretch.steps:
            if isinstance(step, int):
                if not self._is_settled(step):
                    return None
                pieces += self._one(step)
                continue
            if all(step) and not both_may_add and not _alike(*step):
                return None
            pieces += self._added(*step)
        return pieces

    def _has_twice_changed(self, stretch: Stretch) -> bool:
        """Whether a block was changed by both: what one of them put beside it may be what the other took out."""
        return any(
            self.mine.has_changed(place) and self.theirs.has_changed(place) for place in stretch.places
        )

    def _is_alike(self, stretch: Stretch) -> bool:
        """Whether both sides made the same of the stretch."""
        kept = all(self.mine.wording(place) == self.theirs.wording(place) for place in stretch.places)
        return kept and all(isinstance(step, int) or _alike(*step) for step in stretch.steps)

    def _is_settled(self, place: int) -> bool:
        """Whether one side at most changed the block, or both did the same."""
        base, mine, theirs = self._wordings(place)
        return mine in (base, theirs) or theirs == base

    def _one(self, place: int) -> list[Piece]:
        """The block of the base as the merge has it: settled, gone, mended on both sides, or a clash."""
        base, mine, theirs = self._wordings(place)
        if self._is_settled(place):
            wording = theirs if mine == base else mine
            if wording is None:
                return []
            return [Placed((self.base[place][0], *wording), source_of(base, mine, theirs), place)]
        stretch = Stretch([place])
        return self._by_sentences(stretch) or [self._clash(stretch)]

    def _wordings(self, place: int) -> tuple[Wording, Wording | None, Wording | None]:
        """Kind and words of the block on the three sides; None where it was taken out."""
        _, kind, html = self.base[place]
        return (kind, html), self.mine.wording(place), self.theirs.wording(place)

    def _added(self, mine: Sequence[Entry], theirs: Sequence[Entry]) -> list[Piece]:
        """What both sides put at one place: what is the same once, of the rest whatever was numbered first."""
        first, second = sorted((list(mine), list(theirs)), key=self._rank)
        sources = (Source.MINE, Source.THEIRS) if first == list(mine) else (Source.THEIRS, Source.MINE)
        pieces: list[Piece] = []
        here = there = 0
        found = matches([key_of(entry) for entry in first], [key_of(entry) for entry in second])
        for start, begin, length in [*found, (len(first), len(second), 0)]:
            runs = [(first[here:start], sources[0]), (second[there:begin], sources[1])]
            for run, source in sorted(runs, key=lambda one: self._rank(one[0])):
                pieces += self._placed(run, source)
            pieces += self._placed(first[start : start + length], Source.BOTH)
            here, there = start + length, begin + length
        return pieces

    def _rank(self, run: Iterable[Entry]) -> list[tuple[float, str]]:
        return rank(self.base[entry] if isinstance(entry, int) else entry for entry in run)

    def _placed(self, run: Iterable[Entry], source: Source) -> list[Piece]:
        pieces: list[Piece] = []
        for entry in run:
            pieces += self._one(entry) if isinstance(entry, int) else [Placed(entry, source)]
        return pieces

    def _by_sentences(self, stretch: Stretch) -> list[Piece] | None:
        """The stretch merged sentence by sentence, where both sides kept to different ones."""
        merged = merge_sentences(*self._sides(stretch))
        if merged is None:
            return None
        place_of = {self.base[place][0]: place for place in stretch.places}
        return [Placed(block, Source.BOTH, place_of.get(block[0])) for block in merged]

    def _takes_out(self, stretch: Stretch) -> bool:
        """Whether a side took a block out of the stretch: what it put there may stand for that block."""
        return any(
            side.wording(place) is None for side in (self.mine, self.theirs) for place in stretch.places
        ) or not all(self._is_settled(place) for place in stretch.places)

    def _clash(self, stretch: Stretch) -> Clash:
        base, mine, theirs = self._sides(stretch)
        return Clash(base=tuple(base), mine=tuple(mine), theirs=tuple(theirs), places=tuple(stretch.places))

    def _sides(self, stretch: Stretch) -> tuple[list[Numbered], list[Numbered], list[Numbered]]:
        """The stretch as the base and either side have it."""
        base = [self.base[place] for place in stretch.places]
        return base, stretch.on(self.mine, 0), stretch.on(self.theirs, 1)


def _alike(mine: Sequence[Entry], theirs: Sequence[Entry]) -> bool:
    """Whether both sides put the same at this place."""
    return [key_of(entry) for entry in mine] == [key_of(entry) for entry in theirs]
