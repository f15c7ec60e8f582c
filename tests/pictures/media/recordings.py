"""Small media files made by hand: boxes and chunks as the specifications write them, with things planted in them."""

import struct
from io import BytesIO

PLANTED = (b"+48.1173-002.7412/", b"iPhone de Camille", b"Jean Dupont", b"2026:11:02 secret")


def box(kind: bytes, *inside: bytes) -> bytes:
    held = b"".join(inside)
    return struct.pack(">I", len(held) + 8) + kind + held


def mvhd(seconds: int = 7, scale: int = 600) -> bytes:
    return box(b"mvhd", bytes(12), struct.pack(">II", scale, seconds * scale), bytes(80))


def stsd(sample: bytes = b"avc1") -> bytes:
    return box(b"stsd", bytes(4), struct.pack(">I", 1), struct.pack(">I", 16), sample, bytes(8))


def trak(sample: bytes = b"avc1", *more: bytes) -> bytes:
    return box(b"trak", box(b"mdia", box(b"minf", box(b"stbl", stsd(sample)))), *more)


def an_mp4(
    *, told: bool = True, sample: bytes = b"avc1", brand: bytes = b"isom", pictures: bytes = b"frame" * 40
) -> bytes:
    """A film of seven seconds; `told`: with a position, a device and names in every place that writers use."""
    position, device, author, when = PLANTED
    data = box(b"data", struct.pack(">II", 1, 0), position)
    keys = box(b"keys", bytes(4), struct.pack(">I", 1), box(b"mdta", b"com.apple.quicktime.location.ISO6709"))
    spoken = (
        box(b"udta", box("©xyz".encode("latin-1"), struct.pack(">HH", len(position), 0x15C7), position)),
        box(b"meta", bytes(4), keys, box(b"ilst", box(struct.pack(">I", 1), data))),
        box(b"udta", box(b"loci", bytes(6), author, position)),
    )
    in_track = box(b"udta", box(b"name", device))
    moov = box(b"moov", mvhd(), trak(sample, *([in_track] if told else [])), *(spoken if told else ()))
    xmp = box(b"uuid", bytes.fromhex("be7acfcb97a942e89c71999491e3afac"), author, when)
    left = box(b"free", device)
    return (
        box(b"ftyp", brand, bytes(4), b"isommp41")
        + moov
        + (xmp + left if told else b"")
        + box(b"mdat", pictures)
    )


def a_wav(seconds: int = 2, *, told: bool = True, number: int = 0) -> bytes:
    rate = 8000
    sound = bytes((number + place) % 256 for place in range(rate * seconds))
    chunks = [chunk(b"fmt ", struct.pack("<HHIIHH", 1, 1, rate, rate, 1, 8))]
    if told:
        chunks += [chunk(b"LIST", b"INFOIART" + PLANTED[2]), chunk(b"bext", PLANTED[3] + PLANTED[0])]
    inside = b"WAVE" + b"".join([*chunks, chunk(b"data", sound)])
    return b"RIFF" + struct.pack("<I", len(inside)) + inside


def chunk(kind: bytes, held: bytes) -> bytes:
    return kind + struct.pack("<I", len(held)) + held + b"\0" * (len(held) % 2)


def an_mp3(*, told: bool = True) -> bytes:
    frames = (b"\xff\xfb\x90\x64" + bytes(413)) * 3
    if not told:
        return frames
    tag = b"TPE1" + struct.pack(">I", 12) + bytes(2) + b"\0" + PLANTED[2]
    size = len(tag)
    head = b"ID3\x03\x00\x00" + bytes([size >> 21 & 127, size >> 14 & 127, size >> 7 & 127, size & 127])
    return head + tag + frames + b"TAG" + PLANTED[1].ljust(125, b"\0")


def a_pdf(words: str = "Le bac") -> bytes:
    return f"%PDF-1.4\n% {words}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n".encode()


def as_file(held: bytes) -> BytesIO:
    return BytesIO(held)
