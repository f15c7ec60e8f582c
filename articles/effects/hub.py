"""The WebSub hub is told which feeds changed, so that their readers need not ask.

https://www.w3.org/TR/websub/ leaves to publisher and hub how they talk; every hub knows `hub.mode=publish` with the
topics as `hub.url`, as PubSubHubbub 0.3 has it. What must be told is derived from the logs, so nothing is lost when the
hub, the broker or a worker is away, and no publication waits.
"""

from collections.abc import Iterable, Iterator
from urllib.parse import urlencode

import structlog
from celery import shared_task
from django.conf import settings
from django.db import connection

from articles.models import Author, HubMark, Section, Topic
from articles.pages import links
from newsroom.editions import EDITIONS
from newsroom.posting import NotTaken, post

log = structlog.get_logger()

CHANGED = "SELECT DISTINCT unnest(keys) FROM newsroom_changes_since(%s::pg_snapshot)"
#: Topics in one letter to the hub.
TOGETHER = 100


@shared_task(ignore_result=True)
def tell_hub() -> None:
    """The hub, if there is one, knows of every feed that lines of the logs changed; else it is tried again."""
    hub = settings.WEBSUB_HUB
    if not hub:
        return
    mark = HubMark.objects.of(hub)
    keys = _keys_changed(mark)
    if not keys or not mark.claim():
        return
    try:
        _ping(hub, [*topics_of(keys)])
    except NotTaken as fault:
        log.warning("hub_not_told", hub=hub, why=str(fault))
        return
    mark.move()


def _keys_changed(mark: HubMark) -> set[str]:
    """What the lines of the logs since then name, however late they were committed."""
    with connection.cursor() as cursor:
        cursor.execute(CHANGED, [mark.told])
        return {key for (key,) in cursor.fetchall()}


def topics_of(keys: Iterable[str]) -> Iterator[str]:
    """The absolute addresses of all feeds of the lists that these surrogate keys name."""
    named: dict[str, list[tuple[str, ...]]] = {}
    for key in keys:
        kind, *rest = key.split("-")
        named.setdefault(kind, []).append(tuple(rest))
    for base in sorted(_lists(named)):
        for file, _media_type, _name in links.FEEDS:
            yield links.absolute(base + file)


def _lists(named: dict[str, list[tuple[str, ...]]]) -> Iterator[str]:
    """Where each list lies that has feeds."""
    for (edition,) in named.get("latest", ()):
        yield links.front_url(edition)
    for (edition,) in named.get("corrections", ()):
        yield links.corrections_url(edition)
    sections = Section.objects.select_related("parent").in_bulk(_keys(named, "section"))
    for pk, edition in named.get("section", ()):
        if int(pk) in sections:
            yield links.section_url(sections[int(pk)], edition)
    authors = Author.objects.in_bulk(_keys(named, "author"))
    for pk, edition in named.get("author", ()):
        if int(pk) in authors:
            yield links.author_url(authors[int(pk)].slug, edition)
    for topic in Topic.objects.in_bulk(_keys(named, "topic")).values():
        if topic.language in EDITIONS:
            yield links.topic_url(topic.slug, topic.language)


def _keys(named: dict[str, list[tuple[str, ...]]], kind: str) -> set[int]:
    return {int(pk) for pk, *_edition in named.get(kind, ())}


def _ping(hub: str, topics: list[str]) -> None:
    """The hub has taken them. Raises NotTaken."""
    for start in range(0, len(topics), TOGETHER):
        told = [("hub.mode", "publish"), *(("hub.url", topic) for topic in topics[start : start + TOGETHER])]
        post(hub, urlencode(told), media_type="application/x-www-form-urlencoded")
