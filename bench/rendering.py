"""What a page that is not kept costs the server: processor time of its processes, beside a bare Django view's there.

Each page is made anew at every request, by the application without the layer before it. What PostgreSQL spends on it is
told apart.
"""

import statistics
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection

from articles.models import LiveStory
from articles.pages.links import story_url
from bench.reference import Reference
from bench.rows import Row
from bench.servers import Server, granian
from bench.world import stories_published
from tests.cast import Cast
from tests.site import Site

PAGES, BARE = 60, 1200


def figures(site: Site, cast: Cast, reference: Reference, *, quick: bool) -> list[Row]:
    stories_published(cast, 40, name="Rendered")
    addresses = {
        "story": story_url(LiveStory.objects.newest_first().first()),
        "front": "/en/",
        "search": "/en/search/?q=harbour",
    }
    site.open("redis")
    spent: dict[str, list[float]] = {name: [] for name in ("bare", *addresses)}
    asked: dict[str, list[float]] = {name: [] for name in addresses}
    with granian(site, "bench.bare:application") as bare, granian(site, "newsroom.wsgi:django") as ours:
        for _round in range(3 if quick else 9):
            spent["bare"].append(processor_ms(bare, "/", BARE))
            for name, address in addresses.items():
                before = database_seconds()
                spent[name].append(processor_ms(ours, address, PAGES))
                asked[name].append(1000 * (database_seconds() - before) / PAGES)
    site.kill("redis")
    reference.sample()
    rows = [Row("render.bare_view", statistics.median(spent["bare"]), "cpu ms")]
    for name in addresses:
        ratios = [one / bare for one, bare in zip(spent[name], spent["bare"], strict=True)]
        rows += [
            Row(
                f"render.{name}",
                statistics.median(spent[name]),
                "cpu ms",
                statistics.median(ratios),
                "bare view in our server",
            ),
            Row(f"render.{name}.postgresql", statistics.median(asked[name]), "cpu ms"),
        ]
    return rows


def processor_ms(server: Server, address: str, times: int) -> float:
    """Milliseconds of processor time the server's processes spend on one answer, the mean of so many."""
    with closing(HTTPConnection(urlsplit(server.url).netloc, timeout=30)) as reader:
        ask(reader, address)
        before = seconds_of(family(server.pid))
        for _time in range(times):
            ask(reader, address)
        return 1000 * (seconds_of(family(server.pid)) - before) / times


def ask(reader: HTTPConnection, address: str) -> None:
    """Raises AssertionError when the page is not there."""
    reader.request("GET", address)
    answer = reader.getresponse()
    answer.read()
    assert answer.status == 200, f"{address}: {answer.status}"


def database_seconds() -> float:
    """Of all connections to this run's database but our own."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return seconds_of([pid for (pid,) in cursor.fetchall()])


def family(pid: int) -> list[int]:
    """The process and all that come from it."""
    children = [
        int(child)
        for task in Path(f"/proc/{pid}/task").iterdir()
        for child in (task / "children").read_text().split()
    ]
    return [pid, *(one for child in children for one in family(child))]


def seconds_of(pids: list[int]) -> float:
    """How long these have been on a processor, all their threads; 0 for one of another machine."""
    return sum(
        int((task / "schedstat").read_text().split()[0]) / 1e9
        for pid in pids
        if Path(f"/proc/{pid}/task").is_dir()
        for task in Path(f"/proc/{pid}/task").iterdir()
    )
