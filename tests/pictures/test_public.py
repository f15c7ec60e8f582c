"""Readers have a picture while something live shows it: not before, and a moment later no more, by any address."""

import os
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pictures.actions import drawing, publicising
from pictures.models import Rendition
from pictures.shapes.recipes import TYPES
from tests.pictures.drawn import a_drawn_picture, addresses, tell, used

pytestmark = pytest.mark.usefixtures("shelves")


@pytest.fixture(autouse=True)
def media(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def reader() -> Client:
    return Client()


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """committed(verb) calls the verb, and what follows a commit."""

    def called(verb, *asked, **named):
        with django_capture_on_commit_callbacks(execute=True):
            return verb(*asked, **named)

    return called


def reads(reader: Client, address: str) -> bytes:
    """The whole picture, as a browser reads it."""
    answer = reader.get(address)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def copies(media: Path) -> list[Path]:
    return [path for path in (media / "p").rglob("*.*") if path.is_file()]


def test_a_draft_s_picture_is_not_there_by_any_address(cast, reader, media):
    picture = a_drawn_picture(by=cast.rita, role="lead")
    stored = Rendition.objects.filter(picture=picture).values_list("name", flat=True)

    tried = [
        *addresses(picture),
        *(f"/media/p/{name[:2]}/{name}.webp" for name in stored),
        *(f"/media/{name}.jpg" for name in stored),
        *(f"/media/p/{name}" for name in stored),
        f"/media/p/{picture.content_hash[:40]}.jpg",
        f"/media/{picture.key}",
        f"/media/p/{picture.key}",
        f"/media/originals/{picture.key}",
        f"/media/p/..%2f..%2foriginals%2f{picture.key}",
        f"/media/p/../../originals/{picture.key}",
        f"/static/{picture.key}",
    ]
    for address in tried:
        answer = reader.get(address)
        assert answer.status_code in (301, 404), address
        assert "no-store" in answer.headers["Cache-Control"] or answer.status_code == 301
    assert copies(media) == []


def test_a_live_picture_is_there_in_every_form_and_as_what_it_is(cast, reader):
    picture = a_drawn_picture(by=cast.rita, live=True)
    public = picture.renditions.public()
    assert public.exists()

    for rendition in public:
        address = f"/media/p/{rendition.name}.{'jpg' if rendition.format == 'jpeg' else rendition.format}"
        answer = reader.get(address)
        content = b"".join(answer.streaming_content)
        assert (answer.status_code, len(content)) == (200, rendition.bytes)
        assert dict(answer.headers) | {
            "Content-Type": TYPES[rendition.format],
            "Content-Length": str(rendition.bytes),
            "Cache-Control": "public, max-age=31536000, immutable",
            "ETag": f'"{rendition.name}"',
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'",
        } == dict(answer.headers)
        assert not answer.cookies
        assert "Cookie" not in answer.headers.get("Vary", "")


def test_the_name_with_another_ending_is_another_picture(cast, reader):
    picture = a_drawn_picture(by=cast.rita, live=True)
    rendition = picture.renditions.public().filter(format="avif").first()

    for ending in ("jpg", "webp", "png", "svg", "html"):
        assert reader.get(f"/media/p/{rendition.name}.{ending}").status_code == 404


def test_only_what_the_live_text_shows_is_there(cast, reader):
    picture = a_drawn_picture(by=cast.rita, live=True)

    social = picture.renditions.get(ratio="social")

    assert reader.get(f"/media/p/{social.name}.jpg").status_code == 404


def an_address(picture) -> str:
    rendition = picture.renditions.public().filter(format="webp").first()
    return f"/media/p/{rendition.name}.webp"


def test_who_has_it_is_told_so_and_who_asks_for_the_head_gets_that(cast, reader):
    address = an_address(a_drawn_picture(by=cast.rita, live=True))
    first = reader.get(address)

    again = reader.get(address, headers={"If-None-Match": first.headers["ETag"]})
    head = reader.head(address)

    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
    assert again.headers["Cache-Control"] == first.headers["Cache-Control"]
    assert (head.status_code, head.headers["Content-Length"]) == (200, first.headers["Content-Length"])
    assert reader.post(address).status_code == 405


def test_from_the_second_reader_on_no_database_is_asked(cast, reader):
    address = an_address(a_drawn_picture(by=cast.rita, live=True))
    reads(reader, address)

    with CaptureQueriesContext(connection) as captured:
        reads(reader, address)

    assert len(captured) == 0


def test_after_a_withdrawal_it_is_gone_before_the_answer(cast, reader, media, committed):
    picture = a_drawn_picture(by=cast.rita, live=True)
    address = an_address(picture)
    reads(reader, address)
    assert len(copies(media)) == 1

    committed(tell, draft=[used(picture)])

    assert copies(media) == []
    assert list((media / "p" / "going").iterdir()) == []
    assert reader.get(address).status_code == 404
    assert reader.get(address, headers={"If-None-Match": "*"}).status_code == 404


def test_what_another_live_story_shows_stays(cast, reader, committed):
    picture = a_drawn_picture(by=cast.rita, live=True)
    committed(tell, "article:2", live=[used(picture)])
    address = an_address(picture)
    reads(reader, address)

    committed(tell, draft=[])

    assert reader.get(address).status_code == 200


def test_a_process_killed_between_the_commit_and_its_files_is_done_for_by_the_sweep(cast, reader, media):
    picture = a_drawn_picture(by=cast.rita, live=True)
    address = an_address(picture)
    reads(reader, address)

    # What follows the commit never happens here.
    tell(draft=[used(picture)])
    assert len(copies(media)) == 1
    publicising.sweep()

    assert (copies(media), reader.get(address).status_code) == ([], 404)


def test_a_withdrawal_that_is_undone_takes_nothing_away(cast, reader, media):
    picture = a_drawn_picture(by=cast.rita, live=True)
    address = an_address(picture)
    reads(reader, address)

    with transaction.atomic():
        tell(draft=[])
        transaction.set_rollback(True)
    publicising.sweep()
    assert len(copies(media)) == 1

    for note in (media / "p" / "going").iterdir():
        os.utime(note, (0, 0))
    publicising.sweep()
    assert list((media / "p" / "going").iterdir()) == []
    assert reader.get(address).status_code == 200


def test_every_drawer_is_looked_through_in_turn(cast, reader, media):
    picture = a_drawn_picture(by=cast.rita, live=True)
    reads(reader, an_address(picture))
    # As a backup put back would: files nobody knows of.
    Rendition.objects.update(is_public=False)
    half = copies(media)[0].with_name(".half-forgotten")
    half.write_bytes(b"half")
    os.utime(half, (0, 0))

    for _second in range(publicising.DRAWERS * publicising.SELDOM):
        publicising.sweep()

    assert [path for path in (media / "p").rglob("*") if path.is_file()] == []


def test_a_sweep_asks_nothing_while_there_is_nothing(media, db):
    with CaptureQueriesContext(connection) as captured:
        publicising.sweep()

    assert len(captured) == 0


def test_public_files_can_be_thrown_away_and_come_again(cast, reader, media):
    picture = a_drawn_picture(by=cast.rita, live=True)
    address = an_address(picture)
    reads(reader, address)
    for path in copies(media):
        path.unlink()

    assert reader.get(address).status_code == 200


def test_a_row_without_a_file_is_no_error(cast, reader, shelves):
    picture = a_drawn_picture(by=cast.rita, live=True)
    for path in (shelves / "renditions").rglob("*.webp"):
        path.unlink()

    assert reader.get(an_address(picture)).status_code == 404


def test_what_is_drawn_of_a_live_picture_later_is_there_at_once(cast, reader):
    picture = a_drawn_picture(by=cast.rita, live=True)
    tell(live=[used(picture, "lead")])
    drawing.draw(picture.pk)

    assert {reader.get(address).status_code for address in addresses(picture)} == {200}
