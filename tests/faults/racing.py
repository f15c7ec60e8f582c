"""Threads that start at the same instant, each on a database connection of its own."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection

from articles.actions.locking import NoSuchStory
from newsroom.refusals import Refused

#: `make torture` sets LONG_RUN.
ROUNDS = 2000 if os.environ.get("LONG_RUN") else 200


class Race:
    """`race.run(a, b)` calls both at once, and answers what each returned, or the refusal it met.

    What is neither is a fault, and fails the test; so does a story that seems not to be there.
    """

    def __init__(self, runners: int) -> None:
        self.lanes = [ThreadPoolExecutor(1) for _ in range(runners)]
        self.line = Barrier(runners, timeout=30)

    def __enter__(self) -> "Race":
        return self

    def __exit__(self, *_exception) -> None:
        for lane in self.lanes:
            lane.submit(lambda: connection.close()).result()
            lane.shutdown()

    def run(self, *verbs: Callable[[], Any]) -> list[Any]:
        running = [lane.submit(self._start, verb) for lane, verb in zip(self.lanes, verbs, strict=True)]
        return [runner.result() for runner in running]

    def _start(self, verb: Callable[[], Any]) -> Any:
        self.line.wait()
        try:
            return verb()
        except NoSuchStory:
            raise
        except Refused as refused:
            return refused


def was_refused(result: Any) -> bool:
    return isinstance(result, Refused)
