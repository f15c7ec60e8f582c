"""What a file says of itself in IPTC-IIM 4.2: records of Photoshop's image resources, in letters of many kinds."""

import re
from collections.abc import Iterator

from pictures.files.words import decoded

#: Dataset numbers of record 2 under each name; of places and people all are taken, else the first that says anything.
FIRST_OF = {
    "title": (105, 5),
    "caption": (120,),
    "credit": (110, 115),
    "owner": (116,),
    "rights_note": (40,),
}
ALL_OF = {
    "photographer": (80,),
    "keywords": (25,),
    "place": (92, 90, 95, 101),
}
DATE, TIME = 55, 60
CHARACTER_SET = (1, 90)
MARK = 0x1C

#: Escape sequences of ISO 2022 that name a set: UTF-8, and the right half of Latin-1.
UTF_8 = (b"\x1b%G", b"\x1b%/G", b"\x1b%/H", b"\x1b%/I")
LATIN = (b"\x1b.A", b"\x1b-A")

WHEN = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(?:([+-]\d\d):?(\d\d))?)?")


def read(block: bytes) -> dict[str, list[str]]:
    """Under names of DESCRIBED all that the block says, best first; what is damaged ends it."""
    found: dict[tuple[int, int], list[bytes]] = {}
    for record, number, value in _datasets(block):
        found.setdefault((record, number), []).append(value)
    charset = next(iter(found.get(CHARACTER_SET, [])), b"")
    texts = {
        number: [_text(value, charset) for value in values]
        for (record, number), values in found.items()
        if record == 2
    }
    said = {}
    for name, numbers in {**FIRST_OF, **ALL_OF}.items():
        values = [value for number in numbers for value in texts.get(number, []) if value.strip(" \0\r\n\t")]
        if values:
            said[name] = values
    when = _when(texts)
    if when:
        said["taken_at"] = [when]
    return said


def _datasets(block: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = block.find(MARK)
    while at >= 0 and at + 5 <= len(block) and block[at] == MARK:
        record, number = block[at + 1], block[at + 2]
        length = int.from_bytes(block[at + 3 : at + 5], "big")
        at += 5
        if length & 0x8000:
            # An extended dataset: the rest of the number says how many bytes hold the length.
            wide = length & 0x7FFF
            if wide > 4:
                return
            length = int.from_bytes(block[at : at + wide], "big")
            at += wide
        yield record, number, block[at : at + length]
        at += length


def _text(value: bytes, charset: bytes) -> str:
    if charset in LATIN:
        return value.decode("latin-1")
    if charset in UTF_8:
        # Cut off by a program that counted bytes: all but the half letter at the end.
        return _utf_8(value) or decoded(value)
    return decoded(value)


def _utf_8(value: bytes) -> str | None:
    for end in range(len(value), max(len(value) - 4, -1), -1):
        try:
            return value[:end].decode("utf-8")
        except UnicodeDecodeError:
            continue
    return None


def _when(texts: dict[int, list[str]]) -> str:
    """Date and time of creation as ISO has them, as much as is said."""
    date = next(iter(texts.get(DATE, [])), "").strip("\0 ")
    time = next(iter(texts.get(TIME, [])), "").strip("\0 ")
    match = WHEN.fullmatch(date + time)
    if not match:
        return ""
    year, month, day, hour, minute, second, zone_hours, zone_minutes = match.groups()
    if hour is None:
        return f"{year}-{month}-{day}"
    zone = f"{zone_hours}:{zone_minutes}" if zone_hours else ""
    return f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}{zone}"
