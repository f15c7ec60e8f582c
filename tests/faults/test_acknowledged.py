"""What the desk said it had kept is there, byte for byte, although PostgreSQL was killed at that very answer.

The server is the embedded one with the settings it has in service. Its postmaster is killed by the writer that has
just been answered, started again as the supervisor would, and asked with SQL at the end. The long run (LONG_RUN,
`make torture`) makes 1,000 acknowledged saves and 20 kills.
"""

import os
import secrets
import tempfile
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

import psycopg2
import pytest

from newsroom.embedded.place import place_for
from newsroom.embedded.postgres import Postgres
from newsroom.supervisor.child import Child
from tests.faults.deskhand import Deskhand
from tests.site import Site

pytestmark = pytest.mark.slow

#: (acknowledged saves, kills)
WORK = (1000, 20) if os.environ.get("LONG_RUN") else (60, 3)
WRITERS = ("rita", "sam", "ed", "chip")
PATIENCE = 60.0

PASSWORD = secrets.token_urlsafe(12)
EVERYBODY_IN = """
from tests.cast import a_draft, gather_cast
cast = gather_cast()
for name in {writers}:
    cast[name].set_password({password!r})
    cast[name].save(update_fields=["password"])
    print(a_draft(cast, by=name, section="culture" if name == "sam" else "politics").pk)
"""


@dataclass
class Mortal:
    """A PostgreSQL that can be killed and comes back."""

    server: Postgres
    folder: Path
    child: Child | None = None
    every: int = 1
    answers: int = 0
    deaths: int = 0
    turn: Lock = field(default_factory=Lock)

    def start(self) -> None:
        self.server.prepare()
        log = self.folder / "postgres.log"
        self.child = Child.start(self.server.command(), log=log, **self.server.options())
        end = time.monotonic() + PATIENCE
        while not self.server.is_ready():
            assert time.monotonic() < end, log.read_text()[-3000:]
            time.sleep(0.05)

    def has_answered(self) -> None:
        """Killed at every so many answers, by whoever just got one, and started again as the supervisor would."""
        with self.turn:
            self.answers += 1
            if self.answers % self.every == 0:
                self.child.process.kill()
                self.child.popen.wait()
                self.deaths += 1
                self.start()


@pytest.fixture
def mortal(tmp_path) -> Iterator[Mortal]:
    # Not pytest's own directory: that is closed to the system user that root starts servers as.
    with tempfile.TemporaryDirectory(prefix="newsroom-mortal-") as folder:
        Path(folder).chmod(0o755)
        postgres = Mortal(Postgres(place_for(Path(folder))), tmp_path)
        postgres.start()
        yield postgres
        postgres.child.end(patience=0)


@pytest.fixture
def site(mortal, tmp_path) -> Iterator[Site]:
    with Site(tmp_path / "site", mortal.server.url) as running:
        running.open("redis")
        running.manage("migrate", "--verbosity", "0")
        running.manage("collectstatic", "--noinput", "--verbosity", "0")
        running.manage("shell", "-c", EVERYBODY_IN.format(writers=WRITERS, password=PASSWORD))
        running.open("web")
        yield running


@dataclass
class Writer:
    """Saves again and again, versions and autosaves in turn, and writes down what was acknowledged."""

    hand: Deskhand
    story: int
    base: int
    mortal: Mortal
    saves: int
    tab: uuid.UUID = field(default_factory=uuid.uuid4)
    versions: dict[str, str] = field(default_factory=dict)
    copy: tuple[int, str] = (0, "")

    def work(self) -> None:
        for number in range(1, self.saves + 1):
            body = f"<p>Phrase {number} {secrets.token_hex(8)}, été, « à\u00a0point »\u202f!</p>"
            if number % 2:
                self.save(body)
            else:
                self.keep(body, number)

    def save(self, body: str) -> None:
        key = uuid.uuid4()
        answer = self.hand.save(self.story, self.fields(body), client_save_id=key)
        self.mortal.has_answered()
        assert answer.status == 200, answer.body
        self.base = answer.said["base"]
        self.versions[str(key)] = body

    def keep(self, body: str, number: int) -> None:
        answer = self.hand.keep(
            self.story, self.fields(body), tab=self.tab, sequence=number, client_save_id=uuid.uuid4()
        )
        self.mortal.has_answered()
        assert answer.status == 200, answer.body
        self.copy = (answer.said["sequence"], body)

    def fields(self, body: str) -> list[tuple[str, str]]:
        return [
            ("base", str(self.base)),
            ("headline", "Acknowledged"),
            ("body", body),
            ("language", "en"),
            ("importance", "2"),
            ("notes-TOTAL_FORMS", "0"),
            ("notes-INITIAL_FORMS", "0"),
        ]


def test_every_acknowledged_save_survives_a_postmaster_killed_at_its_answer(mortal: Mortal, site: Site):
    saves, kills = WORK
    mortal.every = saves // kills
    writers = [
        Writer(
            hand=Deskhand(site.url, f"{name}@newsroom.test", PASSWORD),
            story=story,
            base=base,
            mortal=mortal,
            saves=saves // len(WRITERS),
        )
        for name, (story, base) in zip(WRITERS, stories(mortal), strict=True)
    ]
    for writer in writers:
        writer.hand.sign_in()

    with ThreadPoolExecutor(len(writers)) as threads:
        for done in [threads.submit(writer.work) for writer in writers]:
            done.result()

    assert mortal.deaths == kills
    print(f"{sum(len(writer.versions) for writer in writers)} versions acknowledged, {mortal.deaths} kills")
    for writer in writers:
        assert kept_versions(mortal, writer.story) == writer.versions
        assert kept_copy(mortal, writer.tab) == writer.copy


def stories(mortal: Mortal) -> list[tuple[int, int]]:
    return asked(mortal, "SELECT id, head_id FROM articles_article ORDER BY id")


def kept_versions(mortal: Mortal, story: int) -> dict[str, str]:
    """The body of every version a browser sent, by the name it gave the save."""
    rows = asked(
        mortal,
        """SELECT client_save_id::text, string_agg(block.html, E'\\n' ORDER BY place)
           FROM articles_revision revision, unnest(newsroom_unpacked(body_blocks)) WITH ORDINALITY AS held(key, place)
           JOIN articles_block block ON block.id = held.key
           WHERE article_id = %s AND client_save_id IS NOT NULL GROUP BY revision.id""",
        story,
    )
    assert len(rows) == len(dict(rows))
    return dict(rows)


def kept_copy(mortal: Mortal, tab: uuid.UUID) -> tuple[int, str]:
    query = "SELECT sequence, content->>'body' FROM articles_workingcopy WHERE tab = %s"
    [row] = asked(mortal, query, str(tab))
    return row


def asked(mortal: Mortal, query: str, *words) -> list:
    connection = psycopg2.connect(mortal.server.url)
    try:
        with connection.cursor() as cursor:
            cursor.execute(query, words)
            return cursor.fetchall()
    finally:
        connection.close()
