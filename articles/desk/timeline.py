"""The story of a story: its revisions and events in words, newest first, a day at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from django.conf import settings

from accounts.models import Event
from articles.desk.told import Facts, sentence
from articles.models import Approval, Article, Publication, Revision

#: Events on one page.
PAGE = 100

#: Events that are told together with the version they made.
MAKES_A_VERSION = (
    "article.create",
    "article.save",
    "article.branch",
    "article.put_aside",
    "article.discard_change",
)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One event; `version` is the revision it made, if it made one, with what can be compared with it."""

    at: datetime
    verb: str
    sentence: str
    said: str
    version: Revision | None
    previous: Revision | None
    is_branch: bool
    is_head: bool
    is_live: bool
    is_approved: bool

    @property
    def more_words(self) -> int | None:
        """How many words longer than the version it was written from; None for the first one."""
        if self.version is None or self.previous is None:
            return None
        return self.version.words - self.previous.words

    @property
    def signed_words(self) -> str:
        """`+12`, `−3`, with the sign that type has for it."""
        return f"{self.more_words:+d}".replace("-", "−") if self.more_words else ""


@dataclass(frozen=True)
class Day:
    day: date
    at: datetime
    entries: list[Entry]


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """A page of a story's history. `approved` is the version last approved; `before` names the next page."""

    days: list[Day]
    head: Revision
    live: Revision | None
    approved: Revision | None
    previous: Revision | None
    before: int | None

    @property
    def has_versions_to_compare(self) -> bool:
        return self.head.number > 1


def timeline(article: Article, *, before: int | None = None) -> Timeline:
    """The newest events, or those before the event named; constant queries."""
    events = Event.objects.about(article).order_by("-id")
    if before is not None:
        events = events.filter(pk__lt=before)
    page = list(events[: PAGE + 1])
    shown = page[:PAGE]
    approval = Approval.objects.filter(article=article).select_related("revision").order_by("-id").first()
    rows = _rows(article, shown)
    logged = {row.xid: row for row in Publication.objects.filter(article=article, xid__in=_xids(shown))}
    entries = [_entry(event, article, approval, rows, logged) for event in shown]
    return Timeline(
        days=_by_day(entries),
        head=article.head,
        live=article.live,
        approved=approval.revision if approval else None,
        previous=_previous(article),
        before=shown[-1].pk if len(page) > PAGE else None,
    )


def _rows(article: Article, events: list[Event]) -> dict[int, Revision]:
    """The versions these events name, and those they were written from."""
    named = {event.detail.get(key) for event in events for key in ("revision", "base")} - {None}
    made = Revision.objects.filter(article=article, pk__in=named)
    rows = {row.pk: row for row in made.select_related("parent")}
    return {row.parent_id: row.parent for row in rows.values() if row.parent_id} | rows


def _xids(events: Iterable[Event]) -> list[int]:
    return [event.xid for event in events]


def _entry(
    event: Event,
    article: Article,
    approval: Approval | None,
    rows: dict[int, Revision],
    logged: dict[int, Publication],
) -> Entry:
    revision = rows.get(event.detail.get("revision"))
    base = rows.get(event.detail.get("base"))
    facts = Facts(event=event, revision=revision, base=base, publication=logged.get(event.xid))
    version = revision if event.verb in MAKES_A_VERSION else None
    key = version.pk if version else None
    return Entry(
        at=event.at,
        verb=event.verb,
        sentence=sentence(facts),
        said=event.detail.get("said") or (facts.publication.note if facts.publication else ""),
        version=version,
        previous=rows.get(version.parent_id) if version else None,
        is_branch=event.verb in ("article.branch", "article.put_aside"),
        is_head=key is not None and key == article.head_id,
        is_live=key is not None and key == article.live_id,
        is_approved=key is not None and approval is not None and key == approval.revision_id,
    )


def _previous(article: Article) -> Revision | None:
    if article.head.parent_id is None:
        return None
    return Revision.objects.filter(pk=article.head.parent_id).first()


def _by_day(entries: list[Entry]) -> list[Day]:
    """Days of the newsroom's calendar, in the order of the entries."""
    zone = ZoneInfo(settings.TIME_ZONE)
    days = groupby(entries, key=lambda entry: entry.at.astimezone(zone).date())
    grouped = [(day, list(told)) for day, told in days]
    return [Day(day, told[0].at, told) for day, told in grouped]
