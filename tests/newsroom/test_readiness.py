"""Whether the parts are there: database, cache, broker and the clock's heartbeat."""

from datetime import timedelta

import pytest
from django.test import Client

from articles.models import Heartbeat
from newsroom.clock import set_clock_offset
from newsroom.embedded.redis import free_port

pytestmark = pytest.mark.django_db


@pytest.fixture
def ready():
    def asked() -> tuple[int, dict]:
        answer = Client().get("/readyz")
        return answer.status_code, answer.json()

    return asked


def test_with_every_part_there_it_is_ready(ready):
    Heartbeat.objects.beat(Heartbeat.CLOCK)

    assert ready() == (200, {"database": True, "cache": True, "broker": True, "clock": True})


def test_without_a_worker_the_clock_stands(ready):
    assert ready() == (503, {"database": True, "cache": True, "broker": True, "clock": False})


def test_a_heart_that_beat_a_minute_ago_beats_no_more(ready):
    set_clock_offset(timedelta(minutes=-1))
    Heartbeat.objects.beat(Heartbeat.CLOCK)
    set_clock_offset(timedelta())

    assert ready()[1]["clock"] is False


def test_without_redis_cache_and_broker_are_missing(ready, settings):
    Heartbeat.objects.beat(Heartbeat.CLOCK)
    settings.REDIS_URL = f"redis://127.0.0.1:{free_port()}/0"

    assert ready() == (503, {"database": True, "cache": False, "broker": False, "clock": True})


def test_the_answer_is_kept_by_nobody_and_sets_no_cookie():
    answer = Client().get("/readyz")

    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.cookies == {}
