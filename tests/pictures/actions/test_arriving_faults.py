"""Two at once, and the worst moments to be killed: never half a picture, never the same one twice."""

import os
import sys
from io import BytesIO
from time import time

import pytest
from django.conf import settings
from django.db import connection, transaction

from accounts.models import Event
from pictures.actions.arriving import sweep_orphans, take_in
from pictures.files.refusals import AlreadyHere
from pictures.models import Picture
from tests.cast import gather_cast
from tests.faults.processes import Part, database_url, until
from tests.faults.racing import Race
from tests.pictures.paintings import a_file

ROUNDS = 20 if os.environ.get("LONG_RUN") else 3


def test_of_two_who_send_the_same_file_one_adds_it_and_one_is_told(transactional_db, shelves):
    cast = gather_cast()

    with Race(2) as race:
        for number in range(ROUNDS):
            sent = a_file(number)
            ends = race.run(
                lambda sent=sent: take_in(BytesIO(sent), name="a.jpg", actor=cast.rita),
                lambda sent=sent: take_in(BytesIO(sent), name="b.jpg", actor=cast.ed),
            )

            added = [end for end in ends if isinstance(end, Picture)]
            told = [end for end in ends if isinstance(end, AlreadyHere)]
            assert len(added) == len(told) == 1
            assert (told[0].picture_id, told[0].exact) == (added[0].pk, True)
            assert len(os.listdir(shelves / "originals")) == number + 1
            assert Event.objects.filter(verb="picture.added").count() == number + 1


@pytest.fixture
def sender(transactional_db, shelves):
    """A process that takes in a picture, with the storages of the test."""
    cast = gather_cast()
    (shelves / "sent.jpg").write_bytes(a_file(1))
    environment = {
        **os.environ,
        "DATABASE_URL": database_url(),
        "VAR_DIR": str(shelves),
        "SECRET_KEY": settings.SECRET_KEY,
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "REDIS_URL": "redis://127.0.0.1:1/0",
    }
    module = "tests.pictures.actions.arriving_elsewhere"
    command = [sys.executable, "-m", module, str(shelves / "sent.jpg"), str(cast.rita.pk)]
    part = Part("sender", command, environment=environment, log=shelves / "sender.log")
    part.cast = cast
    yield part
    part.kill()


def test_a_process_killed_between_file_and_row_leaves_no_picture_and_the_file_is_swept(sender, shelves):
    originals = shelves / "originals"

    with transaction.atomic():
        # Readers pass, the row cannot be written: the process stands at the very moment.
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE pictures_picture IN SHARE MODE")
        sender.start()
        assert until(lambda: somebody_waits_to_insert() or not sender.is_running), sender.last_words()
        assert sender.is_running, sender.last_words()
        sender.kill()

    assert len(os.listdir(originals)) == 1
    assert not Picture.objects.exists()
    assert not Event.objects.filter(verb="picture.added").exists()

    for name in os.listdir(originals):
        os.utime(originals / name, (time() - 7200, time() - 7200))
    assert sweep_orphans() == 1
    assert os.listdir(originals) == []


def test_what_was_killed_is_simply_sent_again(sender, shelves):
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE pictures_picture IN SHARE MODE")
        sender.start()
        assert until(lambda: somebody_waits_to_insert() or not sender.is_running), sender.last_words()
        sender.kill()

    with (shelves / "sent.jpg").open("rb") as sent:
        picture = take_in(sent, name="again.jpg", actor=sender.cast.rita)

    assert (shelves / "originals" / picture.key).read_bytes() == (shelves / "sent.jpg").read_bytes()
    assert Picture.objects.count() == 1


def test_a_broker_that_is_away_holds_up_no_picture(sender, shelves):
    sender.start()

    assert until(lambda: not sender.is_running)
    assert sender.process.returncode == 0, sender.last_words()
    assert Picture.objects.get().file_name == "killed.jpg"


def somebody_waits_to_insert() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'pictures_picture'::regclass"
        )
        return cursor.fetchone()[0] > 0
