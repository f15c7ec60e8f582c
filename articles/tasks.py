"""The clock's edge: beat and the sweepers look at the rows, and call the verbs.

Two roads lead to publication. The precise one is a message that beat's tick sends shortly before a story's
time; the certain one is a thread in every worker process that looks each second and needs no broker.
"""

from datetime import timedelta
from itertools import groupby

from celery import shared_task
from django.core.cache import cache

from accounts import audit
from articles.actions import advertising, presence, scheduling, settling
from articles.actions.tallies import fold_tallies
from articles.actions.vocabulary import learn_new_words
from articles.effects.hub import tell_hub
from articles.effects.mail import send_waiting
from articles.models import Heartbeat
from newsroom.broker import send_hint
from newsroom.sweeper import sweep_in_workers

#: How far ahead messages are sent. Never longer: beyond its visibility timeout Redis delivers one again.
HORIZON = timedelta(seconds=30)

#: Seconds for which it is remembered that a message was sent: longer than any is on its way.
KEPT = 120

#: Stories of one moment in one message: few enough for several workers to share a hundred.
TOGETHER = 10

#: Links made in one transaction of the audit chain.
LINKS = 1000


@shared_task(ignore_result=True)
def hint_due() -> None:
    """Every story due within the horizon is in one message on its way for this generation of its schedule.

    Those of one moment share messages, a few in each: a message costs a worker more than a publication does.
    """
    for seconds, rows in groupby(scheduling.due_within(HORIZON), key=lambda row: row[2]):
        # Without the cache a second message may go out: it finds nothing left to do.
        fresh = [
            (schedule_id, generation)
            for schedule_id, generation, _seconds in rows
            if cache.add(f"hinted:{schedule_id}:{generation}", 1, timeout=KEPT)
        ]
        for start in range(0, len(fresh), TOGETHER):
            send_hint(deliver_schedules, fresh[start : start + TOGETHER], countdown=seconds)


@shared_task(ignore_result=True)
def deliver_schedules(hinted: list[tuple[int, int]]) -> None:
    """Each of these stories is out, if this generation of its schedule still stands and nobody was faster."""
    for schedule_id, generation in hinted:
        scheduling.deliver(schedule_id, generation)


@shared_task(ignore_result=True)
def chain_audit() -> None:
    """Every settled event has its link in the audit chain."""
    while audit.chain(LINKS) == LINKS:
        pass


def keep_the_clock() -> None:
    """All that is due has been handled, and the clock has shown that it lives."""
    scheduling.publish_due()
    Heartbeat.objects.beat(Heartbeat.CLOCK)


def keep_idle_words() -> None:
    """Words whose writer pauses are versions where the story is being written, and tabs long gone are forgotten."""
    settling.settle_idle()
    settling.sweep()
    presence.sweep()


def learn_what_is_told() -> None:
    """Searches can guess at the words of all that is out, and the archive's sums stay short."""
    learn_new_words()
    fold_tallies()


def put_away_what_is_over() -> None:
    """What readers had for a time, they have no longer."""
    advertising.put_ended_away()


#: Mail and the hub have threads of their own: somebody else's server that hangs must not hold up the clock.
SWEEPS = {
    "clock": (keep_the_clock, 1.0),
    "mail": (send_waiting, 5.0),
    "hub": (tell_hub, 2.0),
    "words": (keep_idle_words, 30.0),
    "told": (learn_what_is_told, 5.0),
    "over": (put_away_what_is_over, 30.0),
}

sweep_in_workers(SWEEPS)
