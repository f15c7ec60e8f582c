"""A file is what its first bytes say; what the library does not keep is told what to become."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pictures.files.announced import announced_size, scans_of
from pictures.files.kinds import HEAD, KINDS, kind_of
from pictures.files.refusals import Unreadable
from tests.pictures.paintings import a_file, a_painting, as_file


def box(brand: bytes, *others: bytes) -> bytes:
    body = b"ftyp" + brand + b"\0\0\0\0" + b"".join(others)
    return struct.pack(">I", len(body) + 4) + body + b"\0" * 100


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_library_keeps_is_known_by_its_bytes(kind):
    assert kind_of(a_file(1, kind)[:HEAD]).format == kind


def test_avif_is_known_also_by_what_it_is_compatible_with():
    assert kind_of(box(b"mif1", b"avif", b"miaf")).format == "AVIF"
    assert kind_of(box(b"avis", b"msf1")).format == "AVIF"


@pytest.mark.parametrize(
    ("head", "says"),
    [
        (box(b"heic", b"mif1"), "HEIC.*Export it as a JPEG.*Most Compatible"),
        (box(b"mif1", b"heic"), "HEIC"),
        (box(b"mif1"), "HEIC"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>", "SVG can carry scripts"),
        (b"<?xml version='1.0'?><!-- hello --><svg:svg>", "SVG"),
        (b"  \n<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN'>", "SVG"),
        (b"II*\0\x08\0\0\0", "TIFF or a camera"),
        (b"MM\0*\0\0\0\x08", "TIFF"),
        (b"FUJIFILMCCD-RAW 0201", "raw"),
        (b"BM\x36\0\0\0", "BMP"),
        (b"%PDF-1.7", "PDF.*Documents are added under Files"),
        (b"8BPS\0\1", "Photoshop"),
        (b"%!PS-Adobe-3.0", "PostScript"),
        (b"\0\0\1\0\1\0", "icon"),
        (b"\0\0\0\x0cjP  \r\n", "JPEG 2000"),
        (b"\0\0\0\x0cJXL \r\n", "JPEG XL"),
        (b"PK\3\4", "archive"),
        (box(b"isom", b"mp42"), "video or sound"),
        (b"RIFF\0\0\0\0WAVEfmt ", "video or sound"),
        (b"ID3\4", "video or sound"),
        (b"\n<html><body>", "web page"),
        (b"", "empty"),
        (b"MZ\x90\0", "takes JPEG, PNG, WebP, GIF and AVIF"),
    ],
)
def test_what_it_does_not_keep_is_told_why_and_what_to_do(head, says):
    with pytest.raises(Unreadable, match=says):
        kind_of(head)


@given(st.binary(max_size=200), st.sampled_from([b"", b"\0\0\0\x20ftyp", b"RIFF", b"<", b"\xff\xd8"]))
def test_any_bytes_are_of_a_kind_or_refused_with_a_sentence(tail, start):
    assert said_of(start + tail)


def said_of(head: bytes) -> bool:
    try:
        return kind_of(head) in KINDS.values()
    except Unreadable as refused:
        return str(refused).endswith(".")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"lossless": True}])
def test_the_header_says_how_large_the_picture_is(kind, options):
    written = a_file(1, kind, **options)

    assert announced_size(written, kind) == (640, 480)


def test_an_extended_webp_says_its_size_too():
    assert announced_size(as_file(a_painting(1).convert("RGBA"), "WEBP", exif=b"Exif\0\0x"), "WEBP") == (
        640,
        480,
    )


@given(st.binary(max_size=120), st.sampled_from(sorted(KINDS)), st.integers(0, 700))
def test_a_broken_header_says_nothing_or_something(foreign, kind, at):
    whole = WHOLE[kind]

    announced_size(foreign, kind)
    announced_size(whole[:at] + foreign, kind)
    scans_of(whole[:at] + foreign)


def test_scans_are_counted_and_thumbnails_are_not():
    thumbnail = as_file(a_painting(2, size=(64, 48)), progressive=True)
    plain = as_file(a_painting(1), exif=b"Exif\0\0" + thumbnail)

    assert scans_of(plain) == 1
    assert scans_of(as_file(a_painting(1), progressive=True)) == 10


WHOLE = {kind: a_file(1, kind) for kind in KINDS}
