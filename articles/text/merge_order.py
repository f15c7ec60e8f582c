"""Where everything of two edits stands: blocks both left in their order, and what either side put between them."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field

from articles.text.alignment import align
from articles.text.diff import Numbered
from articles.text.matching import longest_rise
from articles.text.same_figure import may_continue

#: A block of the base by its place, or a new block.
Entry = int | Numbered

Gap = tuple[list[Entry], list[Entry]]


class Side:
    """One edit seen from the base. `still` are the places of blocks that kept their order, or were taken out."""

    def __init__(self, base: Sequence[Numbered], blocks: Sequence[Numbered]) -> None:
        self.base, self.blocks = base, blocks
        known = _continued(base, blocks)
        self.at = {place: here for here, place in known.items()}
        order = [known[here] for here in sorted(known)]
        gone = [place for place in range(len(base)) if place not in self.at]
        self.still = {order[index] for index in longest_rise(order)} | set(gone)
        self.line = self._line(known, set(gone))

    def _line(self, known: dict[int, int], gone: set[int]) -> list[Entry]:
        """This side from top to bottom; what it took out stands where it stood, before what came instead."""
        behind: dict[int | None, list[Entry]] = {}
        anchor = None
        for place in range(len(self.base)):
            if place in gone:
                behind.setdefault(anchor, []).append(place)
            elif place in self.still:
                anchor = place
        line = behind.get(None, [])
        for here, block in enumerate(self.blocks):
            line += [known[here], *behind.get(known[here], [])] if here in known else [block]
        return line

    def wording(self, place: int) -> tuple[str, str] | None:
        """Kind and words of the base's block on this side; None where it was taken out."""
        here = self.at.get(place)
        return None if here is None else self.blocks[here][1:]

    def has_changed(self, place: int) -> bool:
        """Whether the block reads otherwise here, or is gone."""
        return self.wording(place) != self.base[place][1:]


def _continued(base: Sequence[Numbered], blocks: Sequence[Numbered]) -> dict[int, int]:
    """For each place of a side the place of the base's block it continues, by number, else by its words."""
    place_of = {number: place for place, (number, _, _) in enumerate(base) if number is not None}
    known: dict[int, int] = {}
    for here, (number, _, html) in enumerate(blocks):
        if number is not None and number in place_of and may_continue(base[place_of[number]][2], html):
            known[here] = place_of.pop(number)
    taken = set(known.values())
    left = [(place, html) for place, (_, _, html) in enumerate(base) if place not in taken]
    fresh = [here for here in range(len(blocks)) if here not in known]
    found = align(left, [blocks[here][2] for here in fresh])
    return known | {here: place for here, place in zip(fresh, found, strict=True) if place is not None}


@dataclass
class Stretch:
    """What is judged as one: blocks of the base in order, and what either side put between them."""

    steps: list[int | Gap] = field(default_factory=list)

    @property
    def places(self) -> list[int]:
        return [step for step in self.steps if isinstance(step, int)]

    def on(self, side: Side, which: int) -> list[Numbered]:
        """The stretch as that side has it (0 mine, 1 theirs), each block under its number in the base."""
        blocks: list[Numbered] = []
        for step in self.steps:
            for entry in [step] if isinstance(step, int) else step[which]:
                if not isinstance(entry, int):
                    blocks.append(entry)
                elif (wording := side.wording(entry)) is not None:
                    blocks.append((side.base[entry][0], *wording))
        return blocks

    def without_moved(self) -> tuple[list[int], "Stretch"]:
        """The places of blocks that moved here, and the stretch without them."""
        moved: list[int] = []
        rest: list[int | Gap] = []
        for step in self.steps:
            if isinstance(step, int):
                rest.append(step)
                continue
            moved += sorted({entry for half in step for entry in half if isinstance(entry, int)})
            gap: Gap = (_new_in(step[0]), _new_in(step[1]))
            if any(gap):
                rest.append(gap)
        return moved, Stretch(rest)


def _new_in(entries: Sequence[Entry]) -> list[Entry]:
    return [entry for entry in entries if not isinstance(entry, int)]


def stretches(mine: Side, theirs: Side) -> Iterator[Stretch]:
    """The merged order, a stretch at a time. Each block neither side touched is one of its own.

    A stretch goes on where something was put between two blocks, or one of them was taken out: a paragraph
    that was cut in two, or joined to its neighbour, stands whole in one of them.
    """
    frame = sorted(mine.still & theirs.still)
    gaps = _gaps(frame, mine, theirs)
    stretch = Stretch()
    for index, place in enumerate(frame):
        whole = not (mine.has_changed(place) or theirs.has_changed(place))
        if any(gaps[index]):
            stretch.steps.append(gaps[index])
            linked = not whole
        else:
            linked = not whole and _may_be_one(stretch, place, mine, theirs)
        if stretch.steps and not linked:
            yield stretch
            stretch = Stretch()
        stretch.steps.append(place)
        if whole:
            yield stretch
            stretch = Stretch()
    if any(gaps[-1]):
        stretch.steps.append(gaps[-1])
    if stretch.steps:
        yield stretch


def _may_be_one(stretch: Stretch, place: int, mine: Side, theirs: Side) -> bool:
    """Whether the block and the one before it were made one by a side that lacks one of them."""
    before = next((step for step in reversed(stretch.steps) if isinstance(step, int)), place)
    return any(one not in side.at for side in (mine, theirs) for one in (before, place))


def _gaps(frame: list[int], mine: Side, theirs: Side) -> list[Gap]:
    """What either side put before each block of the frame, and after the last: new blocks, and moved ones.

    A block that both moved, to different places, stands at the first of them.
    """
    ours, others = _put_between(frame, mine), _put_between(frame, theirs)
    where_mine, where_theirs = _moved_to(ours), _moved_to(others)
    for place in where_mine.keys() & where_theirs.keys():
        if where_mine[place] < where_theirs[place]:
            others[where_theirs[place]].remove(place)
        elif where_theirs[place] < where_mine[place]:
            ours[where_mine[place]].remove(place)
    return list(zip(ours, others, strict=True))


def _put_between(frame: list[int], side: Side) -> list[list[Entry]]:
    gaps: list[list[Entry]] = [[]]
    standing = set(frame)
    for entry in side.line:
        if not isinstance(entry, int):
            gaps[-1].append(entry)
        elif entry in standing:
            gaps.append([])
        elif entry not in side.still:
            gaps[-1].append(entry)
    return gaps


def _moved_to(gaps: list[list[Entry]]) -> dict[int, int]:
    return {entry: index for index, gap in enumerate(gaps) for entry in gap if isinstance(entry, int)}


def key_of(entry: Entry) -> Hashable:
    """What makes two entries of one gap the same: the block of the base, or the words of a new one."""
    return entry if isinstance(entry, int) else entry[1:]
