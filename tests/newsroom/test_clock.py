"""The newsroom's clock moves for tests and the demo, and for nobody else."""

from datetime import UTC, timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.backends.signals import connection_created

from newsroom.clock import newsroom_now, refuse_moved_clocks, set_clock_offset

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_a_worker():
    refuse_moved_clocks()
    yield
    connection_created.disconnect(dispatch_uid="newsroom.clock")


@pytest.fixture
def another_session():
    """another_session(options) opens a connection with these session options, as a process would."""
    opened = []

    def connect(options: str):
        session = connection.copy()
        session.settings_dict["OPTIONS"] = {**session.settings_dict.get("OPTIONS", {}), "options": options}
        opened.append(session)
        session.connect()
        return session

    yield connect
    for session in opened:
        session.close()


def test_the_time_is_aware_and_in_utc():
    assert newsroom_now().tzinfo == UTC


def test_a_test_moves_the_clock_of_its_own_session():
    before = newsroom_now()

    set_clock_offset(timedelta(hours=2))
    after = newsroom_now()
    set_clock_offset(timedelta())

    assert after - before == timedelta(hours=2)


def test_web_and_workers_refuse_a_session_that_lives_in_another_time(as_a_worker, another_session):
    with pytest.raises(ImproperlyConfigured, match="at the wrong time"):
        another_session("-c newsroom.clock_offset=3600")


def test_a_refused_session_is_closed_at_once(as_a_worker):
    session = connection.copy()
    session.settings_dict["OPTIONS"] = {"options": "-c newsroom.clock_offset=3600"}

    with pytest.raises(ImproperlyConfigured):
        session.connect()

    assert session.connection is None


def test_web_and_workers_accept_a_session_in_real_time(as_a_worker, another_session):
    assert another_session("-c lock_timeout=1000").is_usable()
