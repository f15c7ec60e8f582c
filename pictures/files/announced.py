"""How large a file says its picture is, read from its first bytes and nothing else."""

import re
import struct

#: Start-of-frame markers of JPEG: C0 to CF without the tables (C4, CC) and the reserved (C8).
FRAMES = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}
START_OF_SCAN = 0xDA
#: Inside a scan every FF that is no marker is followed by 00; restarts (D0 to D7) belong to it.
MARKER = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")
#: Markers without a length.
BARE = {0x01, *range(0xD0, 0xD9)}


def announced_size(head: bytes, kind: str) -> tuple[int, int] | None:
    """Width and height by the header; None where it does not say (a decoder will then know better)."""
    try:
        return READERS[kind](head)
    except (struct.error, IndexError):
        return None


def png(head: bytes) -> tuple[int, int] | None:
    return struct.unpack_from(">II", head, 16) if head[12:16] == b"IHDR" else None


def gif(head: bytes) -> tuple[int, int] | None:
    return struct.unpack_from("<HH", head, 6)


def webp(head: bytes) -> tuple[int, int] | None:
    chunk = head[12:16]
    if chunk == b"VP8X":
        return (
            int.from_bytes(head[24:27], "little") + 1,
            int.from_bytes(head[27:30], "little") + 1,
        )
    if chunk == b"VP8L":
        bits = struct.unpack_from("<I", head, 21)[0]
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if chunk == b"VP8 ":
        width, height = struct.unpack_from("<HH", head, 26)
        return width & 0x3FFF, height & 0x3FFF
    return None


def avif(head: bytes) -> tuple[int, int] | None:
    """The largest of its "ispe" boxes: tiles, thumbnails and the whole have one each."""
    found = []
    at = head.find(b"ispe")
    while at >= 0:
        found.append(struct.unpack_from(">II", head, at + 8))
        at = head.find(b"ispe", at + 4)
    return max(found, key=lambda size: size[0] * size[1], default=None)


def jpeg(head: bytes) -> tuple[int, int] | None:
    at = 2
    while at < len(head):
        if head[at] != 0xFF:
            return None
        marker = head[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in FRAMES:
            height, width = struct.unpack_from(">HH", head, at + 5)
            return width, height
        elif marker in BARE:
            at += 2
        else:
            at += 2 + struct.unpack_from(">H", head, at + 2)[0]
    return None


def scans_of(file: bytes) -> int:
    """How many times a JPEG walks over its picture."""
    scans, at = 0, 2
    while at + 4 <= len(file):
        found = MARKER.search(file, at)
        if not found:
            break
        marker = file[found.end() - 1]
        at = found.end()
        if marker not in BARE:
            at += int.from_bytes(file[at : at + 2], "big")
        scans += marker == START_OF_SCAN
    return scans


READERS = {"PNG": png, "GIF": gif, "WEBP": webp, "AVIF": avif, "JPEG": jpeg}
