"""Versions as a list to choose from: what tells them apart stands first, where no narrow screen cuts it off."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import get_language

from articles.desk.lineage import Version
from articles.desk.times import wall_time

#: A longer list is no help; the history has the rest.
MOST = 100


def options(
    versions: Iterable[Version], *, now: datetime, chosen: Iterable[int] = ()
) -> list[tuple[Version, str]]:
    """The newest versions, newest first, each with its words; whichever are `chosen` by key are among them."""
    wanted = set(chosen)
    newest = sorted(versions, key=lambda version: -version.number)
    shown = [version for place, version in enumerate(newest) if place < MOST or version.pk in wanted]
    return [
        (version, option(version.number, version.made_at, version.who, now=now, name=version.name))
        for version in shown
    ]


def option(
    number: int, made_at: datetime, who: str, *, now: datetime, name: str = "", marks: Iterable[str] = ()
) -> str:
    """`12 · As sent to the lawyer · Mon 23 Nov, 06:00 (Paris) · Rita Moreau · working copy`."""
    time = wall_time(made_at, (get_language() or "en")[:2], now=now)
    return " · ".join(filter(None, (str(number), name, time, who, *marks)))
