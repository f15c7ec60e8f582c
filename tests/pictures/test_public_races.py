"""Readers and withdrawals at the same instant, in threads and processes of their own: no file comes back."""

import os
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client

from pictures.actions import publicising
from tests.cast import gather_cast
from tests.faults.processes import Part, database_url, until
from tests.faults.racing import Race
from tests.pictures.drawn import a_drawn_picture, tell, used

ROUNDS = 300 if os.environ.get("LONG_RUN") else 25


@pytest.fixture
def media(settings, shelves) -> Path:
    settings.MEDIA_ROOT = shelves / "media"
    return settings.MEDIA_ROOT


def copies(media: Path) -> list[Path]:
    return [path for path in (media / "p").rglob("*.*") if path.is_file()]


def test_readers_who_come_while_a_picture_is_withdrawn_never_bring_it_back(transactional_db, media):
    picture = a_drawn_picture(by=gather_cast().rita, live=True)
    rendition = picture.renditions.public().filter(format="jpeg").first()
    address = f"/media/p/{rendition.name}.jpg"

    def reads() -> int:
        answer = Client().get(address)
        # To its end, as a browser reads it; that closes the file.
        list(answer)
        return answer.status_code

    def told(**uses):
        tell(draft=[used(picture)], **uses)

    with Race(4) as race:
        for _round in range(ROUNDS):
            told(live=[used(picture)])
            answers = race.run(reads, lambda: told(live=[]), reads, reads)

            # Whoever was faster: once the withdrawal has answered there is nothing, and nothing comes.
            assert set(answers) <= {200, 404, None}
            assert reads() == 404
            assert copies(media) == []


@pytest.fixture
def reader(transactional_db, shelves, media):
    """A process that makes the public file of a rendition, its storages the test's."""
    picture = a_drawn_picture(by=gather_cast().rita, live=True)
    rendition = picture.renditions.public().filter(format="jpeg").first()
    environment = {
        **os.environ,
        "DATABASE_URL": database_url(),
        "VAR_DIR": str(shelves),
        "MEDIA_ROOT": str(media),
        "SECRET_KEY": settings.SECRET_KEY,
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "REDIS_URL": "redis://127.0.0.1:1/0",
    }
    command = [sys.executable, "-m", "tests.pictures.reading_elsewhere", rendition.name]
    part = Part("reader", command, environment=environment, log=shelves / "reader.log")
    part.picture = picture
    yield part
    part.kill()


def test_a_reader_who_waits_while_it_is_withdrawn_gets_nothing_and_leaves_nothing(reader, media):
    with transaction.atomic():
        tell(draft=[used(reader.picture)])
        reader.start()
        assert until(lambda: somebody_waits() or not reader.is_running), reader.last_words()
        assert reader.is_running, reader.last_words()

    assert until(lambda: not reader.is_running)
    assert "refused" in reader.last_words()
    assert copies(media) == []


def test_a_reader_killed_at_that_moment_leaves_half_a_file_that_nobody_is_given(reader, media):
    with transaction.atomic():
        tell(draft=[used(reader.picture)])
        reader.start()
        assert until(somebody_waits), reader.last_words()
        reader.kill()

    assert copies(media) == [path for path in copies(media) if path.name.startswith(".half-")]
    for half in copies(media):
        os.utime(half, (0, 0))
    for number in range(publicising.DRAWERS):
        publicising.sweep_drawer(number)
    assert copies(media) == []


def somebody_waits() -> bool:
    with connection.cursor() as cursor:
        # Not pg_stat_activity, which stands still within a transaction.
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'")
        return cursor.fetchone()[0] > 0
