"""What a killed supervisor left running is ended by the next, and nothing else is."""

import subprocess
import sys

import pytest

from newsroom.env import BASE_DIR
from newsroom.supervisor.child import Child
from newsroom.supervisor.leftovers import Roll

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]


@pytest.fixture
def started(tmp_path):
    """started(directory) is a process at work there, in a group of its own."""
    children = []

    def start(directory=BASE_DIR) -> Child:
        children.append(Child.start(SLEEP, log=tmp_path / "log", cwd=directory))
        return children[-1]

    yield start
    for child in children:
        child.end(patience=0)


def test_what_is_on_the_roll_is_ended(started, tmp_path):
    left = started()
    Roll(tmp_path).write([left])

    assert Roll(tmp_path).end_leftovers() == 1
    assert not left.is_alive


def test_what_is_not_on_the_roll_is_left_alone(started, tmp_path):
    left, other = started(), started()
    Roll(tmp_path).write([left])

    Roll(tmp_path).end_leftovers()

    assert other.is_alive


def test_a_stranger_that_got_the_number_is_left_alone(started, tmp_path):
    stranger = started(directory=tmp_path)
    Roll(tmp_path).write([stranger])

    assert Roll(tmp_path).end_leftovers() == 0
    assert stranger.is_alive


def test_one_born_before_the_roll_says_is_left_alone(started, tmp_path):
    older = started()
    older.born += 3600
    Roll(tmp_path).write([older])

    assert Roll(tmp_path).end_leftovers() == 0
    assert older.is_alive


@pytest.mark.parametrize("content", ["", "not json", "[1]", "{}"])
def test_a_roll_nobody_can_read_ends_nothing(tmp_path, content):
    Roll(tmp_path).file.write_text(content)

    assert Roll(tmp_path).end_leftovers() == 0


def test_a_process_outside_every_group_is_left_alone(tmp_path):
    bystander = subprocess.Popen(SLEEP, cwd=BASE_DIR)
    try:
        Roll(tmp_path).write([])

        assert Roll(tmp_path).end_leftovers() == 0
        assert bystander.poll() is None
    finally:
        bystander.kill()
        bystander.wait()
