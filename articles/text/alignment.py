"""Which block of the new body continues which of the old one: a block's number follows it through saves."""

import re
from collections import Counter
from collections.abc import Sequence

from articles.text.same_figure import figure_likeness, is_figure, may_continue

WORDS = re.compile(r"[^\W_]+")
TAGS = re.compile(r"<[^<>]*>")
ENOUGH_ALIKE = 0.5
PAIRS_LOOKED_AT = 10_000


def align(
    base: Sequence[tuple[int, str]], new: Sequence[str], hints: Sequence[int | None] | None = None
) -> list[int | None]:
    """For each new block the id of the base block it continues, or None where it is a new one.

    No id is given twice. `hints` are ids the browser sent, one a new block: they are believed only when
    the base holds them, and the first that claims one wins (Enter copies them).
    """
    ids: list[int | None] = [None] * len(new)
    left = dict(base)
    claims = list(hints) if hints is not None and len(hints) == len(new) else [None] * len(new)
    _take_claimed(ids, left, new, claims, exact=True)
    _take_equal(ids, left, base, new)
    _take_claimed(ids, left, new, claims, exact=False)
    _take_alike(ids, left, base, new)
    return ids


def _take_claimed(
    ids: list[int | None],
    left: dict[int, str],
    new: Sequence[str],
    claims: Sequence[int | None],
    *,
    exact: bool,
) -> None:
    """Give claimed ids to the first that claims; when `exact`, only where the block still reads the same."""
    for place, claim in enumerate(claims):
        if (
            ids[place] is None
            and claim is not None
            and claim in left
            and (left[claim] == new[place] if exact else may_continue(left[claim], new[place]))
        ):
            ids[place] = claim
            del left[claim]


def _take_equal(
    ids: list[int | None], left: dict[int, str], base: Sequence[tuple[int, str]], new: Sequence[str]
) -> None:
    """Give equal blocks their ids in order: the first equal block gets the first id, wherever it moved."""
    waiting: dict[str, list[int]] = {}
    for number, html in reversed(base):
        if number in left:
            waiting.setdefault(html, []).append(number)
    for place, html in enumerate(new):
        if ids[place] is None and waiting.get(html):
            number = waiting[html].pop()
            ids[place] = number
            del left[number]


def _take_alike(
    ids: list[int | None], left: dict[int, str], base: Sequence[tuple[int, str]], new: Sequence[str]
) -> None:
    """Give each remaining id to the block that shares most words with it, best pairs first, on a budget.

    A figure continues the one that shows the same.
    """
    _take_figures(ids, left, base, new)
    old = [
        (place, number, word_counts(html))
        for place, (number, html) in enumerate(base)
        if number in left and not is_figure(html)
    ]
    fresh = [
        (place, word_counts(html))
        for place, html in enumerate(new)
        if ids[place] is None and not is_figure(html)
    ]
    if not old or not fresh:
        return
    reach = max(1, PAIRS_LOOKED_AT // len(fresh))
    pairs = []
    for order, (place, words) in enumerate(fresh):
        middle = order * len(old) // len(fresh)
        for old_place, number, old_words in old[max(0, middle - reach // 2) : middle + reach // 2 + 1]:
            score = likeness(old_words, words)
            if score >= ENOUGH_ALIKE:
                pairs.append((-score, abs(old_place - place), place, number))
    _take_best(ids, left, pairs)


def _take_figures(
    ids: list[int | None], left: dict[int, str], base: Sequence[tuple[int, str]], new: Sequence[str]
) -> None:
    """Give the ids of figures to those that show the same, best pairs first, on the same budget."""
    old = [
        (place, number, html)
        for place, (number, html) in enumerate(base)
        if number in left and is_figure(html)
    ]
    fresh = [(place, html) for place, html in enumerate(new) if ids[place] is None and is_figure(html)]
    pairs = [
        (-score, abs(old_place - place), place, number)
        for place, html in fresh
        for old_place, number, was in old[: max(1, PAIRS_LOOKED_AT // len(fresh))]
        if (score := figure_likeness(was, html)) >= ENOUGH_ALIKE
    ]
    _take_best(ids, left, pairs)


def _take_best(
    ids: list[int | None], left: dict[int, str], pairs: Sequence[tuple[float, int, int, int]]
) -> None:
    for _, _, place, number in sorted(pairs):
        if ids[place] is None and number in left:
            ids[place] = number
            del left[number]


def word_counts(html: str) -> Counter[str]:
    """How often each word stands in the block, case aside."""
    return Counter(WORDS.findall(TAGS.sub(" ", html).lower()))


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """The share of words two blocks have in common, 0.0 to 1.0."""
    total = one.total() + other.total()
    if not total or 2 * min(one.total(), other.total()) < ENOUGH_ALIKE * total:
        return 0.0
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return 2 * sum(min(count, large[word]) for word, count in small.items()) / total
