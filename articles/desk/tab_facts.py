"""What an open tab is told each time it speaks: who writes, who is there, and what has moved since it was opened."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import User
from articles.actions.locks import is_held, is_of
from articles.desk.times import newsroom_clock, newsroom_day_name
from articles.models import Article, EditLock, Presence, Publication, Revision
from articles.models.presence import TYPING_FOR


def tab_facts(
    article: Article,
    lock: EditLock | None,
    *,
    user: User,
    tab: UUID,
    fence: int | None,
    seen_publication: int | None = None,
) -> dict[str, Any]:
    """All of it, as JSON. `lock` as it is now; the rest as the article was read."""
    told = _lock(lock, article, user=user, tab=tab, fence=fence)
    return {
        "lock": told,
        "fence": lock.token if lock and told and told["mine"] else None,
        "head": head_told(article.head, user=user, now=article.now),
        "publication": _publication(article, seen_publication),
        "state": {"name": article.state, "label": str(article.status.label)},
        "people": _people(Presence.objects.there().filter(article=article), article, user=user, tab=tab),
    }


def head_told(head: Revision, *, user: User, now: datetime) -> dict[str, Any]:
    return {
        "id": head.pk,
        "number": head.number,
        "by": head.made_by.name,
        "by_me": head.made_by_id == user.pk,
        **_moment("at", head.made_at, now),
    }


def clock_words(at: datetime, *, now: datetime) -> str:
    """`10:42`; on another day `Mon 23 Nov 10:42`."""
    language = (get_language() or "en")[:2]
    time, day = newsroom_clock(at, language), newsroom_day_name(at, language, now=now)
    return time if day == newsroom_day_name(now, language, now=now) else f"{day} {time}"


def _lock(
    lock: EditLock | None, article: Article, *, user: User, tab: UUID, fence: int | None
) -> dict[str, Any] | None:
    """Who writes; also once nobody does any more, to the tab it was taken from."""
    if lock is None:
        return None
    mine = is_of(lock, user, tab) and is_held(lock, article)
    taken = not mine and fence is not None and fence < lock.token
    if not taken and not is_held(lock, article):
        return None
    return {
        "person": lock.person_id,
        "name": lock.person.name,
        **_moment("since", lock.taken_at, article.now),
        "mine": mine,
        "same_person": lock.person_id == user.pk and not mine,
        "taken_from_me": taken,
        "lapsed": not is_held(lock, article),
    }


def _moment(name: str, at: datetime, now: datetime) -> dict[str, str]:
    return {name: at.isoformat(), f"{name}_words": clock_words(at, now=now)}


def _publication(article: Article, seen: int | None) -> dict[str, Any]:
    """What readers have been given since the page was told last; the clock does that without touching the text."""
    version = article.publication_version
    moved = seen is not None and seen != version
    return {"version": version, "sentence": _since_seen(article) if moved else ""}


def _since_seen(article: Article) -> str:
    row = Publication.objects.of(article.pk).first()
    if row is None:
        return ""
    words = (
        _("Withdrawn at %(time)s") if row.kind == Publication.Kind.WITHDRAWAL else _("Published at %(time)s")
    )
    return words % {"time": clock_words(row.at, now=article.now)}


def _people(tabs: Iterable[Presence], article: Article, *, user: User, tab: UUID) -> list[dict[str, Any]]:
    """Who is there, each once however many tabs they have open, in the order they came."""
    people: dict[int, dict[str, Any]] = {}
    for row in tabs.select_related("person"):
        there = people.setdefault(
            row.person_id,
            {
                "person": row.person_id,
                "name": row.person.name,
                "is_me": row.person_id == user.pk,
                "tab_mine": False,
                "tabs": 0,
                "typing": False,
                "unsaved": False,
                **_moment("since", row.since, article.now),
            },
        )
        there["tabs"] += 1
        there["tab_mine"] |= row.tab == tab
        there["typing"] |= row.typing_at is not None and article.now - row.typing_at < TYPING_FOR
        there["unsaved"] |= row.unsaved
    return list(people.values())
