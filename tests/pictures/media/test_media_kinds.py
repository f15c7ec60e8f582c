"""What a file is, by its bytes."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pictures.files import media_kinds
from pictures.files.media_kinds import NotKept, media_type_of
from tests.pictures.media.recordings import a_pdf, a_wav, an_mp3, an_mp4
from tests.pictures.paintings import a_file

WEBM = b"\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm"


@pytest.mark.parametrize(
    ("head", "named"),
    [
        (an_mp4(), "mp4"),
        (an_mp4(brand=b"M4A "), "m4a"),
        (WEBM, "webm"),
        (b"OggS\0\2" + bytes(22) + b"\1\x1eOpusHead", "ogg"),
        (a_wav(), "wav"),
        (an_mp3(), "mp3"),
        (an_mp3(told=False), "mp3"),
        (a_pdf(), "pdf"),
    ],
)
def test_what_is_kept_is_known_by_its_bytes(head, named):
    assert media_type_of(head[:4096]).extension == named


@pytest.mark.parametrize(
    ("head", "sentence"),
    [
        (b"", media_kinds.EMPTY),
        (a_file(), media_kinds.A_PICTURE),
        (a_file(kind="WEBP"), media_kinds.A_PICTURE),
        (b"\0\0\0\x1cftypheic", media_kinds.A_PICTURE),
        (an_mp4(brand=b"qt  "), media_kinds.QUICKTIME),
        (WEBM.replace(b"webm", b"matr"), media_kinds.MATROSKA),
        (b"OggS" + bytes(24) + b"\x80theora", media_kinds.OGG_VIDEO),
        (b"\xff\xf1\x50\x80", media_kinds.AAC),
        (b"\xff\xff\xff\xff", media_kinds.UNKNOWN),
        (b"<html><script>alert(1)</script>%PDF-1.4", media_kinds.UNKNOWN),
        (b"MZ\x90\0", media_kinds.UNKNOWN),
        (b"PK\3\4", media_kinds.UNKNOWN),
        (b"#!/bin/sh\n", media_kinds.UNKNOWN),
    ],
)
def test_what_is_not_kept_is_refused_with_what_to_do(head, sentence):
    with pytest.raises(NotKept) as refused:
        media_type_of(head[:4096])

    assert refused.value.sentence == sentence


@given(st.binary(max_size=100))
def test_any_bytes_are_known_or_refused(head):
    with suppress(NotKept):
        assert media_type_of(head).kind in media_kinds.LARGEST
