"""What a merged body is made of: blocks that are settled, and clashes that a person settles."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from articles.text.diff import Numbered


class Source(StrEnum):
    """Whose words a merged block has; `both` where both sides mended it or wrote the same."""

    BASE = "base"
    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True)
class Placed:
    """A block of the merged body. `place` is where the base has it, None for a new one."""

    block: Numbered
    source: Source
    place: int | None = None


@dataclass(frozen=True, kw_only=True)
class Clash:
    """A stretch that both sides changed, as all three have it; an empty side took it out."""

    base: tuple[Numbered, ...]
    mine: tuple[Numbered, ...]
    theirs: tuple[Numbered, ...]
    places: tuple[int, ...]

    @property
    def both(self) -> tuple[Numbered, ...]:
        """Every word of either side: mine, then theirs."""
        ours = set(self.mine)
        return self.mine + tuple(block for block in self.theirs if block not in ours)


Piece = Placed | Clash


def source_of(base: object, mine: object, theirs: object) -> Source:
    """Whose the value is that a merge takes where at most one side changed it, or both alike."""
    if mine == theirs:
        return Source.BASE if mine == base else Source.BOTH
    return Source.THEIRS if mine == base else Source.MINE


def rank(blocks: Iterable[Numbered]) -> list[tuple[float, str]]:
    """What orders two runs of blocks whoever wrote them: their numbers, given in the order of saving, then words."""
    return [(float("inf") if number is None else number, html) for number, _, html in blocks]
