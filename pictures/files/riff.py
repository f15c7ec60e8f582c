"""The chunks of a WAV file (Microsoft and IBM, 1991; EBU Tech 3285 for `bext`): length and what it tells."""

from dataclasses import dataclass, field
from typing import IO

from django.utils.translation import gettext_lazy as _

from pictures.files.media_kinds import NotKept

#: Chunks that only tell: names, dates, the broadcaster's history, XMP, tags.
TELLING = (b"LIST", b"bext", b"iXML", b"axml", b"_PMX", b"id3 ", b"ID3 ", b"cart", b"DISP", b"aXML")
MOST_CHUNKS = 10_000
BROKEN = _("This file cannot be followed as WAV: it is damaged, or its end is missing.")


@dataclass
class Followed:
    """`spoken`: where a chunk that tells begins, and how long what it tells is."""

    spoken: list[tuple[int, int]] = field(default_factory=list)
    seconds: int | None = None


def follow(file: IO[bytes]) -> Followed:
    """What was found on the way through all chunks. Raises NotKept."""
    found, a_second, sound = Followed(), 0, 0
    end, at = file.seek(0, 2), 12
    for _number in range(MOST_CHUNKS):
        if at + 8 > end:
            break
        file.seek(at)
        head = file.read(24)
        kind, size = head[:4], int.from_bytes(head[4:8], "little")
        # A recorder that was cut off leaves the size of the sound larger than the file; players play what is there.
        size = min(size, end - at - 8)
        if kind == b"fmt ":
            a_second = int.from_bytes(head[16:20], "little")
        elif kind == b"data":
            sound += size
        elif kind in TELLING:
            found.spoken.append((at, size))
        at += 8 + size + size % 2
    else:
        raise NotKept(BROKEN)
    if not a_second or not sound:
        raise NotKept(BROKEN)
    found.seconds = min(round(sound / a_second), 2**31 - 1)
    return found
