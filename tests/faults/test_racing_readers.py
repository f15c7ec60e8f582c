"""Thousands of readers race a story that changes and is withdrawn: nobody sees an older version after a newer one.

Judged by what each reader was answered, from outside, through two web processes. LONG_RUN sends 10,000 a change.
"""

import http.client
import os
import re
import threading
import time
from collections.abc import Iterator

import pytest

from articles.pages import links
from tests.articles.newsstand import changed, published, withdrawn
from tests.cast import gather_cast
from tests.site import Site, create_database, drop_database, name_of, status_of, wait_until

pytestmark = pytest.mark.slow

READERS = 12
#: Answers there must have been between two changes, all readers together.
ANSWERS = 10_000 if os.environ.get("LONG_RUN") else 600
CHANGES = 4
VERSION = re.compile(r"Version (\d+) of the story")
PATIENCE = 30.0
#: What a reader is answered once the story is gone; larger than any version.
GONE = 1000


@pytest.fixture
def site(tmp_path, worker_id) -> Iterator[Site]:
    server = os.environ["DATABASE_URL"]
    name = f"{name_of(server)}_racing_{worker_id}"
    with Site(tmp_path, create_database(server, name)) as site:
        site.manage("migrate", "--verbosity", "0")
        site.manage("collectstatic", "--noinput", "--verbosity", "0")
        site.open("redis", "web", "web2", "press")
        yield site
    drop_database(server, name)


class Reader(threading.Thread):
    """Asks for the same addresses again and again, at both web processes in turn, and notes what was answered."""

    def __init__(self, ports: list[int], paths: list[str]) -> None:
        super().__init__(daemon=True)
        self.ports, self.paths = ports, paths
        self.seen: dict[str, list[int]] = {path: [] for path in paths}
        self.stopping = threading.Event()

    def run(self) -> None:
        connections = [http.client.HTTPConnection("127.0.0.1", port, timeout=30) for port in self.ports]
        turn = 0
        while not self.stopping.is_set():
            path = self.paths[turn % len(self.paths)]
            connection = connections[turn // len(self.paths) % len(connections)]
            connection.request("GET", path, headers={"Accept-Encoding": "identity"})
            answer = connection.getresponse()
            body = answer.read().decode()
            self.seen[path].append(GONE if answer.status == 410 else version_in(body, answer.status))
            turn += 1

    @property
    def answers(self) -> int:
        return sum(map(len, self.seen.values()))


def version_in(body: str, status: int) -> int:
    """The newest version named; on a list the story may have gone, which is no version at all."""
    assert status == 200, status
    return max(map(int, VERSION.findall(body)), default=0)


def test_versions_seen_at_one_address_never_go_backwards(site: Site, django_db_blocker):
    with django_db_blocker.unblock(), site.orm():
        cast = gather_cast()
        live = published(cast, headline="Version 1 of the story")
        story = links.story_url(live)
        paths = [story, "/en/", "/en/latest/", "/en/politics/", "/en/feed/"]
        wait_until(lambda: status_of(f"{site.url}{story}") == 200, "The story never came out.")
        readers = [Reader([site.port, site.second_port], paths) for _reader in range(READERS)]
        for reader in readers:
            reader.start()
        late = []
        for number in range(2, 2 + CHANGES):
            said = {"change_kind": "update", "change_note": f"Update {number}."}
            live = changed(cast, live, headline=f"Version {number} of the story", **said)
            late.append(seconds_until_all_saw(readers, paths, number))
            enough = sum(reader.answers for reader in readers) + ANSWERS
            wait_until(
                lambda enough=enough: sum(each.answers for each in readers) >= enough, "Readers stand still."
            )
        withdrawn(cast, live, "It was wrong from end to end.")
        late.append(seconds_until_all_saw(readers, [story], GONE))
        time.sleep(1.0)
        for reader in readers:
            reader.stopping.set()
        for reader in readers:
            reader.join()

    answers = sum(reader.answers for reader in readers)
    print(f"{answers} answers, each change on every page after at most {max(late):.2f} s")
    backwards = [
        (path, seen) for reader in readers for path, seen in reader.seen.items() if goes_backwards(seen)
    ]
    assert backwards == []
    assert answers > ANSWERS * CHANGES
    # What was withdrawn is on no list either, and its own address says so to the end.
    assert {reader.seen[story][-1] for reader in readers} == {GONE}
    assert {reader.seen[path][-1] for reader in readers for path in paths[1:]} == {0}


def seconds_until_all_saw(readers: list[Reader], paths: list[str], version: int) -> float:
    """How long after now every reader has been answered this version everywhere."""
    began = time.monotonic()
    wait_until(
        lambda: all(reader.seen[path][-1:] == [version] for reader in readers for path in paths),
        f"Version {version} never reached everybody.",
        pause=0.01,
    )
    return time.monotonic() - began


def goes_backwards(seen: list[int]) -> bool:
    """A list that has lost the withdrawn story shows none, and never again one."""
    told = [number for number in seen if number]
    after_gone = seen[len(seen) - seen[::-1].index(told[-1]) :] if told else []
    return told != sorted(told) or any(after_gone)
