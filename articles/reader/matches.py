"""The newest stories that match words, found by months: what a word costs does not grow with the archive.

An index of words has no order. A common word's hundred thousand stories would all be read to find the newest thousand,
so the index holds the months beside the words (`newsroom_when`), and the newest months are asked first. PostgreSQL
begins on the next stretch of months only when those before it had too few.
"""

from collections.abc import Iterator
from datetime import datetime

from django.contrib.postgres.search import SearchQueryField
from django.db import connection
from django.db.models import Func, Value

from articles.models import Section
from articles.models.live_story import LiveStoryQuerySet, month_key, month_number, month_start
from newsroom.clock import newsroom_now

#: Months in each stretch, the newest first; what is older is one more.
STRETCHES = (2, 7, 30)
#: A clock set forward for a test or a demo leaves stories of days to come: they are newest.
AHEAD = 12


def newest_matches(
    stories: LiveStoryQuerySet, words: str, edition: str, *, section: Section | None, most: int
) -> list[tuple[datetime, int]]:
    """When the newest stories that match came out, and their ids: of the edition, the section if any, and these.

    One query. `stories` is not narrowed to edition or section itself: the months are theirs, and an index of all their
    stories would only be read beside. Written out, and not by Django, which would need as long for that as PostgreSQL
    for the answer.
    """
    among, said = _where(stories)
    parts, values = [], []
    for condition, more in _stretches(edition, section):
        parts.append(NEWEST.format(among=among, condition=condition, most=most))
        values += [*said, edition, words, *more]
    with connection.cursor() as cursor:
        cursor.execute(f"{' UNION ALL '.join(parts)} LIMIT {most}", values)
        return cursor.fetchall()


# Sorted once found: an order an index has would tempt PostgreSQL to read every story's words along it.
NEWEST = """
    (SELECT first_published_at, article_id FROM articles_livestory
    WHERE {among} AND search @@ newsroom_query(%s, %s) AND {condition}
    ORDER BY first_published_at + interval '0' DESC, article_id DESC LIMIT {most})
"""
IN_MONTHS = "newsroom_when(edition, first_published_at, section_id, top_section_id) && %s::bigint[]"
# Said so that no index of the edition's or the section's stories is tempting.
BEFORE = "first_published_at < %s AND edition || '' = %s"
BEFORE_IN_SECTION = f"{BEFORE} AND %s IN (section_id, top_section_id)"


def query_of(words: str, edition: str) -> Func:
    return Func(Value(edition), Value(words), function="newsroom_query", output_field=SearchQueryField())


def _where(stories: LiveStoryQuerySet) -> tuple[str, tuple]:
    """The conditions of the queryset, in SQL, with their values."""
    if not stories.query.where:
        return "true", ()
    said, values = stories.order_by().values("article_id").query.sql_with_params()
    return said.partition(" WHERE ")[2], values


def _stretches(edition: str, section: Section | None) -> Iterator[tuple[str, list]]:
    """The condition of each stretch of months, the newest first, with its values."""
    newest = month_number(newsroom_now()) + AHEAD
    oldest = newest - AHEAD + 1
    for months in STRETCHES:
        oldest -= months
        yield IN_MONTHS, [[month_key(edition, month, section) for month in range(oldest, newest + 1)]]
        newest = oldest - 1
    if section:
        yield BEFORE_IN_SECTION, [month_start(oldest), edition, section.pk]
    else:
        yield BEFORE, [month_start(oldest), edition]
