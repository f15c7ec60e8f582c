"""The log of public changes, asked by snapshots: what a later one sees and an earlier one did not is what came between.

No number orders the log: a row with a lower id may be committed later. A snapshot of PostgreSQL says exactly which
transactions it sees, so nothing that was slow to commit is lost, and nothing waits for it either:
https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-SNAPSHOT
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import Error, connection
from django.db.backends.utils import CursorWrapper

from newsroom.pressed.layer import Away

MOVED = """
    SELECT EXISTS (SELECT FROM newsroom_changes_since(%s::pg_snapshot) AS change WHERE change.keys && %s::varchar[])
"""
KNOW = """
    INSERT INTO articles_pressedpage (path, keys, until) VALUES (%s, %s, %s)
    ON CONFLICT (path) DO UPDATE SET keys = excluded.keys, until = excluded.until
"""
NEWS = """
    WITH named AS (
        SELECT array_agg(DISTINCT key) AS keys,
               array_agg(DISTINCT key) FILTER (WHERE goes AND key LIKE 'story-%%') AS gone,
               array_agg(DISTINCT article_id) AS articles
        FROM newsroom_changes_since(%s::pg_snapshot) AS change, unnest(change.keys) AS key
    )
    SELECT pg_current_snapshot()::text, keys, articles,
           ARRAY(SELECT path FROM articles_pressedpage AS page WHERE page.keys && named.keys),
           ARRAY(SELECT path FROM articles_pressedpage AS page WHERE page.keys && named.gone)
    FROM named
"""
#: A cluster, a database in it, and how far that has come: a moment of another one, or of later, means nothing here.
IDENTITY = """
    SELECT (SELECT system_identifier::text FROM pg_control_system()) || '.' ||
           (SELECT oid::text FROM pg_database WHERE datname = current_database()),
           pg_snapshot_xmax(pg_current_snapshot()) >= pg_snapshot_xmax(%s::pg_snapshot)
"""


@dataclass(frozen=True, kw_only=True)
class News:
    """What has changed since a moment: `paths` are the pages touched, `gone` those that show what was withdrawn."""

    moment: str
    keys: frozenset[str]
    article_ids: frozenset[int]
    paths: frozenset[str]
    gone: frozenset[str]


class PublicLog:
    """The log as pages and their followers ask it. Every question raises Away when the database does not answer."""

    def moment(self) -> str:
        connection.close_if_unusable_or_obsolete()
        with asking() as cursor:
            cursor.execute("SELECT pg_current_snapshot()::text")
            return cursor.fetchone()[0]

    def know(self, path: str, keys: list[str], until: float | None) -> None:
        """Changes to these keys find the path from now on."""
        with asking() as cursor:
            cursor.execute(KNOW, [path, keys, until and datetime.fromtimestamp(until, UTC)])

    def moved_since(self, moment: str, keys: list[str]) -> bool:
        """Whether anything these keys name has changed since the moment."""
        with asking() as cursor:
            cursor.execute(MOVED, [moment, keys])
            return cursor.fetchone()[0]

    def news_since(self, moment: str) -> News:
        with asking() as cursor:
            cursor.execute(NEWS, [moment])
            now, keys, articles, paths, gone = cursor.fetchone()
        known = frozenset(pk for pk in articles or () if pk is not None)
        return News(
            moment=now,
            keys=frozenset(keys or ()),
            article_ids=known,
            paths=frozenset(paths),
            gone=frozenset(gone),
        )

    def identity(self, moment: str) -> tuple[str, bool]:
        """Which database this is, and whether the moment can be one of its past."""
        with asking() as cursor:
            cursor.execute(IDENTITY, [moment])
            return cursor.fetchone()


@contextmanager
def asking() -> Iterator[CursorWrapper]:
    """A cursor of this thread's connection."""
    try:
        with connection.cursor() as cursor:
            yield cursor
    except Error as fault:
        connection.close_if_unusable_or_obsolete()
        raise Away(str(fault)) from fault
