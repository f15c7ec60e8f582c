"""Whatever dies is started again, and what keeps dying waits longer each time."""

import sys
import time

import pytest

from newsroom.supervisor.child import Child
from newsroom.supervisor.watch import BACKOFF, Kept

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
FAIL = [sys.executable, "-c", "raise SystemExit(1)"]
PATIENCE = 30.0


@pytest.fixture
def kept(tmp_path):
    """kept(command) is a program under watch."""
    watched = []

    def keep(command: list[str]) -> Kept:
        def start() -> Child:
            return Child.start(command, log=tmp_path / "log")

        watched.append(Kept(name="program", start=start, child=start()))
        return watched[-1]

    yield keep
    for one in watched:
        one.child.end(patience=0)


def until_started_again(one: Kept) -> float:
    """Seconds until the watch has started it again."""
    began = time.monotonic()
    while not one.look():
        assert time.monotonic() - began < PATIENCE, "it was never started again"
        time.sleep(0.02)
    return time.monotonic() - began


def test_one_that_runs_is_left_alone(kept):
    program = kept(SLEEP)
    pid = program.child.pid

    assert not program.look()
    assert program.child.pid == pid


def test_one_that_died_is_started_again(kept):
    program = kept(SLEEP)
    pid = program.child.pid

    program.child.process.kill()
    until_started_again(program)

    assert program.child.is_alive
    assert program.child.pid != pid


def test_one_that_keeps_dying_waits_longer_each_time(kept):
    program = kept(FAIL)

    until_started_again(program)
    second = until_started_again(program)
    third = until_started_again(program)

    assert program.deaths == 3
    assert second >= BACKOFF[2]
    assert third >= BACKOFF[3]
