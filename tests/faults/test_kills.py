"""Worker, beat, Redis and database sessions are killed while stories fall due; SQL on the end is the judge.

Asserted are order, once-ness and never-early, with patience; how many seconds it took is printed, not judged.
"""

import os
import time
from datetime import timedelta
from itertools import cycle

import pytest
from django.db import connection
from django.db.models import F

from articles.models import Article, Heartbeat, LiveStory, Publication, Schedule
from articles.workflow.states import State
from newsroom.clock import newsroom_now, set_clock_offset
from tests.cast import Cast, a_story, gather_cast, schedule
from tests.faults.processes import Newsroom, Part, until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

#: (stories, seconds over which they fall due); `make storm` sets LONG_RUN.
STORM = (500, 60) if os.environ.get("LONG_RUN") else (50, 8)

SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)


@pytest.fixture
def cast(running) -> Cast:
    """The cast, gathered after the parts were made: the parts are gone before the tables are emptied."""
    return gather_cast()


def approved_stories(cast: Cast, how_many: int) -> list[Article]:
    return [a_story(cast, State.APPROVED) for _ in range(how_many)]


def schedule_over(stories: list[Article], *, start: float, seconds: float, actor) -> None:
    """The stories fall due one after the other, evenly over these seconds, the first after `start`."""
    begin = newsroom_now()
    for place, story in enumerate(stories):
        due = begin + timedelta(seconds=start + seconds * place / len(stories))
        schedule(story, actor=actor, after=due - newsroom_now())


def is_over() -> bool:
    return not Schedule.objects.pending().exists()


def judge(stories: list[Article]) -> None:
    """Each is out exactly once, none before its time, and readers have what was approved."""
    rows = list(Publication.objects.values_list("article", "revision"))
    assert sorted(rows) == sorted((story.pk, story.head_id) for story in stories)
    assert not Publication.objects.filter(at__lt=F("due_at")).exists()
    live = LiveStory.objects.values_list("article_id", "revision_id")
    assert sorted(live) == sorted((story.pk, story.head_id) for story in stories)
    states = set(Article.objects.values_list("state", flat=True))
    assert states == {State.PUBLISHED}


def tell(what: str) -> None:
    late = sorted(row.late_by.total_seconds() for row in Publication.objects.all())
    middle, worst = late[len(late) // 2], late[-1]
    print(f"{what}: {len(late)} stories, late by {middle:.2f} s in the middle, {worst:.2f} s at most")


def end_other_sessions() -> int:
    """Every database session but this one ends, as when a backend is killed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return cursor.fetchone()[0]


def started(running: Newsroom, *parts: Part) -> None:
    """The parts are started, and the clock of the worker among them has been seen to look."""
    before = newsroom_now()
    for part in parts:
        part.start()
    assert until(lambda: Heartbeat.objects.filter(at__gt=before).exists()), running.worker.last_words()


def test_stories_go_out_once_each_while_worker_beat_and_redis_are_killed(running: Newsroom, cast: Cast):
    how_many, seconds = STORM
    stories = approved_stories(cast, how_many)
    started(running, *running.parts)
    begun = time.monotonic()
    schedule_over(stories, start=2 + how_many / 25, seconds=seconds, actor=cast.chip)

    victims = cycle([running.worker, running.redis, running.beat])
    end = begun + how_many / 25 + seconds + 2
    while time.monotonic() < end:
        part = next(victims)
        part.kill()
        end_other_sessions()
        time.sleep(0.5)
        part.start()
        time.sleep(0.7)

    assert until(is_over), running.worker.last_words()
    judge(stories)
    tell("kills")


def test_stories_go_out_when_there_is_no_broker_at_all(running: Newsroom, cast: Cast):
    stories = approved_stories(cast, 10)
    started(running, running.worker)
    assert not running.redis_answers()

    schedule_over(stories, start=1, seconds=3, actor=cast.chip)

    assert until(is_over), running.worker.last_words()
    judge(stories)
    assert running.worker.is_running
    tell("no broker")


def test_a_redis_that_dies_for_good_takes_no_story_with_it(running: Newsroom, cast: Cast):
    stories = approved_stories(cast, 10)
    started(running, *running.parts)
    schedule_over(stories, start=2, seconds=4, actor=cast.chip)

    time.sleep(3)
    running.redis.kill()

    assert until(is_over), running.worker.last_words()
    judge(stories)
    assert running.worker.is_running
    tell("broker gone")


def test_the_precise_road_alone_brings_stories_out(running: Newsroom, cast: Cast):
    """Beat and worker without sweeping threads, as if every one of them had hung."""
    stories = approved_stories(cast, 3)
    schedule_over(stories, start=12, seconds=2, actor=cast.chip)
    running.worker.command += ["--pool=threads"]
    for part in running.parts:
        part.start()

    assert until(is_over)
    judge(stories)
    assert not Heartbeat.objects.exists()
    tell("messages alone")


def test_after_an_outage_late_stories_go_out_marked_late_and_the_very_late_are_refused(
    running: Newsroom, cast: Cast
):
    late, very_late = approved_stories(cast, 3), approved_stories(cast, 2)
    for story in late:
        schedule(story, actor=cast.chip, after=SECOND)
    set_clock_offset(-8 * HOUR)
    for story in very_late:
        schedule(story, actor=cast.chip, after=HOUR)
    set_clock_offset(timedelta())
    time.sleep(4)

    running.worker.start()

    assert until(is_over), running.worker.last_words()
    assert {row.article_id for row in Publication.objects.all()} == {story.pk for story in late}
    assert all(row.late_by > 2 * SECOND for row in Publication.objects.all())
    refused = Schedule.objects.filter(status=Schedule.Status.REFUSED)
    assert {row.article_id for row in refused} == {story.pk for story in very_late}
    assert set(Article.objects.filter(pk__in=[story.pk for story in very_late]).values_list("state")) == {
        (State.APPROVED,)
    }


def test_a_clock_killed_in_the_middle_of_its_work_publishes_nothing_twice(running: Newsroom, cast: Cast):
    stories = approved_stories(cast, 40)
    for story in stories:
        schedule(story, actor=cast.chip, after=SECOND)
    time.sleep(1)

    for begun in (1, 10, 20, 30):
        running.publish_due.start()
        until(lambda begun=begun: Publication.objects.count() >= begun)
        running.publish_due.kill()
    running.publish_due.start()

    assert until(is_over), running.publish_due.last_words()
    judge(stories)
