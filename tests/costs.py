"""What work costs, told as a multiple of a known piece of work: the figure is the same on a slow or a busy machine."""

import time
from collections.abc import Callable

#: From here on a figure is asked once more: the machine may have been slow for a moment, not the work.
MUCH = 40


def cost(work: Callable[[], object]) -> float:
    """Processor time of `work()`, in units of the yardstick measured just before and just after."""
    first = _cost(work)
    return first if first < MUCH else min(first, _cost(work))


def _cost(work: Callable[[], object]) -> float:
    before = _seconds(_yardstick)
    spent = _seconds(work)
    return spent / min(before, _seconds(_yardstick))


def _yardstick() -> None:
    """About as much as reading one long article: twenty to fifty milliseconds on common machines."""
    sorted(str(number) for number in range(60_000))


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started
