"""What publishing costs: queries, milliseconds alone, and by the clock with two workers on a thousand due stories."""

import statistics
import time
from datetime import UTC, datetime

import psycopg2
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions import scheduling
from articles.models import Schedule
from bench.reference import Reference, beside, by_two_processes, milliseconds
from bench.rows import Row
from bench.world import stories_due
from tests.cast import Cast
from tests.site import Site, wait_until

#: Wagtail 6 publishing scheduled pages on the machine where both were first compared.
WAGTAIL_MS, WAGTAIL_QUERIES = 49, 61

WORKERS = ("worker1", "worker2")
WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'articles_schedule'::regclass"
PENDING = "SELECT count(*) FROM articles_schedule WHERE status = 'pending'"


def figures(site: Site, cast: Cast, reference: Reference, *, quick: bool) -> list[Row]:
    batches, size = (1, 200) if quick else (4, 250)
    queries = queries_of_one(cast)
    alone, alone_ratio = beside(reference, one_by_one(cast, rounds=5), rounds=5)
    drained, drained_ratio = drained_beside_bare_views(site, cast, batches, size)
    return [
        Row("publish.queries", queries, "queries"),
        Row("publish.alone", alone, "ms", alone_ratio, "bare view"),
        Row("publish.by_two_workers", drained, "ms", drained_ratio, "bare view by two processes"),
        Row("publish.drained", batches * size, "stories"),
        Row(
            "publish.faster_than_wagtail",
            WAGTAIL_MS / drained,
            "times",
            WAGTAIL_MS / drained,
            f"{WAGTAIL_MS} ms",
        ),
        Row(
            "publish.queries_of_wagtail",
            WAGTAIL_QUERIES,
            "queries",
            WAGTAIL_QUERIES / queries,
            "publish.queries",
        ),
    ]


def queries_of_one(cast: Cast) -> int:
    """Queries of one delivery, from BEGIN to COMMIT."""
    article = stories_due(cast, [datetime.now(UTC)], name="Counted")[0]
    row = Schedule.objects.pending().get(article=article)
    with CaptureQueriesContext(connection) as captured:
        scheduling.deliver(row.pk, row.generation)
    return len(captured)


def one_by_one(cast: Cast, *, rounds: int):
    """A measure of one delivery in this process, the mean of ten."""
    stories_due(cast, [datetime.now(UTC)] * 10 * rounds, name="Alone")

    return lambda: milliseconds(lambda: scheduling.publish_due(most=10)) / 10


def drained_beside_bare_views(site: Site, cast: Cast, batches: int, size: int) -> tuple[float, float]:
    """(median milliseconds a story, median ratio to bare views that two processes rendered just before)."""
    spent, ratios = [], []
    for _batch in range(batches):
        bare = by_two_processes()
        spent.append(drain(site, cast, size))
        ratios.append(spent[-1] / bare)
    return statistics.median(spent), statistics.median(ratios)


def drain(site: Site, cast: Cast, size: int) -> float:
    """Milliseconds a story when two worker processes begin at once with so many due stories, until none is left.

    A lock holds both back until they are ready; only PostgreSQL is asked how far they are.
    """
    stories_due(cast, [datetime.now(UTC)] * size, name=f"Drained {time.monotonic()}")
    watcher = psycopg2.connect(site.database_url)
    holder = psycopg2.connect(site.database_url)
    watcher.autocommit = True
    with watcher.cursor() as watching, holder.cursor() as holding:
        holding.execute("LOCK TABLE articles_schedule IN ACCESS EXCLUSIVE MODE")
        site.open(*WORKERS)
        wait_until(lambda: answer(watching, WAITING) >= len(WORKERS), "The workers never looked.", pause=0.2)
        holder.commit()
        begun = time.perf_counter()
        wait_until(
            lambda: answer(watching, PENDING) == 0,
            "The stories were never drained.",
            patience=300,
            pause=0.02,
        )
        spent = (time.perf_counter() - begun) * 1000 / size
    for worker in WORKERS:
        site.kill(worker)
    watcher.close()
    holder.close()
    return spent


def answer(cursor, question: str) -> int:
    cursor.execute(question)
    return cursor.fetchone()[0]
