"""The sweeper goes on, whatever the verb does."""

import threading
import time

import pytest
from django.db import OperationalError

from newsroom.sweeper import Sweeper

PATIENCE = 30


class Verb:
    """Fails as often as it is told to, then works; counts its calls."""

    def __init__(self, *faults: Exception) -> None:
        self.faults = list(faults)
        self.calls = 0
        self.worked = threading.Event()
        self.thread: str | None = None

    def __call__(self) -> None:
        self.calls += 1
        self.thread = threading.current_thread().name
        if self.faults:
            raise self.faults.pop(0)
        self.worked.set()


@pytest.fixture
def sweep():
    """sweep(verb) starts a sweeper that ends with the test."""
    started = []

    def start(verb) -> Sweeper:
        sweeper = Sweeper("test", verb, pause=0.01)
        sweeper.start()
        started.append(sweeper)
        return sweeper

    yield start
    for sweeper in started:
        sweeper.stop()


def test_the_verb_is_called_again_and_again_in_a_thread_of_its_own(sweep):
    verb = Verb()

    sweep(verb)

    assert verb.worked.wait(PATIENCE)
    assert until(lambda: verb.calls >= 3)
    assert verb.thread == "test"


@pytest.mark.parametrize("fault", [OperationalError("the server has gone"), ValueError("a surprise")])
def test_a_failure_stops_nothing(sweep, fault):
    verb = Verb(fault, fault)

    sweep(verb)

    assert verb.worked.wait(PATIENCE)
    assert verb.calls == 3


def test_stopping_ends_the_thread(sweep):
    sweeper = sweep(Verb())

    sweeper.stop(patience=PATIENCE)

    assert not sweeper.is_alive()


def test_a_sweeper_never_keeps_its_process_alive():
    assert Sweeper("test", Verb(), pause=1).daemon


def until(claim) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if claim():
            return True
        time.sleep(0.01)
    return False
