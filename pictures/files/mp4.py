"""The boxes of an MP4 (ISO/IEC 14496-12): how long it plays, and where it speaks of something other than itself."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from django.utils.translation import gettext_lazy as _

from pictures.files.media_kinds import NotKept

#: Boxes that only tell: user data (with the position, ©xyz and loci), metadata (Apple’s keys, titles), XMP, leftovers.
TELLING = (b"udta", b"meta", b"uuid", b"free", b"skip")
#: Boxes that hold others on the way to what tells or counts.
HOLDING = (b"moov", b"trak", b"mdia", b"minf", b"stbl", b"moof", b"traf", b"mvex", b"edts", b"dinf")
#: How cameras name a track of positions and movements beside the pictures (GoPro, CAMM, Apple's timed metadata).
POSITIONS = (b"gpmd", b"camm", b"mebx")

MOST_BOXES = 200_000
BROKEN = _("This file cannot be followed as MP4: it is damaged, or its end is missing.")
TRACKED = _(
    "This video carries a track of positions that the camera wrote beside the pictures. "
    "Export it again as MP4 with the picture and the sound alone, then send it."
)


@dataclass(frozen=True)
class Box:
    start: int
    header: int
    size: int
    kind: bytes


@dataclass
class Followed:
    """`spoken` are boxes that tell; `seconds` is what the movie header says."""

    spoken: list[Box] = field(default_factory=list)
    seconds: int | None = None


def follow(file: IO[bytes]) -> Followed:
    """What was found on the way through all boxes. Raises NotKept."""
    found = Followed()
    end = file.seek(0, 2)
    left = MOST_BOXES
    waiting = [(0, end)]
    seen = set()
    while waiting:
        for box in _boxes(file, *waiting.pop()):
            left -= 1
            if not left:
                raise NotKept(BROKEN)
            seen.add(box.kind)
            inside = (box.start + box.header, box.start + box.size)
            if box.kind in HOLDING:
                waiting.append(inside)
            elif box.kind in TELLING:
                found.spoken.append(box)
            elif box.kind == b"mvhd":
                found.seconds = _seconds(_read(file, inside[0], 32))
            elif box.kind == b"stsd":
                _refuse_positions(_read(file, inside[0], 64))
    if b"moov" not in seen:
        raise NotKept(BROKEN)
    return found


def _boxes(file: IO[bytes], start: int, end: int) -> Iterator[Box]:
    while start + 8 <= end:
        head = _read(file, start, 16)
        size, kind, header = int.from_bytes(head[:4]), head[4:8], 8
        if size == 1:
            size, header = int.from_bytes(head[8:16]), 16
        elif size == 0:
            size = end - start
        if size < header or start + size > end:
            raise NotKept(BROKEN)
        yield Box(start, header, size, kind)
        start += size


def _seconds(header: bytes) -> int | None:
    """Version 0 counts in 32 bits, version 1 in 64; a length of all ones is not known."""
    wide = header[:1] == b"\1"
    scale, length = (header[20:24], header[24:32]) if wide else (header[12:16], header[16:20])
    if not any(scale) or set(length) == {0xFF} or not any(length):
        return None
    return min(round(int.from_bytes(length) / int.from_bytes(scale)), 2**31 - 1)


def _refuse_positions(described: bytes) -> None:
    if described[12:16] in POSITIONS:
        raise NotKept(TRACKED)


def _read(file: IO[bytes], start: int, length: int) -> bytes:
    file.seek(start)
    return file.read(length)
