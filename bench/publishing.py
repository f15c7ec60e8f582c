"""What publishing costs: queries, milliseconds alone, and by the clock with two workers on a thousand due stories."""

import statistics
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime

import psutil
import psycopg2
from django.db import connection
from django.db.models.functions import Now
from django.test.utils import CaptureQueriesContext

from articles.actions import scheduling
from articles.models import Outbox, Schedule
from bench.reference import Reference, beside, by_two_processes, milliseconds
from bench.rows import Row
from bench.world import stories_due
from tests.cast import Cast
from tests.site import Site, wait_until

#: Wagtail 6 publishing scheduled pages on the machine where both were first compared.
WAGTAIL_MS, WAGTAIL_QUERIES = 49, 61

WORKERS = ("worker1", "worker2")
BACKENDS = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
#: Seconds in which what a worker does once, when it starts, is over.
STARTED = 2.0
WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'articles_schedule'::regclass"
PENDING = "SELECT count(*) FROM articles_schedule WHERE status = 'pending'"


def figures(site: Site, cast: Cast, reference: Reference, *, quick: bool) -> list[Row]:
    size = 200 if quick else 1000
    queries = queries_of_one(cast)
    alone, alone_ratio = beside(reference, one_by_one(cast, rounds=5), rounds=5)
    drained, drained_ratio = drained_beside_bare_views(site, cast, rounds=1 if quick else 3, size=size)
    return [
        Row("publish.queries", queries, "queries"),
        Row("publish.alone", alone, "ms", alone_ratio, "bare view"),
        Row("publish.by_two_workers", drained.elapsed, "ms", drained_ratio, "bare view by two processes"),
        Row("publish.processor.workers", drained.workers, "ms", drained.workers / reference.ms, "bare view"),
        Row(
            "publish.processor.database", drained.database, "ms", drained.database / reference.ms, "bare view"
        ),
        Row("publish.drained", size, "stories"),
        Row(
            "publish.faster_than_wagtail",
            WAGTAIL_MS / drained.elapsed,
            "times",
            WAGTAIL_MS / drained.elapsed,
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


@dataclass(frozen=True)
class Drained:
    """Milliseconds a story: on the wall, and of processor time, which a machine busy with others changes less."""

    elapsed: float
    workers: float
    database: float


def drained_beside_bare_views(site: Site, cast: Cast, *, rounds: int, size: int) -> tuple[Drained, float]:
    """(the round of median time, median ratio to bare views that two processes rendered just before)."""
    found, ratios = [], []
    for _round in range(rounds):
        bare = by_two_processes()
        found.append(drain(site, cast, size))
        ratios.append(found[-1].elapsed / bare)
    by_time = sorted(found, key=lambda one: one.elapsed)
    return by_time[len(by_time) // 2], statistics.median(ratios)


def drain(site: Site, cast: Cast, size: int) -> Drained:
    """What a story costs when two worker processes begin at once with so many due ones, until none is left.

    A lock holds both back until they are ready; only PostgreSQL is asked how far they are.
    """
    stories_due(cast, [datetime.now(UTC)] * size, name=f"Drained {time.monotonic()}")
    # Submitting and approving wrote letters, which the same workers would send meanwhile. Publishing writes none.
    Outbox.objects.waiting().update(sent_at=Now())
    watcher = psycopg2.connect(site.database_url)
    holder = psycopg2.connect(site.database_url)
    watcher.autocommit = True
    with watcher.cursor() as watching, holder.cursor() as holding:
        holding.execute("LOCK TABLE articles_schedule IN ACCESS EXCLUSIVE MODE")
        site.open(*WORKERS)
        wait_until(lambda: answer(watching, WAITING) >= len(WORKERS), "The workers never looked.", pause=0.2)
        time.sleep(STARTED)
        watching.execute(BACKENDS)
        backends = [pid for (pid,) in watching.fetchall()]
        workers = [process for name in WORKERS for process in family(site.running[name].pid)]
        before = processor_ms(workers), processor_ms(processes(backends))
        holder.commit()
        begun = time.perf_counter()
        wait_until(
            lambda: answer(watching, PENDING) == 0,
            "The stories were never drained.",
            patience=300,
            pause=0.02,
        )
        elapsed = (time.perf_counter() - begun) * 1000
        after = processor_ms(workers), processor_ms(processes(backends))
    for worker in WORKERS:
        site.kill(worker)
    watcher.close()
    holder.close()
    return Drained(elapsed / size, (after[0] - before[0]) / size, (after[1] - before[1]) / size)


def family(pid: int) -> list[psutil.Process]:
    """The process and all it started."""
    parent = psutil.Process(pid)
    return [parent, *parent.children(recursive=True)]


def processes(pids: Iterable[int]) -> list[psutil.Process]:
    """Those that run on this machine: a database elsewhere has none here, and costs it nothing."""
    found = []
    for pid in pids:
        with suppress(psutil.NoSuchProcess):
            found.append(psutil.Process(pid))
    return found


def processor_ms(counted: Iterable[psutil.Process]) -> float:
    """Milliseconds of processor time these processes have had, in user and kernel mode."""
    times = [process.cpu_times() for process in counted]
    return 1000 * sum(time.user + time.system for time in times)


def answer(cursor, question: str) -> int:
    cursor.execute(question)
    return cursor.fetchone()[0]
