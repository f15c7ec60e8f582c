"""Which saves belong together: what one person saved without a long pause is one sitting, told as one."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Protocol, TypeVar

from articles.desk.lineage import Lineage, Version
from articles.models.revision import Why

#: Somebody who saves again within this time never stood up.
PAUSE = timedelta(minutes=30)

#: Versions made for no other reason than that somebody was writing.
WRITING = frozenset({Why.SAVED, Why.PAUSED})


class Told(Protocol):
    """What a history lists. `is_plain_save` says that it may be folded, `ends_sittings` that a new chapter begins."""

    @property
    def at(self) -> datetime: ...
    @property
    def person_id(self) -> int | None: ...
    @property
    def is_plain_save(self) -> bool: ...
    @property
    def ends_sittings(self) -> bool: ...


Entry = TypeVar("Entry", bound=Told)


def sittings(entries: Iterable[Entry]) -> list[list[Entry]]:
    """The entries, newest first as they came, with the saves of each sitting behind its last one.

    Two people who write at the same time have a sitting each; a move, or any version that stands for itself with
    a meaning, ends them all.
    """
    told: list[list[Entry]] = []
    open_now: dict[int | None, list[Entry]] = {}
    for entry in entries:
        sitting = open_now.get(entry.person_id) if entry.is_plain_save else None
        if sitting is not None and sitting[-1].at - entry.at <= PAUSE:
            sitting.append(entry)
            continue
        told.append([entry])
        if entry.is_plain_save:
            open_now[entry.person_id] = told[-1]
        elif entry.ends_sittings:
            open_now.clear()
    return told


def milestones(line: Lineage, *, marked: Collection[int]) -> list[Version]:
    """Of the versions that were the working copy, oldest first, those worth stopping at.

    They are the ones `marked` (submitted, approved, published ...), named, merged, restored, handed over, the first
    and the newest, and the last save of each sitting.
    """
    stops: list[Version] = []
    newer: Version | None = None
    for version in reversed(line.main):
        if newer is None or not _is_plain(version, marked) or not _same_sitting(version, newer):
            stops.append(version)
        newer = version
    return stops[::-1]


def _is_plain(version: Version, marked: Collection[int]) -> bool:
    return version.why in WRITING and not version.name and version.pk not in marked


def _same_sitting(older: Version, newer: Version) -> bool:
    """Whether the person who saved one went straight on to the other."""
    same = older.made_by_id == newer.made_by_id and newer.why in WRITING
    return same and newer.made_at - older.made_at <= PAUSE


def chained(stops: Sequence[Version]) -> dict[int, Version]:
    """For each stop but the first, by its key, the one before it."""
    return {here.pk: before for before, here in pairwise(stops)}
