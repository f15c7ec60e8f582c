"""The library's clock: what is to be drawn is drawn, what is not public is gone, what nobody needs goes.

A message draws a picture at once; the sweepers in every worker process do the same a little later without a broker.
"""

from contextlib import suppress

from celery import shared_task

from newsroom.sweeper import sweep_in_workers
from pictures.actions import arriving, drawing, failures, publicising, tidying


@shared_task(ignore_result=True)
def draw_picture(picture_id: int) -> None:
    """Everything this picture needs is drawn, unless another process does it or it has failed too often."""
    if picture_id not in failures.given_up([picture_id]):
        with suppress(*drawing.FAILED):
            drawing.draw(picture_id)


def clear_up() -> None:
    """Renditions that nothing needs, and originals whose row never came, are gone."""
    tidying.tidy()
    arriving.sweep_orphans()


#: What hides pictures has a thread of its own: drawing takes seconds. To look for what waits costs more the larger the
#: library is, and a message has nearly always come first.
SWEEPS = {
    "pictures drawn": (drawing.draw_waiting, 15.0),
    "pictures hidden": (publicising.sweep, 1.0),
    "pictures tidied": (clear_up, 600.0),
}

sweep_in_workers(SWEEPS)
