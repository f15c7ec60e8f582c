"""Video, sound and documents come in, are described, and go into the bin."""

from io import BytesIO

import pytest
from django.core.files.storage import storages

from accounts.models import Event
from newsroom.refusals import Invalid, Refused
from pictures.actions.describing_media import bin_media, bring_back_media, describe_media
from pictures.actions.media_uses import tell_files
from pictures.actions.taking_media import FileAlreadyHere, take_in_media
from pictures.files.media_kinds import LARGEST, TOO_LARGE, NotKept
from pictures.models import MediaFile
from tests.pictures.media.recordings import PLANTED, a_pdf, a_wav, an_mp4

pytestmark = pytest.mark.django_db


def taken(held: bytes, actor, name: str = "IMG_0042.MP4") -> MediaFile:
    return take_in_media(BytesIO(held), name=name, actor=actor)


def shelved() -> list[str]:
    try:
        return storages["originals"].listdir("")[1]
    except FileNotFoundError:
        return []


def test_a_video_is_kept_privately_under_names_that_say_nothing(cast):
    file = taken(an_mp4(), cast.nora, name="/home/camille/quai_nord.mp4")

    assert (file.kind, file.extension, file.content_type, file.seconds) == ("video", "mp4", "video/mp4", 7)
    assert (file.file_name, file.title, file.is_public) == ("quai_nord.mp4", "quai nord", False)
    assert shelved() == [file.key]
    assert len(file.public_name) == 40
    assert file.public_name not in (file.key, file.content_hash[:40])
    assert Event.objects.get(verb="media.added").about_id == file.pk


def test_what_the_film_told_is_not_kept_at_all(cast):
    file = taken(an_mp4(), cast.nora)

    held = storages["originals"].open(file.key).read()

    assert len(held) == file.bytes
    assert [planted for planted in PLANTED if planted in held] == []


def test_the_same_bytes_come_in_once(cast):
    file = taken(a_wav(), cast.nora)

    with pytest.raises(FileAlreadyHere) as here:
        taken(a_wav(), cast.rita)

    assert (here.value.file_id, here.value.in_bin) == (file.pk, False)
    assert shelved() == [file.key]


def test_what_is_refused_leaves_nothing(cast, monkeypatch):
    with pytest.raises(NotKept):
        taken(b"<svg onload=alert(1)>", cast.nora)
    monkeypatch.setitem(LARGEST, "video", 100)
    with pytest.raises(NotKept) as refused:
        taken(an_mp4(), cast.nora)

    assert refused.value.sentence == TOO_LARGE["video"]
    assert (shelved(), MediaFile.objects.count()) == ([], 0)


def test_the_administrator_adds_nothing(cast):
    with pytest.raises(Refused):
        taken(a_pdf(), cast.ada)


def test_a_row_that_cannot_be_written_leaves_no_file(cast, monkeypatch):
    monkeypatch.setattr("pictures.actions.taking_media.record", explode)

    with pytest.raises(OSError, match="full"):
        taken(a_pdf(), cast.nora)

    assert (shelved(), MediaFile.objects.count()) == ([], 0)


def test_captions_are_checked_when_they_come(cast):
    file = taken(an_mp4(), cast.nora)
    said = {"captions_language": "fr"}
    subrip = "1\n00:00:01,000 --> 00:00:02,000\nÀ l’eau\n".encode()

    with pytest.raises(Invalid, match="Line 1"):
        describe_media(file.pk, version=1, said=said, captions=b"nothing", actor=cast.nora)
    done = describe_media(file.pk, version=1, said=said, captions=subrip, actor=cast.nora)

    assert (done.was_subrip, done.file.captions[:6], done.file.version) == (True, "WEBVTT", 2)


def test_captions_need_their_language(cast):
    file = taken(an_mp4(), cast.nora)

    with pytest.raises(Invalid, match="language"):
        describe_media(
            file.pk, version=1, said={}, captions=b"WEBVTT\n\n00:01.000 --> 00:02.000\nA\n", actor=cast.nora
        )


def test_who_saves_after_somebody_else_is_told(cast):
    file = taken(an_mp4(), cast.nora)
    describe_media(file.pk, version=1, said={"title": "The quay"}, actor=cast.nora)

    with pytest.raises(Refused, match="Somebody changed"):
        describe_media(file.pk, version=1, said={"title": "The pier"}, actor=cast.chip)

    assert MediaFile.objects.get().title == "The quay"


def test_only_the_picture_desk_changes_what_others_added(cast):
    file = taken(an_mp4(), cast.rita)

    with pytest.raises(Refused, match="Only the picture desk"):
        describe_media(file.pk, version=1, said={"title": "Mine"}, actor=cast.sam)
    describe_media(file.pk, version=1, said={"title": "Rita’s"}, actor=cast.rita)
    describe_media(file.pk, version=2, said={"title": "The desk’s"}, actor=cast.nora)

    assert MediaFile.objects.get().title == "The desk’s"


def test_a_file_that_is_used_stays_out_of_the_bin_and_another_can_come_back(cast):
    file = taken(an_mp4(), cast.nora)
    tell_files("article:1", title="", address="", draft={file.pk})

    with pytest.raises(Refused, match="Stories use this file"):
        bin_media(file.pk, actor=cast.nora)
    tell_files("article:1", title="", address="")
    bin_media(file.pk, actor=cast.nora)
    with pytest.raises(FileAlreadyHere, match="in the bin"):
        taken(an_mp4(), cast.nora)

    assert bring_back_media(file.pk, actor=cast.nora).deleted_at is None


def explode(*_words, **_more):
    raise OSError("full")
