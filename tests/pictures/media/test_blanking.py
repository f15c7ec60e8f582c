"""What files tell of people and places is gone from what is kept, and nothing else has moved."""

from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pictures.files.blanking import blank
from pictures.files.media_kinds import M4A, MP3, MP4, PDF, WAV, NotKept
from pictures.files.mp4 import TRACKED
from tests.pictures.media.recordings import PLANTED, a_pdf, a_wav, an_mp3, an_mp4, box, mvhd, trak


def blanked(held: bytes, media) -> tuple[bytes, int | None]:
    file = BytesIO(held)
    seconds = blank(file, media)
    return file.getvalue(), seconds


@pytest.mark.parametrize(
    ("held", "media", "seconds"),
    [(an_mp4(), MP4, 7), (an_mp4(brand=b"M4A "), M4A, 7), (a_wav(), WAV, 2), (an_mp3(), MP3, None)],
)
def test_no_position_name_or_device_is_left_and_the_length_is_the_same(held, media, seconds):
    assert any(planted in held for planted in PLANTED)

    kept, plays_for = blanked(held, media)

    assert [planted for planted in PLANTED if planted in kept] == []
    assert len(kept) == len(held)
    assert plays_for == seconds


def test_the_pictures_and_what_plays_them_are_untouched():
    kept, _seconds = blanked(an_mp4(), MP4)

    for untouched in (b"frame" * 40, mvhd(), b"avc1"):
        assert untouched in kept


def test_the_sound_is_untouched():
    assert blanked(an_mp3(), MP3)[0].count(an_mp3(told=False)) == 1
    assert blanked(a_wav(told=False), WAV)[0] == a_wav(told=False)


def test_what_has_nothing_to_tell_stays_byte_for_byte():
    assert blanked(an_mp4(told=False), MP4)[0] == an_mp4(told=False)
    assert blanked(a_pdf(), PDF) == (a_pdf(), None)


@pytest.mark.parametrize("sample", [b"gpmd", b"camm", b"mebx"])
def test_a_track_of_positions_is_refused(sample):
    with pytest.raises(NotKept) as refused:
        blanked(an_mp4(sample=sample), MP4)

    assert refused.value.sentence == TRACKED


@pytest.mark.parametrize(
    "held",
    [
        an_mp4()[:200],
        box(b"ftyp", b"isom", bytes(4)),
        box(b"ftyp", b"isom", bytes(4)) + box(b"moov", b"\0\0\0\3trak"),
        b"\0\0\0\0ftypisom",
    ],
)
def test_what_cannot_be_followed_is_refused(held):
    with pytest.raises(NotKept):
        blanked(held, MP4)


def test_a_film_of_unknown_length_is_kept():
    film = box(b"ftyp", b"isom", bytes(4)) + box(b"moov", box(b"mvhd", bytes(96)), trak())

    assert blanked(film, MP4)[1] is None


@given(st.binary(max_size=200), st.sampled_from([MP4, MP3, WAV]))
def test_no_bytes_make_it_fail_otherwise_than_with_a_sentence(noise, media):
    whole = {MP4: an_mp4(), MP3: an_mp3(), WAV: a_wav(1)}[media]
    for held in (noise, whole[: len(whole) // 2] + noise, whole[:60] + noise + whole[60:]):
        with suppress(NotKept):
            assert len(blanked(held, media)[0]) == len(held)
