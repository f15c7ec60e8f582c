"""What a file says of itself, under the names the library has for it: XMP first, then IPTC, then EXIF.

Reads words, dates and nothing else: no position, no serial number, no thumbnail can come through here.
"""

import re
from datetime import datetime
from typing import Any

from PIL import Image
from PIL.AvifImagePlugin import AvifImageFile

from pictures.files import exif, iptc, xmp
from pictures.files.words import clean, line

LINES = {"title": 255, "credit": 255, "photographer": 255, "place": 255, "owner": 255}
TEXTS = {"caption": 5000, "alt": 1000, "rights_note": 2000}
MOST_KEYWORDS = 50
LONGEST_KEYWORD = 80

#: From the first photograph to where no calendar of the newsroom's ends.
YEARS = range(1826, 2200)

#: Photoshop's number for the resource that holds IPTC.
IPTC_RESOURCE = 0x0404

#: Of these all values are said, with this between them; of the others the first.
JOINED = {"photographer": ", ", "place": ", "}

DAY = re.compile(r"(\d{4}-\d\d-\d\d)")
MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?")


def read(*, xmp_packet: bytes = b"", iptc_block: bytes = b"", exif_block: bytes = b"") -> dict[str, Any]:
    """Strings, `keywords` a list of them, `taken_at` a moment as ISO has it, without a zone where the file has none.

    Only names that something is said under are there. Never raises for what the bytes are.
    """
    sources = (xmp.read(xmp_packet), iptc.read(iptc_block), exif.read(exif_block))
    said: dict[str, Any] = {}
    for name in (*LINES, *TEXTS, "taken_at", "keywords"):
        for source in sources:
            value = _value(name, source.get(name, []))
            if value:
                said[name] = value
                break
    return said


def parts_of(picture: Image.Image) -> dict[str, bytes]:
    """The blocks of an opened picture that `read` takes."""
    info = picture.info
    packet = info.get("xmp") or info.get("XML:com.adobe.xmp") or b""
    resources = info.get("photoshop") or {}
    return {
        "xmp_packet": _as_bytes(packet),
        "iptc_block": _as_bytes(resources.get(IPTC_RESOURCE, b"")) if isinstance(resources, dict) else b"",
        "exif_block": _as_bytes(_exif_of(picture)),
    }


def _exif_of(picture: Image.Image) -> object:
    # Of an AVIF that is turned Pillow writes the block anew, with question marks where accents were.
    if isinstance(picture, AvifImageFile):
        return picture._decoder.get_info()[4]
    return picture.info.get("exif")


def _as_bytes(value: object) -> bytes:
    if isinstance(value, str):
        return value.encode("utf-8", "replace")
    return bytes(value) if isinstance(value, bytes | bytearray) else b""


def _value(name: str, values: list[str]) -> str | list[str]:
    if name == "keywords":
        return _keywords(values)
    if name == "taken_at":
        return next((moment for value in values if (moment := moment_of(value))), "")
    if name in JOINED:
        parts = list(dict.fromkeys(part for value in values if (part := line(value, LINES[name]))))
        return line(JOINED[name].join(parts), LINES[name])
    if name in TEXTS:
        return next((text for value in values if (text := clean(value)[: TEXTS[name]].strip())), "")
    return next((text for value in values if (text := line(value, LINES[name]))), "")


def _keywords(values: list[str]) -> list[str]:
    """Each once, in the file's order; one text with semicolons is several."""
    words = (line(word, LONGEST_KEYWORD) for value in values for word in re.split(r"[;\n]", clean(value)))
    once: dict[str, str] = {}
    for word in filter(None, words):
        once.setdefault(word.casefold(), word)
    return list(once.values())[:MOST_KEYWORDS]


def moment_of(value: str) -> str:
    """The moment so written, down to the second; nothing where it is no moment that can be."""
    value = line(value, 40)
    match = MOMENT.fullmatch(value)
    if match:
        minute, second, zone = match.groups()
        value = minute + (second or ":00") + (zone or "").replace("Z", "+00:00")
    elif DAY.fullmatch(value):
        value += "T00:00:00"
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return ""
    return moment.isoformat(timespec="seconds") if moment.year in YEARS else ""
