"""What video and sound files say of themselves beside the recording: found by their boxes, and blanked in place.

Nothing moves and nothing is decoded: names, positions, devices and programs become zeros of the same length, so that
a player finds every frame where it was. For each kind of file, `blank` also tells how long it plays, where a header
says so.
"""

from collections.abc import Callable
from typing import IO

from pictures.files import mp4, riff
from pictures.files.media_kinds import M4A, MP3, MP4, WAV, MediaType

CHUNK = 256 * 1024


def blank(file: IO[bytes], media: MediaType) -> int | None:
    """Seconds it plays, as far as known. Raises NotKept for what cannot be followed or blanked."""
    blanked = BLANKED.get(media)
    return blanked(file) if blanked else None


def _mp3(file: IO[bytes]) -> None:
    """ID3v2 tags at the beginning (id3.org, 2.3 and 2.4) become padding, an ID3v1 tag at the end becomes empty."""
    at = 0
    while (header := _read(file, at, 10))[:3] == b"ID3" and len(header) == 10:
        size = sum((byte & 0x7F) << shift for byte, shift in zip(header[6:10], (21, 14, 7, 0), strict=True))
        zero(file, at + 10, min(size, file.seek(0, 2) - at - 10))
        # Without flags: padding has no extended header, and no frame in it is scrambled.
        write(file, at + 5, b"\0")
        at += 10 + size
    end = file.seek(0, 2)
    if end >= 128 and _read(file, end - 128, 3) == b"TAG":
        zero(file, end - 125, 125)


def zero(file: IO[bytes], start: int, length: int) -> None:
    """These bytes are zeros."""
    file.seek(start)
    while length > 0:
        length -= file.write(bytes(min(length, CHUNK)))


def write(file: IO[bytes], start: int, written: bytes) -> None:
    file.seek(start)
    file.write(written)


def _read(file: IO[bytes], start: int, length: int) -> bytes:
    file.seek(start)
    return file.read(length)


def _mp4(file: IO[bytes]) -> int | None:
    found = mp4.follow(file)
    for box in found.spoken:
        # A box called "free" is room that every player skips.
        write(file, box.start + 4, b"free")
        zero(file, box.start + box.header, box.size - box.header)
    return found.seconds


def _wav(file: IO[bytes]) -> int | None:
    found = riff.follow(file)
    for start, length in found.spoken:
        write(file, start, b"JUNK")
        zero(file, start + 8, length)
    return found.seconds


BLANKED: dict[MediaType, Callable[[IO[bytes]], int | None]] = {MP4: _mp4, M4A: _mp4, MP3: _mp3, WAV: _wav}
