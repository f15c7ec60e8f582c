"""What changed between two lines of words: which stayed, went, came, or only look different."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from articles.text.inline import Marks
from articles.text.matching import matches
from articles.text.tokens import Token


class What(StrEnum):
    """What happened to a block, a line or some words. Words that only look different are restyled."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"
    CHANGED = "changed"
    RESTYLED = "restyled"


@dataclass(frozen=True)
class Segment:
    """Words that share a fate, and their marks on the side or sides that have them."""

    what: What
    text: str
    old: Marks | None
    new: Marks | None


@dataclass
class Hunk:
    """Words replaced at one place, and the pairs of equal words that follow."""

    deleted: list[Token] = field(default_factory=list)
    inserted: list[Token] = field(default_factory=list)
    kept: list[tuple[Token, Token]] = field(default_factory=list)


def compare_tokens(old: Sequence[Token], new: Sequence[Token]) -> tuple[Segment, ...]:
    """The segments that turn the old words into the new; each side can be read off them exactly."""
    segments: list[Segment] = []
    for hunk in _readable(_hunks(old, new)):
        segments += [Segment(What.DELETED, token.text, token.marks, None) for token in hunk.deleted]
        segments += [Segment(What.INSERTED, token.text, None, token.marks) for token in hunk.inserted]
        segments += [
            Segment(
                What.KEPT if before.marks == after.marks else What.RESTYLED,
                before.text,
                before.marks,
                after.marks,
            )
            for before, after in hunk.kept
        ]
    return tuple(_joined(segments))


def whole(tokens: Iterable[Token], what: What) -> tuple[Segment, ...]:
    """All words as one fate, inserted or deleted."""
    here = what is What.INSERTED
    return tuple(
        _joined(
            Segment(what, token.text, None if here else token.marks, token.marks if here else None)
            for token in tokens
        )
    )


def _hunks(old: Sequence[Token], new: Sequence[Token]) -> list[Hunk]:
    """The plain result of matching words, marks aside."""
    hunks = []
    here = there = 0
    found = matches([token.text for token in old], [token.text for token in new])
    for start, first, length in [*found, (len(old), len(new), 0)]:
        kept = list(zip(old[start : start + length], new[first : first + length], strict=True))
        hunks.append(Hunk(list(old[here:start]), list(new[there:first]), kept))
        here, there = start + length, first + length
    return hunks


def _readable(hunks: list[Hunk]) -> list[Hunk]:
    """Hunks joined where what lies between them is no longer than the changes around it.

    A rewritten sentence then reads as one replacement, not as confetti held together by "de" and "the".
    """
    joined: list[Hunk] = []
    sizes: list[tuple[int, int]] = []
    for hunk in hunks:
        joined.append(hunk)
        sizes.append((_letters(hunk.deleted), _letters(hunk.inserted)))
        while len(joined) > 1 and (between := _noise(joined[-2], max(sizes[-2]), max(sizes[-1]))) is not None:
            last, before = joined.pop(), joined[-1]
            (gone, come), (deleted, inserted) = sizes.pop(), sizes[-1]
            sizes[-1] = (deleted + between + gone, inserted + between + come)
            before.deleted += [old for old, _ in before.kept] + last.deleted
            before.inserted += [new for _, new in before.kept] + last.inserted
            before.kept = last.kept
    return joined


def _noise(before: Hunk, one: int, other: int) -> int | None:
    """How many letters two hunks have between them, when these are too few to help a reader."""
    if not one or not other or len(before.kept) > min(one, other):
        return None
    between = _letters(old for old, _ in before.kept)
    return between if between <= min(one, other) else None


def _letters(tokens: Iterable[Token]) -> int:
    """The length of the words together."""
    return sum(len(token.text) for token in tokens)


def _joined(segments: Iterable[Segment]) -> list[Segment]:
    """Neighbours of one fate and one look made one."""
    joined: list[Segment] = []
    texts: list[str] = []
    for segment in segments:
        last = joined[-1] if joined else None
        if last and (last.what, last.old, last.new) == (segment.what, segment.old, segment.new):
            texts.append(segment.text)
            continue
        if last:
            joined[-1] = Segment(last.what, "".join(texts), last.old, last.new)
        joined.append(segment)
        texts = [segment.text]
    if joined:
        last = joined[-1]
        joined[-1] = Segment(last.what, "".join(texts), last.old, last.new)
    return joined
