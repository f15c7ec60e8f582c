"""What work costs, told as a multiple of a known piece of work: the figure is the same on a slow or a busy machine."""

import time
from collections.abc import Callable


def cost(work: Callable[[], object]) -> float:
    """Processor time of `work()`, in units of the yardstick measured just before and just after."""
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
