"""Who wrote which words: every stretch of a text told back to the one version that brought it.

A version's words come from those it was written from (`sources`), or are its own. Only blocks that are new in a
version are looked at, and inside them only the words between what both sides share at either end.
"""

from collections import ChainMap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter

from articles.text.blocks import WORD
from articles.text.reappearing import ENOUGH_WORDS, Gone
from articles.text.tokens import block_text, tokenise
from articles.text.word_diff import What, compare_tokens
from articles.text.written import Kept, Passage, Stretch, Written, between, written

Numbered = tuple[int, str]


@dataclass(frozen=True)
class Version:
    """One version of a body: its key, the keys of those it was written from, likeliest first, and its blocks.

    A block is (id, sanitised html). A merge has two sources; a restored text names the older one first.
    """

    key: int
    sources: tuple[int, ...]
    blocks: Sequence[Numbered]


def attribute(versions: Sequence[Version], key: int) -> list[tuple[Passage, ...]]:
    """For each block of the version `key` its passages, in order: joined, they are its `block_text`.

    Versions are given in the order they were made; those the text does not descend from are passed over. Words
    keep their version wherever their block moves; when a block is cut, joined or merged; when a stretch of
    ENOUGH_WORDS leaves one block and stands in another in the same step; and when a whole block is brought back.
    """
    line = _line_of(versions, key)
    blocks = {version.key: version.blocks for version in line}
    known: dict[Numbered, Written] = {}
    first: dict[str, Written] = {}
    for version in line:
        fresh = [pair for pair in version.blocks if pair not in known]
        if fresh:
            sources = [blocks[source] for source in version.sources if source in blocks]
            known.update(_read(version, fresh, sources, known, first))
            for pair in fresh:
                if _is_long(known[pair].text):
                    first.setdefault(pair[1], known[pair])
    return [known[pair].passages() for pair in blocks.get(key, ())]


def _line_of(versions: Sequence[Version], key: int) -> list[Version]:
    """The version and all it descends from, in the order they were made."""
    wanted = {key}
    for version in reversed(versions):
        if version.key in wanted:
            wanted.update(version.sources)
    return [version for version in versions if version.key in wanted]


def _is_long(text: str) -> bool:
    """Whether nobody would write the same by chance."""
    return next(islice(WORD.finditer(text), ENOUGH_WORDS - 1, None), None) is not None


def _read(
    version: Version,
    fresh: Sequence[Numbered],
    sources: Sequence[Sequence[Numbered]],
    known: dict[Numbered, Written],
    first: dict[str, Written],
) -> dict[Numbered, Written]:
    """The new blocks of one version with the versions of their words."""
    here = set(version.blocks)
    gone = {pair: known[pair] for source in reversed(sources) for pair in source if pair not in here}
    same = ChainMap({html: older for (_id, html), older in gone.items()}, first)
    texts = {pair: block_text(pair[1]) for pair in fresh if pair[1] not in same}
    before = [dict(source) for source in sources]
    claims = {pair: _claims(pair[0], text, before, known) for pair, text in texts.items()}
    left = Gone(_left_over(gone, {block_id for block_id, _html in texts}, claims.values()))
    read = {pair: same[pair[1]] for pair in fresh if pair[1] in same}
    for pair, text in texts.items():
        kept = _first_claims(claims[pair])
        kept += [
            found for start, end in between(kept, len(text)) for found in left.found_in(text, start, end)
        ]
        read[pair] = written(text, sorted(kept, key=itemgetter(0)), version.key)
    return read


def _claims(
    block_id: int, text: str, before: Sequence[dict[int, str]], known: dict[Numbered, Written]
) -> list[list[Kept]]:
    """What the text keeps of the block of its number in each source that has one."""
    older = [known[block_id, source[block_id]] for source in before if block_id in source]
    return [
        [Kept(start, size, source, at) for at, start, size in _shared(source.text, text)] for source in older
    ]


def _left_over(
    gone: dict[Numbered, Written], compared: set[int], claims: Iterable[list[list[Kept]]]
) -> Iterator[Stretch]:
    """What went away: whole blocks, and words of those that only changed."""
    for (block_id, _html), older in gone.items():
        if block_id not in compared:
            yield Stretch(older, 0, len(older.text))
    for sides in claims:
        for kept in filter(None, sides):
            source = kept[0].source
            taken = [Kept(each.at, each.size, source, each.at) for each in kept]
            yield from (Stretch(source, start, end) for start, end in between(taken, len(source.text)))


def _first_claims(sides: Sequence[list[Kept]]) -> list[Kept]:
    """What the first source gives, and what the second adds where the first has nothing."""
    kept = list(sides[0]) if sides else []
    for side in sides[1:]:
        free = between(kept, max((each.end for each in side), default=0))
        kept = sorted(kept + list(_within(side, free)), key=itemgetter(0))
    return kept


def _within(side: Sequence[Kept], free: Sequence[tuple[int, int]]) -> Iterator[Kept]:
    """The parts of what is kept that fall into the free stretches; both are in order."""
    place = 0
    for kept in side:
        while place < len(free) and free[place][1] <= kept.start:
            place += 1
        step = place
        while step < len(free) and free[step][0] < kept.end:
            start, end = max(kept.start, free[step][0]), min(kept.end, free[step][1])
            yield Kept(start, end - start, kept.source, kept.at + start - kept.start)
            step += 1


def _shared(old: str, new: str) -> list[tuple[int, int, int]]:
    """What both texts have in common, in order: (place in old, place in new, length)."""
    start = _same_start(old, new)
    end = _same_end(old[start:], new[start:])
    found = [(0, 0, start)]
    here = there = start
    middles = (tokenise(old[start : len(old) - end]), tokenise(new[start : len(new) - end]))
    for segment in compare_tokens(*middles):
        size = len(segment.text)
        if segment.what is What.KEPT:
            found.append((here, there, size))
        here += size if segment.old is not None else 0
        there += size if segment.new is not None else 0
    return [each for each in [*found, (here, there, end)] if each[2]]


def _same_start(one: str, other: str) -> int:
    """How many letters both begin with, up to the start of a word."""
    low, high = 0, min(len(one), len(other))
    if one[:high] == other[:high] and len(one) == len(other):
        return high
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[low:middle] == other[low:middle] else (low, middle - 1)
    return one.rfind(" ", 0, low) + 1


def _same_end(one: str, other: str) -> int:
    """How many letters both end with, from the end of a word on."""
    return _same_start(one[::-1], other[::-1])
