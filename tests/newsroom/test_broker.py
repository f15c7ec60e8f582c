"""The broker only makes sooner what the rows make certain: nobody waits for a dead one."""

import time

from articles.tasks import deliver_schedule
from newsroom.broker import send_hint
from newsroom.celery import app


def test_a_dead_broker_costs_whoever_saves_no_second(monkeypatch):
    monkeypatch.setattr(app.conf, "broker_write_url", "redis://127.0.0.1:1/0")
    began = time.monotonic()

    was_taken = send_hint(deliver_schedule, 1, 1)

    assert not was_taken
    assert time.monotonic() - began < 1.0
