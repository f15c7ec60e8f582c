"""A picture comes in whole, once, with what it says of itself; or it is refused, and nothing of it stays."""

import os
from datetime import UTC, datetime
from io import BytesIO
from time import time

import pytest
from django.core.files.storage import storages
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.actors import CLOCK
from accounts.models import Event
from newsroom.refusals import Refused
from pictures.actions.arriving import open_original, plain_name, sweep_orphans, take_in
from pictures.actions.originals import ARRIVING
from pictures.files.kinds import LARGEST_BYTES
from pictures.files.limited import PLACES
from pictures.files.refusals import AlreadyHere, Unreadable
from pictures.models import MediaFile, Picture
from tests.pictures import labels
from tests.pictures.paintings import a_file, a_painting, as_file

pytestmark = pytest.mark.usefixtures("shelves")


def arrives(cast, sent: bytes, *, by: str = "rita", name: str = "harbour.jpg", **said) -> Picture:
    return take_in(BytesIO(sent), name=name, actor=cast[by], **said)


def kept() -> list[str]:
    try:
        return storages["originals"].listdir("")[1]
    except FileNotFoundError:
        return []


def test_a_picture_that_arrives_is_kept_byte_for_byte(cast):
    sent = a_file(1)

    picture = arrives(cast, sent)

    with open_original(picture) as original:
        assert original.read() == sent
    assert (picture.width, picture.height, picture.format, picture.bytes) == (640, 480, "JPEG", len(sent))
    assert (picture.added_by, picture.file_name, picture.was_animated) == (cast.rita, "harbour.jpg", False)


def test_the_name_of_the_original_says_nothing(cast):
    picture = arrives(cast, a_file(1), name="secret-source.jpg")

    assert kept() == [picture.key]
    assert "secret" not in picture.key
    assert picture.content_hash[:8] not in picture.key


def test_its_arrival_is_on_record(cast):
    picture = arrives(cast, a_file(1))

    event = Event.objects.get(about_type="pictures.picture", about_id=picture.pk)
    assert (event.verb, event.actor, event.detail) == (
        "picture.added",
        cast.rita,
        {"file_name": "harbour.jpg"},
    )


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_five_formats_come_in_by_what_they_are_and_not_by_their_names(cast, kind):
    picture = arrives(cast, a_file(1, kind), name="scan.tiff")

    assert picture.format == kind


@pytest.mark.parametrize("name", ["rita", "ed", "nora", "chip"])
def test_everybody_who_works_with_pictures_adds_them(cast, name):
    assert arrives(cast, a_file(1), by=name).added_by == cast[name]


def test_others_add_none(cast):
    with pytest.raises(Refused, match="does not add pictures"):
        arrives(cast, a_file(1), by="ada")
    with pytest.raises(TypeError):
        take_in(BytesIO(a_file(1)), name="x.jpg", actor=CLOCK)

    assert kept() == []


def test_the_fields_are_filled_from_what_the_file_says_and_that_is_kept_beside(cast):
    block = labels.iptc(
        (105, "Grève à Brest".encode()),
        (80, "Inès Lévêque".encode()),
        (25, "grève".encode()),
        charset=b"\x1b%G",
    )
    tags = labels.exif(inner=((0x9003, 2, b"2026:01:15 12:00:00\0"),))
    sent = labels.jpeg_with(a_file(1), labels.app1_exif(tags), labels.app13(block))

    picture = Picture.objects.get(pk=arrives(cast, sent).pk)

    # The file names no zone: its noon is the newsroom's.
    assert picture.taken_at == datetime(2026, 1, 15, 11, 0, tzinfo=UTC)
    assert (picture.title, picture.photographer, picture.keywords) == (
        "Grève à Brest",
        "Inès Lévêque",
        ["grève"],
    )
    assert picture.said == {
        "title": "Grève à Brest",
        "photographer": "Inès Lévêque",
        "keywords": ["grève"],
        "taken_at": "2026-01-15T12:00:00+01:00",
    }


def test_where_the_camera_stood_and_its_number_are_kept_nowhere_but_in_the_original(cast):
    secret = b"SN-CANARY-4711"
    inner = ((0xA431, 2, secret + b"\0"), (0x927C, 7, secret))
    packet = labels.xmp(f"<aux:SerialNumber>{secret.decode()}</aux:SerialNumber>").encode()
    sent = labels.jpeg_with(
        a_file(1),
        labels.app1_exif(labels.exif((0x8825, 4, b"\0\0\0\x08"), inner=inner)),
        labels.app1_xmp(packet),
    )

    arrives(cast, sent)

    with connection.cursor() as cursor:
        cursor.execute("SELECT to_jsonb(p)::text FROM pictures_picture p")
        assert secret.decode() not in cursor.fetchone()[0]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_as_wide_as_it_is_looked_at(cast, orientation):
    lying = as_file(a_painting(1), "JPEG")
    tags = labels.exif((0x0112, 3, bytes([0, orientation])))

    picture = arrives(cast, labels.jpeg_with(lying, labels.app1_exif(tags)))

    assert (picture.width, picture.height) == ((640, 480) if orientation < 5 else (480, 640))


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_of_what_moves_the_first_picture_is_kept_and_said_so(cast, kind):
    painting = a_painting(1)
    moving = as_file(painting, kind, save_all=True, append_images=[a_painting(2), a_painting(3)], duration=50)

    picture = arrives(cast, moving)

    assert picture.was_animated
    with pytest.raises(AlreadyHere):
        arrives(cast, as_file(painting, "PNG"))


def test_the_second_picture_in_a_phones_jpeg_does_not_make_it_move(cast):
    sent = as_file(a_painting(1), "MPO", save_all=True, append_images=[a_painting(2)])

    picture = arrives(cast, sent)

    assert (picture.format, picture.was_animated) == ("JPEG", False)


def test_the_same_bytes_are_never_kept_twice(cast):
    first = arrives(cast, a_file(1))

    with pytest.raises(AlreadyHere, match="already in the library") as refused:
        arrives(cast, a_file(1), by="ed", anyway=True)

    assert (refused.value.picture_id, refused.value.exact, refused.value.in_bin) == (first.pk, True, False)
    assert kept() == [first.key]


def test_the_same_bytes_in_the_bin_are_named_as_such(cast):
    first = arrives(cast, a_file(1))
    Picture.objects.filter(pk=first.pk).update(deleted_at=datetime(2026, 1, 1, tzinfo=UTC))

    with pytest.raises(AlreadyHere, match="in the bin") as refused:
        arrives(cast, a_file(1))

    assert (refused.value.picture_id, refused.value.exact, refused.value.in_bin) == (first.pk, True, True)


@pytest.mark.parametrize(
    "copy",
    [
        lambda painting: as_file(painting, "JPEG", quality=40),
        lambda painting: as_file(painting.resize((320, 240)), "PNG"),
        lambda painting: as_file(painting.convert("L"), "WEBP"),
        lambda painting: as_file(painting.resize((1500, 1125)), "AVIF"),
        lambda painting: as_file(painting.quantize(64), "GIF"),
    ],
    ids=["compressed", "smaller", "grey", "larger", "in few colours"],
)
def test_a_copy_that_looks_the_same_is_offered_and_kept_only_if_wished(cast, copy):
    first = arrives(cast, a_file(1))
    sent = copy(a_painting(1))

    with pytest.raises(AlreadyHere, match="looks the same") as refused:
        arrives(cast, sent)
    second = arrives(cast, sent, anyway=True)

    assert (refused.value.picture_id, refused.value.exact) == (first.pk, False)
    assert second.pk != first.pk


def test_different_pictures_do_not_look_the_same(cast):
    for number in range(12):
        arrives(cast, a_file(number))

    assert Picture.objects.count() == 12


def test_a_picture_with_nothing_to_tell_it_by_looks_like_no_other(cast):
    arrives(cast, as_file(a_painting(1).resize((1, 1)).resize((64, 64))))
    arrives(cast, as_file(a_painting(2).resize((1, 1)).resize((64, 64))))

    assert Picture.objects.count() == 2


def test_what_is_refused_leaves_nothing(cast):
    for sent in (b"", b"<svg/>", a_file(1)[:4000], b"\xff" * 50):
        with pytest.raises(Unreadable):
            arrives(cast, sent)

    assert kept() == []
    assert not Picture.objects.exists()


def test_a_file_larger_than_the_limit_is_not_read_to_its_end(cast):
    class Endless(BytesIO):
        given = 0

        def read(self, size=-1):
            self.given += size
            return b"\xff" * size

    endless = Endless()

    with pytest.raises(Unreadable, match="larger than 60 MB"):
        take_in(endless, name="x.jpg", actor=cast.rita)

    assert endless.given < LARGEST_BYTES + 2_000_000


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("C:\\Users\\me\\photo.jpg", "photo.jpg"),
        ("../../etc/passwd", "passwd"),
        ("e\u0301te\u0301\u202e\0.jpg", "été.jpg"),
        ("x" * 300 + ".jpeg", "x" * 250 + ".jpeg"),
        ("y" * 300, "y" * 255),
        ("", ""),
        (" /", ""),
    ],
)
def test_of_a_files_name_the_words_are_kept(name, plain):
    assert plain_name(name) == plain


def test_an_original_whose_row_never_came_goes_after_an_hour(cast, shelves):
    picture = arrives(cast, a_file(1))
    media = MediaFile.objects.create(
        kind="audio",
        key="b.mp3",
        public_name="b",
        content_hash="b",
        content_type="audio/mpeg",
        extension="mp3",
        bytes=1,
        added_by=cast.rita,
    )
    for name in ("a.jpg", "new.jpg", media.key):
        (shelves / "originals" / name).write_bytes(b"half")
    for name in ("a.jpg", media.key, picture.key):
        os.utime(shelves / "originals" / name, (time() - 7200, time() - 7200))

    assert sweep_orphans() == 1
    assert sorted(kept()) == sorted(["new.jpg", media.key, picture.key])


def test_places_of_killed_processes_go_after_an_hour(cast, shelves, monkeypatch):
    places = shelves / "places"
    places.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(places))
    (places / f"{PLACES}old").mkdir()
    for name in (f"{ARRIVING}old", f"{ARRIVING}new", "somebody-elses"):
        (places / name).write_bytes(b"half")
    for name in (f"{PLACES}old", f"{ARRIVING}old", "somebody-elses"):
        os.utime(places / name, (time() - 7200, time() - 7200))

    assert sweep_orphans() == 0
    assert sorted(os.listdir(places)) == [f"{ARRIVING}new", "somebody-elses"]


def test_arriving_costs_the_same_however_full_the_library_is(cast):
    with CaptureQueriesContext(connection) as first:
        arrives(cast, a_file(1))
    for number in range(2, 8):
        arrives(cast, a_file(number))

    with CaptureQueriesContext(connection) as later:
        arrives(cast, a_file(8))

    assert len(later) == len(first) <= 8


def test_time_in_the_future_of_calendars_is_no_time(cast):
    tags = labels.exif(inner=((0x9003, 2, b"9999:12:31 23:59:59\0"), (0x9011, 2, b"-12:00\0")))

    picture = arrives(cast, labels.jpeg_with(a_file(1), labels.app1_exif(tags)))

    assert picture.taken_at is None
