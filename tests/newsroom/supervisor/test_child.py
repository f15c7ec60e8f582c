"""A process that is kept is ended for certain, with all it started."""

import os
import signal
import sys
import time

import psutil
import pytest

from newsroom.supervisor.child import Child, is_running

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
DEAF = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(15, signal.SIG_IGN); print(1, flush=True); time.sleep(60)",
]
HAVING_A_CHILD = """
import subprocess, sys, time
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
print(1, flush=True)
time.sleep(60)
"""
PARENT = [sys.executable, "-c", HAVING_A_CHILD]
PATIENCE = 30.0


@pytest.fixture
def child(tmp_path):
    """child(command) is the running command; whatever is left of it is ended with the test."""
    started = []

    def start(command: list[str]) -> Child:
        started.append(Child.start(command, log=tmp_path / "child.log"))
        return started[-1]

    yield start
    for one in started:
        one.end(patience=0)


def until(is_so) -> None:
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.05)


def test_it_is_alive_until_it_is_ended(child):
    sleeper = child(SLEEP)

    assert sleeper.is_alive
    sleeper.end(patience=0)
    assert not sleeper.is_alive


def test_one_that_was_killed_is_not_alive(child):
    sleeper = child(SLEEP)

    os.kill(sleeper.pid, signal.SIGKILL)

    until(lambda: not sleeper.is_alive)


def test_one_that_does_not_listen_is_killed(child, tmp_path):
    deaf = child(DEAF)
    until((tmp_path / "child.log").read_text)

    deaf.ask_to_stop(signal.SIGTERM)
    deaf.end(patience=0.2)

    assert not deaf.is_alive


def test_what_it_started_ends_with_it(child, tmp_path):
    parent = child(PARENT)
    until((tmp_path / "child.log").read_text)
    grandchild = parent.process.children()[0]

    parent.end(patience=0)

    until(lambda: not is_running(grandchild))


def test_orphans_of_a_killed_parent_end_too(child, tmp_path):
    parent = child(PARENT)
    until((tmp_path / "child.log").read_text)
    grandchild = parent.process.children()[0]
    os.kill(parent.pid, signal.SIGKILL)
    until(lambda: not parent.is_alive)

    parent.end(patience=0)

    until(lambda: not is_running(grandchild))


def test_one_found_running_is_kept_like_one_of_our_own(child):
    sleeper = child(SLEEP)
    found = Child.adopt(psutil.Process(sleeper.pid))

    assert found.is_alive
    found.end(patience=0)
    assert not found.is_alive


def test_a_ctrl_c_at_the_terminal_does_not_reach_it(child):
    assert os.getpgid(child(SLEEP).pid) != os.getpgid(0)
