"""What every public page costs in a small archive and in one a hundred times as large, in the same run.

Costs are processor time: of this process, which renders, and of the PostgreSQL process that answers it.
"""

import statistics
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from django.core.handlers.wsgi import WSGIHandler
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.http import HttpResponse
from django.test import override_settings
from django.urls import path

from accounts.access import public
from bench.archive.filling import fill
from bench.archive.places import addresses
from bench.reading import Reader
from bench.reference import Reference
from bench.rendering import seconds_of
from bench.rows import Row
from tests.cast import Cast, gather_cast
from tests.site import Site, create_database, drop_database, name_of

SIZES = {False: (2_000, 200_000), True: (400, 4_000)}
ROUNDS = {False: 7, True: 3}
REQUESTS = 6

#: A view that says a word, behind all that stands before the site's own.
urlpatterns = [path("", public(lambda request: HttpResponse("bare")))]


def figures(site: Site, cast: Cast, reference: Reference, *, quick: bool) -> list[Row]:
    small, large = SIZES[quick]
    with ExitStack() as archives:
        halls = [archives.enter_context(an_archive(site, size)) for size in (small, large)]
        reference.sample()
        bare, costs = side_by_side(halls, rounds=ROUNDS[quick])
        reference.sample()
    rows = [Row("growth.stories", large, "stories", large / small, f"{small} stories")]
    rows += [
        Row("growth.made", halls[1].made / 60, "minutes"),
        Row("growth.bare_view", bare, "ms", 1.0, "a bare view behind the site's middleware"),
    ]
    for page in costs[0]:
        before, after = (statistics.median(cost[page]) for cost in costs)
        rows += [
            Row(f"growth.{page}", after, "ms", after / before, f"with {small} stories"),
            Row(f"growth.{page}.weight", after / bare, "bare views", after / bare, "growth.bare_view"),
        ]
    return rows


@dataclass(frozen=True)
class Archive:
    """A database of so many stories, the addresses read there, and in how many seconds it was made."""

    connection: BaseDatabaseWrapper
    addresses: dict[str, str]
    made: float

    def enter(self) -> None:
        """This process's ORM works there, on the connection it had there before."""
        connections[DEFAULT_DB_ALIAS] = self.connection


@contextmanager
def an_archive(site: Site, size: int) -> Iterator[Archive]:
    """An archive of a database of its own, dropped afterwards; the ORM is back where it was."""
    kept, home = connections[DEFAULT_DB_ALIAS], site.database_url
    url = create_database(home, f"{name_of(home)}_{size}")
    own = type(kept)(kept.settings_dict | {"NAME": name_of(url)}, DEFAULT_DB_ALIAS)
    begun = time.monotonic()
    try:
        site.database_url = url
        site.manage("migrate", "--verbosity", "0")
        site.database_url = home
        connections[DEFAULT_DB_ALIAS] = own
        fill(gather_cast(), size)
        yield Archive(own, addresses(), time.monotonic() - begun)
    finally:
        site.database_url = home
        own.close()
        connections[DEFAULT_DB_ALIAS] = kept
        drop_database(home, name_of(url))


def side_by_side(halls: list[Archive], *, rounds: int) -> tuple[float, list[dict[str, list[float]]]]:
    """(processor milliseconds of a bare view, and per archive those of each page in every round)."""
    reader, bare, bares = Reader(), bare_reader(), []
    costs: list[dict[str, list[float]]] = [{page: [] for page in hall.addresses} for hall in halls]
    for _round in range(rounds):
        for page in halls[0].addresses:
            for hall, cost in zip(halls, costs, strict=True):
                hall.enter()
                reader.get(hall.addresses[page])
                cost[page].append(processor_ms(reader, hall.addresses[page], REQUESTS))
            with override_settings(ROOT_URLCONF=__name__):
                bares.append(processor_ms(bare, "/", 100))
    return statistics.median(bares), costs


def bare_reader() -> Reader:
    with override_settings(ROOT_URLCONF=__name__):
        reader = Reader()
        reader.application = WSGIHandler()
        reader.get("/")
    return reader


def processor_ms(reader: Reader, address: str, requests: int) -> float:
    """Milliseconds of processor time a request, in this process and in the one that answers it at the database."""
    backend = _backend()
    before = time.process_time(), seconds_of([backend])
    for _request in range(requests):
        reader.get(address)
    after = time.process_time(), seconds_of([backend])
    return 1000 * sum(end - begin for begin, end in zip(before, after, strict=True)) / requests


def _backend() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]
