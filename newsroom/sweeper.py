"""A thread that calls a verb again and again, on a database connection of its own, whatever fails."""

import os
import threading
from collections.abc import Callable, Mapping

import structlog
from celery.signals import worker_process_init, worker_process_shutdown
from django.db import DatabaseError, InterfaceError, connection

from newsroom.clock import refuse_moved_clocks

log = structlog.get_logger()

#: Seconds waited after the first, second, third ... failure in a row; then always the last.
BACKOFF = (0.5, 1.0, 2.0)


class Sweeper(threading.Thread):
    """Calls `verb` every `pause` seconds until `stop()`, or until this process has lost its parent."""

    def __init__(self, name: str, verb: Callable[[], object], *, pause: float) -> None:
        super().__init__(name=name, daemon=True)
        self.verb = verb
        self.pause = pause
        self.stopping = threading.Event()

    def run(self) -> None:
        parent, failures = os.getppid(), 0
        while not self.stopping.is_set() and os.getppid() == parent:
            failures = 0 if self.sweep() else failures + 1
            self.stopping.wait(BACKOFF[min(failures, len(BACKOFF)) - 1] if failures else self.pause)
        connection.close()

    def sweep(self) -> bool:
        """Whether the verb ended well. A failure is told, and costs the connection: it may be the cause."""
        try:
            self.verb()
        except (DatabaseError, InterfaceError) as fault:
            log.warning("sweep_without_database", sweeper=self.name, error=repr(fault))
        except Exception:
            # The last line of defence: a thread that ends on a surprise would stop the clock without a word.
            log.exception("sweep_failed", sweeper=self.name)
        else:
            return True
        connection.close()
        return False

    def stop(self, *, patience: float = 5.0) -> None:
        """The thread has ended, or is left behind after `patience` seconds."""
        self.stopping.set()
        if self.is_alive():
            self.join(patience)


#: Name, verb and seconds between two calls: what every worker process sweeps, as the rooms' tasks have said.
_to_sweep: dict[str, tuple[Callable[[], object], float]] = {}
_sweepers: list[Sweeper] = []


def sweep_in_workers(sweeps: Mapping[str, tuple[Callable[[], object], float]]) -> None:
    """Every worker process that starts from now on calls these verbs, each in a thread of its own."""
    _to_sweep.update(sweeps)


@worker_process_init.connect
def start_sweeping(**_signal) -> None:
    """This worker process sweeps. In the child only, where threads and connections are its own."""
    refuse_moved_clocks()
    for name, (verb, pause) in _to_sweep.items():
        sweeper = Sweeper(name, verb, pause=pause)
        sweeper.start()
        _sweepers.append(sweeper)


@worker_process_shutdown.connect
def stop_sweeping(**_signal) -> None:
    """The sweepers have finished what they held before the process ends."""
    while _sweepers:
        _sweepers.pop().stop()
