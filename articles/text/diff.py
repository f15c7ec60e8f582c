"""What changed between two versions of a body, in words and not in markup, exact enough to rebuild both."""

from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.text.alignment import align, likeness, word_counts
from articles.text.blocks import WORD, count_words
from articles.text.line_diff import LineChange, compare_lines
from articles.text.matching import longest_rise
from articles.text.same_figure import is_figure, may_continue
from articles.text.tokens import take_apart
from articles.text.word_diff import What

__all__ = ["Change", "Tally", "What", "compare", "is_figure_change", "new_text", "old_text", "tally"]

BARELY_ALIKE = 0.15

Numbered = tuple[int | None, str, str]


@dataclass(frozen=True, kw_only=True)
class Change:
    """One block of a comparison.

    `what` is kept, inserted, deleted or changed. Places count from 0 and are None on the side that lacks the
    block. A changed block has `lines` and closing tags, any other its `html`. `moved` is "", "up" or "down".
    """

    what: What
    old_place: int | None = None
    new_place: int | None = None
    old_kind: str = ""
    new_kind: str = ""
    html: str = ""
    lines: tuple[LineChange, ...] = ()
    old_closing: str = ""
    new_closing: str = ""
    moved: str = ""

    def old_html(self) -> str:
        """The block as the old version has it."""
        if self.what is not What.CHANGED:
            return self.html
        return "".join(line.old_html() for line in self.lines) + self.old_closing

    def new_html(self) -> str:
        """The block as the new version has it."""
        if self.what is not What.CHANGED:
            return self.html
        return "".join(line.new_html() for line in self.lines) + self.new_closing


@dataclass(frozen=True)
class Tally:
    """A comparison in figures: words in and out, blocks moved, and stretches that only look different."""

    inserted: int
    deleted: int
    moved: int
    restyled: int


def compare(old: Sequence[Numbered], new: Sequence[Numbered]) -> list[Change]:
    """The blocks of both versions as one list in reading order, deleted ones where they stood.

    Each side is (block id or None, kind, sanitised html). A shared id is believed when the words agree at
    all; other blocks are paired by words. `old_text` and `new_text` give back both sides exactly.
    """
    partners = _partners(old, new)
    still = _stationary(partners)
    changes: list[Change] = []
    gone = _unpartnered(len(old), partners)
    for place in range(len(new)):
        if place in still:
            while gone and gone[0] < partners[place]:
                changes.append(_deleted(old, gone.popleft()))
        changes.append(_pair(old, new, partners.get(place), place))
    changes += [_deleted(old, place) for place in gone]
    return _with_moves(changes, still)


def _partners(old: Sequence[Numbered], new: Sequence[Numbered]) -> dict[int, int]:
    """For each new place the old place it continues, where there is one."""
    place_of = {number: place for place, (number, _, _) in enumerate(old) if number is not None}
    partners: dict[int, int] = {}
    for place, (number, _, html) in enumerate(new):
        if number is not None and number in place_of and _are_alike(old[place_of[number]][2], html):
            partners[place] = place_of.pop(number)
    taken = set(partners.values())
    left_old = [(place, html) for place, (_, _, html) in enumerate(old) if place not in taken]
    left_new = [place for place in range(len(new)) if place not in partners]
    found = align(left_old, [new[place][2] for place in left_new])
    partners.update((place, here) for place, here in zip(left_new, found, strict=True) if here is not None)
    return partners


def _unpartnered(count: int, partners: dict[int, int]) -> deque[int]:
    """The old places nothing continues, in order."""
    continued = set(partners.values())
    return deque(place for place in range(count) if place not in continued)


def _are_alike(one: str, other: str) -> bool:
    """Whether two blocks share enough words to be one block that changed."""
    if is_figure(one) or is_figure(other):
        return may_continue(one, other)
    return one == other or likeness(word_counts(one), word_counts(other)) >= BARELY_ALIKE


def _stationary(partners: dict[int, int]) -> set[int]:
    """The new places of pairs that kept their order: a longest run of them; all others moved."""
    places = sorted(partners)
    return {places[index] for index in longest_rise([partners[place] for place in places])}


def _deleted(old: Sequence[Numbered], place: int) -> Change:
    """A block only the old version has."""
    _, kind, html = old[place]
    return Change(what=What.DELETED, old_place=place, old_kind=kind, html=html)


def _pair(old: Sequence[Numbered], new: Sequence[Numbered], here: int | None, place: int) -> Change:
    """A block of the new version beside the old one it continues, if any."""
    _, kind, html = new[place]
    if here is None:
        return Change(what=What.INSERTED, new_place=place, new_kind=kind, html=html)
    _, old_kind, old_html = old[here]
    both = Change(what=What.KEPT, old_place=here, new_place=place, old_kind=old_kind, new_kind=kind)
    if old_html == html:
        return replace(both, html=html)
    before, after = take_apart(old_html), take_apart(html)
    return replace(
        both,
        what=What.CHANGED,
        lines=compare_lines(before.lines, after.lines),
        old_closing=before.closing,
        new_closing=after.closing,
    )


def _with_moves(changes: list[Change], still: set[int]) -> list[Change]:
    """The changes with a direction on each pair that left its order."""
    old_order = sorted(
        change.old_place for change in changes if _is_pair(change) and change.old_place is not None
    )
    told, rank = [], 0
    for change in changes:
        if _is_pair(change):
            if change.new_place not in still and change.old_place is not None:
                rose = bisect_left(old_order, change.old_place) > rank
                change = replace(change, moved="up" if rose else "down")
            rank += 1
        told.append(change)
    return told


def _is_pair(change: Change) -> bool:
    """Whether both versions have the block."""
    return change.old_place is not None and change.new_place is not None


def old_text(changes: Sequence[Change]) -> list[str]:
    """The old version's blocks, rebuilt from the comparison."""
    return [change.old_html() for change in _in_order(changes, old=True)]


def new_text(changes: Sequence[Change]) -> list[str]:
    """The new version's blocks, rebuilt from the comparison."""
    return [change.new_html() for change in _in_order(changes, old=False)]


def is_figure_change(change: Change) -> bool:
    """Whether the block is a picture, a gallery or a file."""
    return "figure" in (change.old_kind, change.new_kind)


def _in_order(changes: Sequence[Change], *, old: bool) -> list[Change]:
    """The changes that one side has, in its order."""
    placed = {(change.old_place if old else change.new_place): change for change in changes}
    return [placed[place] for place in sorted(place for place in placed if place is not None)]


def tally(changes: Sequence[Change]) -> Tally:
    """The comparison in figures."""
    counts = Counter[What]()
    restyled = 0
    for change in changes:
        if change.what in {What.INSERTED, What.DELETED}:
            counts[change.what] += count_words(change.html)
        for line in change.lines:
            restyled += sum(segment.what is What.RESTYLED for segment in line.segments)
            # An address is no words, nor is a part of one.
            for segment in () if "oembed" in (change.old_kind, change.new_kind) else line.segments:
                counts[segment.what] += len(WORD.findall(segment.text))
    moved = sum(bool(change.moved) for change in changes)
    return Tally(counts[What.INSERTED], counts[What.DELETED], moved, restyled)
