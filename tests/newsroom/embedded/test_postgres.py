"""The embedded PostgreSQL: real, in a directory of the test."""

import os
import signal
import tempfile
import time
from pathlib import Path

import psycopg2
import pytest

from newsroom.embedded.place import Place, place_for
from newsroom.embedded.postgres import Postgres
from newsroom.supervisor.child import Child
from newsroom.trouble import Trouble

PATIENCE = 30.0


@pytest.fixture(scope="module")
def server():
    """A prepared PostgreSQL, not started."""
    # Not pytest's own directory: that is closed to the system user that root starts servers as.
    with tempfile.TemporaryDirectory(prefix="newsroom-test-") as folder:
        Path(folder).chmod(0o755)
        postgres = Postgres(place_for(Path(folder)), throwaway=True)
        postgres.prepare()
        yield postgres


@pytest.fixture
def running(server, tmp_path):
    """It runs and answers; whatever runs of it afterwards is ended with the test."""
    child = start(server, tmp_path)
    yield child
    for left in (child, server.running() and Child.adopt(server.running())):
        if left:
            left.end(patience=0)


def start(server: Postgres, folder: Path) -> Child:
    server.prepare()
    child = Child.start(server.command(), log=folder / "postgres.log", **server.options())
    deadline = time.monotonic() + PATIENCE
    while not server.is_ready():
        assert time.monotonic() < deadline, (folder / "postgres.log").read_text()
        time.sleep(0.1)
    return child


def ask(server: Postgres, question: str):
    connection = psycopg2.connect(server.url)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(question)
            return cursor.fetchone()[0]
    finally:
        connection.close()


def test_words_are_compared_as_people_read_them(server, running):
    assert ask(server, "SELECT upper('élève') || ('ÉTÉ' ILIKE 'été')::text") == "ÉLÈVEtrue"


def test_it_listens_on_no_network(server, running):
    assert ask(server, "SHOW listen_addresses") == ""


def test_there_is_room_for_every_process(server, running):
    assert ask(server, "SHOW max_connections") == "300"


def test_the_newsrooms_own_role_is_an_ordinary_one(server, running):
    assert ask(server, "SELECT rolsuper FROM pg_roles WHERE rolname = 'newsroom'") is False


def test_one_that_runs_already_is_found(server, running):
    assert server.running().pid == running.pid


def test_after_a_kill_it_comes_back_with_all_it_promised(server, running, tmp_path):
    ask(server, "CREATE TABLE kept AS SELECT 42 AS answer; SELECT 1")

    os.kill(running.pid, signal.SIGKILL)
    running.end(patience=0)
    again = start(server, tmp_path)

    assert server.running().pid == again.pid != running.pid
    assert ask(server, "SELECT answer FROM kept") == 42


def test_a_directory_of_another_postgresql_is_left_alone(tmp_path):
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "PG_VERSION").write_text("12\n")

    with pytest.raises(Trouble, match="holds data of PostgreSQL 12"):
        Postgres(Place(root=tmp_path, user=None)).prepare()
