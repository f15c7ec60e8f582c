"""The story of a story: its milestones, or everything, in words, newest first, a day at a time."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from django.conf import settings

from accounts.models import Event
from articles.desk.entries import Entry, Known, entry, folded
from articles.desk.lanes import lanes
from articles.desk.lineage import Lineage, Version, lineage
from articles.models import Approval, Article, Publication

#: Events on one page, when each has a row, and when sittings are folded.
PAGE = 100
FOLDED_PAGE = 250


@dataclass(frozen=True)
class Day:
    day: date
    at: datetime
    entries: list[Entry]


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """A page of a story's history. `approved` is the version last approved; `before` names the next page.

    `width` is the number of lanes of the graph, 1 where no text ever stood beside the working copy.
    """

    days: list[Day]
    line: Lineage
    head: Version
    live: Version | None
    approved: Version | None
    previous: Version | None
    everything: bool
    by: int | None
    width: int
    before: int | None

    @property
    def has_versions_to_compare(self) -> bool:
        return len(self.line.versions) > 1

    @property
    def people(self) -> list[tuple[int, str]]:
        """Who wrote versions, each once, in the order they came to the story."""
        return list({version.made_by_id: version.who for version in self.line.versions.values()}.items())


def timeline(
    article: Article, *, before: int | None = None, everything: bool = False, by: int | None = None
) -> Timeline:
    """The newest events, or those before the event named; constant queries.

    Milestones, with the saves of one sitting told as one; `everything` gives each event a row. `by` leaves what one
    person did. A sitting that began on the next page is told on both.
    """
    size = PAGE if everything else FOLDED_PAGE
    events = Event.objects.about(article).order_by("-id")
    if before is not None:
        events = events.filter(pk__lt=before)
    if by is not None:
        events = events.filter(actor=by)
    page = list(events[: size + 1])
    shown = page[:size]
    known = _known(article, shown)
    told = [entry(event, known) for event in shown]
    rows = told if everything else folded(told)
    # What one person did is not the whole line: a graph of it would show descents that never were.
    entries = rows if by is not None else _with_lanes(rows, known.line)
    approval = known.approval
    return Timeline(
        days=_by_day(entries),
        line=known.line,
        head=known.line.head,
        live=known.line.versions.get(article.live_id or 0),
        approved=known.line.versions.get(approval.revision_id) if approval else None,
        previous=known.line.parent(known.line.head),
        everything=everything,
        by=by,
        width=max((len(one.lanes) for one in entries), default=1),
        before=shown[-1].pk if len(page) > size else None,
    )


def _known(article: Article, events: Sequence[Event]) -> Known:
    """What these events are told with: three queries."""
    xids = [event.xid for event in events]
    return Known(
        article=article,
        line=lineage(article),
        approval=Approval.objects.filter(article=article).order_by("-id").first(),
        logged={row.xid: row for row in Publication.objects.filter(article=article, xid__in=xids)},
    )


def _with_lanes(entries: Sequence[Entry], line: Lineage) -> list[Entry]:
    rows = [[one.version for one in told.sitting if one.version] for told in entries]
    return [replace(told, lanes=marks) for told, marks in zip(entries, lanes(line, rows), strict=True)]


def _by_day(entries: Sequence[Entry]) -> list[Day]:
    """Days of the newsroom's calendar, in the order of the entries."""
    zone = ZoneInfo(settings.TIME_ZONE)
    days = groupby(entries, key=lambda one: one.at.astimezone(zone).date())
    grouped = [(day, list(told)) for day, told in days]
    return [Day(day, told[0].at, told) for day, told in grouped]
