"""Handing a task to the broker without ever waiting for it: a dead broker must not freeze a save."""

import structlog
from kombu.exceptions import OperationalError

log = structlog.get_logger()


def send_hint(task, *args, **options) -> bool:
    """Whether the broker took the task. A hint only makes sooner what the rows make certain."""
    try:
        task.apply_async(args, retry=False, ignore_result=True, **options)
    except (OperationalError, OSError) as fault:
        log.warning("broker_away", task=task.name, error=repr(fault))
        return False
    return True
