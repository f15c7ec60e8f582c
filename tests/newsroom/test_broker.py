"""The broker only makes sooner what the rows make certain: nobody waits for a dead one."""

from celery import Celery
from django.conf import settings

from newsroom.broker import send_hint


def test_a_dead_broker_is_told_and_costs_no_exception():
    gone = Celery("gone", broker="redis://127.0.0.1:1/0", set_as_current=False)

    @gone.task(name="tests.hint", shared=False)
    def hint() -> None:
        """Never run: nobody takes it."""

    assert send_hint(hint) is False


def test_nobody_waits_a_second_for_the_broker():
    options = settings.CELERY_BROKER_TRANSPORT_OPTIONS

    assert max(options["socket_connect_timeout"], options["socket_timeout"]) < 1
    assert settings.CELERY_BROKER_CONNECTION_TIMEOUT < 1
    assert settings.CELERY_TASK_PUBLISH_RETRY is False
