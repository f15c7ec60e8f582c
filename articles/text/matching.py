"""What two sequences have in common, found cheaply whatever they hold.

Equal ends are set aside; then Myers' greedy search ("An O(ND) Difference Algorithm", 1986) within a bound;
beyond it, elements that occur once on both sides divide the work (Bram Cohen's patience diff); a stretch that
offers none is taken as replaced. So a rewritten chapter costs little more than a mended one.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence

FURTHEST_SEARCH = 60
ANCHOR_WIDTHS = (1, 3, 7)

Match = tuple[int, int, int]


def matches(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Match]:
    """Stretches both share, in order: (start in old, start in new, length). They never overlap or cross."""
    found: list[Match] = []
    waiting = [(0, len(old), 0, len(new))]
    while waiting:
        low, high, first, last = waiting.pop()
        low, high, first, last = _trim(old, new, (low, high, first, last), found)
        if low == high or first == last:
            continue
        pairs = _myers(old[low:high], new[first:last])
        if pairs is not None:
            found.extend((low + here, first + there, 1) for here, there in pairs)
            continue
        anchors = _anchors(old[low:high], new[first:last])
        waiting.extend(_stretches(low, high, first, last, anchors))
        found.extend((low + here, first + there, 1) for here, there in anchors)
    return _joined(sorted(found))


def _trim(
    old: Sequence[Hashable], new: Sequence[Hashable], bounds: tuple[int, int, int, int], found: list[Match]
) -> tuple[int, int, int, int]:
    """The bounds without their equal beginning and end, which are noted as found."""
    low, high, first, last = bounds
    start = low
    while low < high and first < last and old[low] == new[first]:
        low, first = low + 1, first + 1
    if low > start:
        found.append((start, first - (low - start), low - start))
    end = high
    while low < high and first < last and old[high - 1] == new[last - 1]:
        high, last = high - 1, last - 1
    if high < end:
        found.append((high, last, end - high))
    return low, high, first, last


def _stretches(
    low: int, high: int, first: int, last: int, anchors: list[tuple[int, int]]
) -> list[tuple[int, int, int, int]]:
    """What lies before, between and after the anchors."""
    if not anchors:
        return []
    stretches = []
    here, there = low, first
    for anchor_old, anchor_new in anchors:
        stretches.append((here, low + anchor_old, there, first + anchor_new))
        here, there = low + anchor_old + 1, first + anchor_new + 1
    return [*stretches, (here, high, there, last)]


def _joined(found: list[Match]) -> list[Match]:
    """Neighbouring stretches made one."""
    joined: list[Match] = []
    for here, there, length in found:
        if joined:
            before_old, before_new, before = joined[-1]
            if before_old + before == here and before_new + before == there:
                joined[-1] = (before_old, before_new, before + length)
                continue
        joined.append((here, there, length))
    return joined


def _myers(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]] | None:
    """The pairs of a shortest edit, or None when it takes more than FURTHEST_SEARCH steps."""
    size_old, size_new = len(old), len(new)
    if abs(size_old - size_new) > FURTHEST_SEARCH:
        return None
    reached = {1: 0}
    trail: list[dict[int, int]] = []
    for steps in range(FURTHEST_SEARCH + 1):
        trail.append(dict(reached))
        for diagonal in range(-steps, steps + 1, 2):
            down = diagonal == -steps or (diagonal != steps and reached[diagonal - 1] < reached[diagonal + 1])
            here = reached[diagonal + 1] if down else reached[diagonal - 1] + 1
            there = here - diagonal
            while here < size_old and there < size_new and old[here] == new[there]:
                here, there = here + 1, there + 1
            reached[diagonal] = here
            if here >= size_old and there >= size_new:
                return _retraced(trail, size_old, size_new)
    return None


def _retraced(trail: list[dict[int, int]], here: int, there: int) -> list[tuple[int, int]]:
    """The pairs met on the way that the trail records, in order."""
    pairs = []
    for steps in range(len(trail) - 1, -1, -1):
        reached = trail[steps]
        diagonal = here - there
        down = diagonal == -steps or (diagonal != steps and reached[diagonal - 1] < reached[diagonal + 1])
        before = diagonal + 1 if down else diagonal - 1
        from_old = reached[before] if steps else 0
        from_new = from_old - before if steps else 0
        while here > from_old and there > from_new:
            here, there = here - 1, there - 1
            pairs.append((here, there))
        here, there = from_old, from_new
    return pairs[::-1]


def _anchors(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Where something stands that occurs once on both sides: an element, else a row of 3, else of 7."""
    for width in ANCHOR_WIDTHS:
        pairs = _unique_pairs(_rows(old, width), _rows(new, width))
        if pairs:
            return [pairs[place] for place in longest_rise([there for _, there in pairs])]
    return []


def _rows(elements: Sequence[Hashable], width: int) -> list[Hashable]:
    """Each element together with those that follow it, `width` in all."""
    if width == 1:
        return list(elements)
    return list(zip(*(elements[offset:] for offset in range(width)), strict=False))


def _unique_pairs(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Places, in old and new, of what occurs exactly once on each side."""
    count_old, count_new = Counter(old), Counter(new)
    place_new = {element: place for place, element in enumerate(new) if count_new[element] == 1}
    return [
        (place, place_new[element])
        for place, element in enumerate(old)
        if count_old[element] == 1 and element in place_new
    ]


def longest_rise(numbers: Sequence[int]) -> list[int]:
    """Where the members of a longest rising subsequence stand (distinct numbers; Fredman 1975)."""
    tails: list[int] = []
    tail_places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        height = bisect_left(tails, number)
        before.append(tail_places[height - 1] if height else -1)
        tails[height : height + 1] = [number]
        tail_places[height : height + 1] = [place]
    chain = []
    place = tail_places[-1] if tail_places else -1
    while place >= 0:
        chain.append(place)
        place = before[place]
    return chain[::-1]
