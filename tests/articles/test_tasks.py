"""The clock's edge: each schedule is handed out once per generation, and a dead broker changes nothing."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core.cache import cache

from accounts.models import Event
from articles import tasks
from articles.actions import moving
from articles.models import Article, Heartbeat, Outbox, Publication, Schedule
from articles.workflow.states import State
from articles.workflow.transitions import Move
from newsroom.celery import app
from newsroom.clock import set_clock_offset
from newsroom.readiness import clock_beats
from tests.cast import a_draft, a_story, in_a_while, schedule

pytestmark = pytest.mark.django_db

SOON = timedelta(seconds=20)
LATER = timedelta(seconds=40)


@pytest.fixture(autouse=True)
def clean_slate():
    cache.clear()
    yield
    set_clock_offset(timedelta())


@pytest.fixture
def sent(monkeypatch):
    """What was handed to the broker: the outside world, so it is the one thing replaced."""
    messages = []
    monkeypatch.setattr(
        tasks, "send_hint", lambda task, *args, **options: messages.append((task.name, args, options))
    )
    return messages


def test_what_falls_due_soon_gets_one_message_for_its_very_time(cast, sent):
    story = schedule(a_story(cast, State.APPROVED), actor=cast.chip, after=SOON)
    row = Schedule.objects.get(article=story)

    tasks.hint_due()
    tasks.hint_due()

    ((name, args, options),) = sent
    assert (name, args) == ("articles.tasks.deliver_schedules", ([(row.pk, 1)],))
    assert 19 <= options["countdown"] <= 20


def test_a_new_time_gets_a_new_message(cast, sent):
    story = schedule(a_story(cast, State.APPROVED), actor=cast.chip, after=SOON)

    tasks.hint_due()
    moving.move(story.pk, Move.RESCHEDULE, actor=cast.chip, when=in_a_while(SOON / 2))
    tasks.hint_due()

    assert [generation for _name, args, _options in sent for _pk, generation in args[0]] == [1, 2]


def test_stories_of_one_moment_share_messages_and_those_of_another_do_not(cast, sent, monkeypatch):
    monkeypatch.setattr(tasks, "TOGETHER", 2)
    at_once = in_a_while(SOON)
    stories = [a_story(cast, State.APPROVED) for _ in range(4)]
    for story, when in zip(stories, [at_once, at_once, at_once, in_a_while(SOON / 2)], strict=True):
        moving.move(story.pk, Move.SCHEDULE, actor=cast.chip, when=when)
    rows = [Schedule.objects.get(article=story).pk for story in stories]

    tasks.hint_due()

    assert [[pk for pk, _generation in args[0]] for _name, args, _options in sent] == [
        [rows[3]],
        [rows[0], rows[1]],
        [rows[2]],
    ]


def test_no_message_is_ever_sent_further_ahead_than_the_horizon(cast, sent):
    schedule(a_story(cast, State.APPROVED), actor=cast.chip, after=LATER)

    tasks.hint_due()

    assert sent == []
    assert tasks.HORIZON.total_seconds() <= 30


def test_an_overdue_story_is_handed_out_at_once(cast, sent):
    schedule(a_story(cast, State.APPROVED), actor=cast.chip, after=SOON)
    set_clock_offset(LATER)

    tasks.hint_due()

    assert sent[0][2]["countdown"] == 0


def test_delivering_twice_publishes_once(cast):
    story = schedule(a_story(cast, State.APPROVED), actor=cast.chip, after=SOON)
    row = Schedule.objects.get(article=story)
    set_clock_offset(SOON)

    tasks.deliver_schedules([(row.pk, 1)])
    tasks.deliver_schedules([(row.pk, 1), (row.pk, 1)])

    assert Article.objects.get(pk=story.pk).status == State.PUBLISHED
    assert Publication.objects.filter(schedule=row).count() == 1


def test_a_sweep_publishes_what_is_due_and_shows_that_the_clock_lives(cast):
    story = schedule(a_story(cast, State.APPROVED), actor=cast.chip, after=SOON)
    set_clock_offset(SOON)

    tasks.keep_the_clock()

    assert Article.objects.get(pk=story.pk).status == State.PUBLISHED
    assert clock_beats()


def test_a_clock_that_has_not_swept_for_a_while_does_not_beat(cast):
    Heartbeat.objects.beat(Heartbeat.CLOCK)
    set_clock_offset(timedelta(minutes=1))

    assert not clock_beats()


def test_many_beats_in_a_moment_are_written_once(cast, django_assert_num_queries):
    Heartbeat.objects.beat(Heartbeat.CLOCK)
    first = Heartbeat.objects.get()
    set_clock_offset(timedelta(seconds=1))
    Heartbeat.objects.beat(Heartbeat.CLOCK)

    assert Heartbeat.objects.get().at == first.at


def test_mail_that_cannot_be_sent_pauses_and_is_sent_later(cast, mailoutbox, settings):
    settings.EMAIL_BACKEND = "tests.articles.test_tasks.NoMailServer"
    a_story(cast, State.IN_REVIEW)
    for _ in range(3):
        tasks.send_waiting()
    attempts = set(Outbox.objects.values_list("attempts", "sent_at"))

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    set_clock_offset(timedelta(minutes=1))
    tasks.send_waiting()

    assert attempts == {(1, None)}
    assert len(mailoutbox) == Outbox.objects.exclude(sent_at=None).count() == 1


def test_one_letter_that_cannot_be_written_holds_up_no_other(cast, mailoutbox):
    story = a_draft(cast)
    Outbox.objects.create(kind="no such letter", to="ed@newsroom.test", language="en", context={})
    moving.move(story.pk, Move.SUBMIT, actor=cast.rita)

    tasks.send_waiting()

    assert len(mailoutbox) == 1
    assert Outbox.objects.filter(sent_at=None).get().attempts == 1


def test_chaining_the_audit_twice_links_each_event_once(cast):
    a_draft(cast)

    tasks.chain_audit()
    tasks.chain_audit()

    # Events of this very transaction are not settled yet; chaining them is tested with the audit itself.
    assert Event.objects.filter(link=None).count() == Event.objects.count()


def test_the_beat_table_names_only_tasks_that_exist_and_ticks_by_intervals():
    table = app.conf.beat_schedule
    app.loader.import_default_modules()

    assert {line["task"] for line in table.values()} <= set(app.tasks)
    assert all(isinstance(line["schedule"], float) for line in table.values())
    assert all(line["options"]["expires"] <= line["schedule"] for line in table.values())


def test_tasks_are_kept_safe_from_kills_by_their_settings():
    assert settings.CELERY_TASK_ACKS_LATE is True
    assert settings.CELERY_WORKER_PREFETCH_MULTIPLIER == 1
    assert settings.CELERY_BROKER_CONNECTION_MAX_RETRIES is None
    assert settings.CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP is True
    assert (app.conf.timezone, app.conf.enable_utc) == ("UTC", True)


class NoMailServer:
    """The mail server is away."""

    def __init__(self, *args, **kwargs) -> None:
        pass

    def send_messages(self, messages):
        raise ConnectionRefusedError("nobody listens")
