"""Writing an archive's rows into the database, many at a time."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from itertools import islice

from django.db import connection, models, transaction

from articles.models import (
    Address,
    Approval,
    Article,
    LiveStory,
    Publication,
    Revision,
    Withdrawal,
)
from bench.archive.cabinet import Cabinet, furnish
from bench.archive.rows import Keys, Rows
from bench.archive.stories import Told, stories
from newsroom.clock import newsroom_now
from tests.cast import Cast

AT_A_TIME = 500
MANY = 10_000
IN_ORDER = (Article, Revision, Approval, Address, Publication, Withdrawal, LiveStory)


def fill(cast: Cast, count: int, *, until: datetime | None = None) -> None:
    """So many stories were published in the ten years before now, and the planner knows of them."""
    with connection.cursor() as cursor:
        # The limit of the web is not for this.
        cursor.execute("SET statement_timeout = 0")
    cabinet = furnish()
    keys = Keys(_next_key(Article), _next_key(Revision))
    told = stories(cabinet, count, until=until or newsroom_now(), first_key=keys.article)
    with _index_of_words_made_afterwards() if count >= MANY else nullcontext():
        _write(told, cast, cabinet, keys)
    with connection.cursor() as cursor:
        for table in (Article, Revision):
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)",
                [table._meta.db_table, _next_key(table) - 1],
            )
        # As autovacuum would leave it, as far as a test's transaction allows.
        cursor.execute("SELECT gin_clean_pending_list('live_words')")
        cursor.execute("ANALYZE" if connection.in_atomic_block else "VACUUM ANALYZE")


@contextmanager
def _index_of_words_made_afterwards() -> Iterator[None]:
    """One index made of all words at once costs a fraction of one that every story is worked into."""
    index = next(index for index in LiveStory._meta.indexes if index.name == "live_words")
    with connection.schema_editor() as editor:
        editor.remove_index(LiveStory, index)
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '512MB'")
    with connection.schema_editor() as editor:
        editor.add_index(LiveStory, index)


def _write(told: Iterator[Told], cast: Cast, cabinet: Cabinet, keys: Keys) -> None:
    while several := list(islice(told, AT_A_TIME)):
        rows = Rows(cast, cabinet, keys)
        for story in several:
            rows.tell(story)
        with transaction.atomic():
            for table in IN_ORDER:
                table.objects.bulk_create(rows.by_table[table])


def _next_key(table: type[models.Model]) -> int:
    return (table.objects.aggregate(newest=models.Max("pk"))["newest"] or 0) + 1
