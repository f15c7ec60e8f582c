"""What a file says of itself in EXIF (CIPA DC-008): the few tags that are words and the time it was taken.

Only these are looked at. Where the camera stood, its number and its owner's name are not read, so that they
cannot be kept.
"""

import re
import struct
from collections.abc import Iterator

from pictures.files.words import decoded

ORIENTATION = 0x0112
DESCRIPTION, ARTIST, COPYRIGHT, EXIF_IFD = 0x010E, 0x013B, 0x8298, 0x8769
XP_TITLE, XP_COMMENT, XP_AUTHOR, XP_KEYWORDS, XP_SUBJECT = 0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E, 0x9C9F
TAKEN, TAKEN_OFFSET, OFFSET = 0x9003, 0x9011, 0x9010

WORDS = {DESCRIPTION, ARTIST, COPYRIGHT}
WINDOWS_WORDS = {XP_TITLE, XP_COMMENT, XP_AUTHOR, XP_KEYWORDS, XP_SUBJECT}
TIMES = {TAKEN, TAKEN_OFFSET, OFFSET}

#: What is said under each name, the best first.
FIRST_OF = {
    "title": (XP_TITLE,),
    "caption": (DESCRIPTION, XP_COMMENT, XP_SUBJECT),
    "photographer": (ARTIST, XP_AUTHOR),
    "keywords": (XP_KEYWORDS,),
    "owner": (COPYRIGHT,),
}

#: How a block begins, by the order of its bytes.
ORDERS = {b"II*\0": "<", b"MM\0*": ">"}

#: Bytes a value has by its type: BYTE, ASCII, SHORT, LONG, UNDEFINED; nothing else is text or a pointer.
WIDTHS = {1: 1, 2: 1, 3: 2, 4: 4, 7: 1}
MOST_ENTRIES = 500
LONGEST = 65_536

MOMENT = re.compile(r"(\d{4})[:/-](\d\d)[:/-](\d\d)[ T](\d\d):(\d\d):(\d\d)")
ZONE = re.compile(r"[+-]\d\d:\d\d|Z")

#: What cameras and programs write into the caption when nobody wrote one.
CAMERAS_OWN_WORDS = re.compile(
    r"OLYMPUS DIGITAL CAMERA|SONY DSC|MINOLTA DIGITAL CAMERA|KONICA MINOLTA|SAMSUNG|DIGITAL CAMERA|"
    r"Exif_JPEG_\w+|Photo(?:graph)?|Screenshot|default|cof|\w*(?:DSC|DCIM|IMG_)[\w\\/.-]*|"
    r"Created with .*|Processed with .*",
    re.IGNORECASE,
)


def read(block: bytes) -> dict[str, list[str]]:
    """Under names of DESCRIBED all that the block says, best first; what is damaged is left out."""
    tags = _tags(block.removeprefix(b"Exif\0\0"))
    said = {}
    for name, numbers in FIRST_OF.items():
        texts = [_text(number, tags[number]) for number in numbers if number in tags]
        values = [text for text in texts if text and not CAMERAS_OWN_WORDS.fullmatch(text)]
        if values:
            said[name] = values
    when = _when(tags)
    if when:
        said["taken_at"] = [when]
    return said


def orientation(block: bytes) -> int:
    """The number (1 to 8) of how the picture lies in its file; 1 where nothing sensible is said."""
    block = block.removeprefix(b"Exif\0\0")
    value = _main(block).get(ORIENTATION, b"")
    number = int.from_bytes(value[:2], "little" if block[:1] == b"I" else "big")
    return number if number in range(1, 9) else 1


def _tags(block: bytes) -> dict[int, bytes]:
    """The tags wanted, of the main directory and the one it points to: two steps, whatever a loop would like."""
    main = _main(block)
    tags = {number: main[number] for number in main.keys() & (WORDS | WINDOWS_WORDS)}
    pointer = main.get(EXIF_IFD, b"")
    if len(pointer) == 4:
        inner = _directory(block, int.from_bytes(pointer, "little" if block[:1] == b"I" else "big"))
        tags |= {number: inner[number] for number in inner.keys() & TIMES}
    return tags


def _main(block: bytes) -> dict[int, bytes]:
    if block[:4] not in ORDERS or len(block) < 8:
        return {}
    return _directory(block, struct.unpack_from(ORDERS[block[:4]] + "I", block, 4)[0])


def _directory(block: bytes, at: int) -> dict[int, bytes]:
    return dict(_entries(block, ORDERS[block[:4]], at))


def _entries(block: bytes, order: str, at: int) -> Iterator[tuple[int, bytes]]:
    if at + 2 > len(block):
        return
    for index in range(min(struct.unpack_from(order + "H", block, at)[0], MOST_ENTRIES)):
        place = at + 2 + 12 * index
        if place + 12 > len(block):
            return
        number, kind, count = struct.unpack_from(order + "HHI", block, place)
        length = WIDTHS.get(kind, 0) * count
        if not 0 < length <= LONGEST:
            continue
        start = place + 8 if length <= 4 else struct.unpack_from(order + "I", block, place + 8)[0]
        if start + length <= len(block):
            yield number, block[start : start + length]


def _text(number: int, value: bytes) -> str:
    if number in WINDOWS_WORDS:
        return value.decode("utf-16-le", "ignore").rstrip("\0").strip()
    if number == COPYRIGHT:
        # Two texts, the photographer's and the editor's, with a zero between them.
        parts = [decoded(part).strip() for part in value.split(b"\0")[:2]]
        return ", ".join(part for part in parts if part)
    return decoded(value.split(b"\0")[0]).strip()


def _when(tags: dict[int, bytes]) -> str:
    match = MOMENT.match(decoded(tags.get(TAKEN, b"")))
    if not match:
        return ""
    year, month, day, hour, minute, second = match.groups()
    zone = decoded(tags.get(TAKEN_OFFSET, tags.get(OFFSET, b""))).strip("\0 ")
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}{zone if ZONE.fullmatch(zone) else ''}"
