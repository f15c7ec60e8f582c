"""What a file is, by its first bytes: its name and what the browser says of it are only claims."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from newsroom.refusals import Sentence
from pictures.files.refusals import Unreadable

MEGABYTE = 1_000_000

LARGEST_BYTES = 60 * MEGABYTE
TOO_LARGE = _("This file is larger than 60 MB. Export it as a JPEG, then send it.")
EMPTY = _("This file is empty: nothing arrived. Send it again.")

#: Bytes from the beginning of a file that tell its kind.
HEAD = 4096


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A format the library keeps: Pillow's name for it, how files of it end, and the most pixels it may have.

    A JPEG is decoded small and so may be large; of the others the whole picture has to be in memory, of WebP
    and AVIF several times over. With these numbers a decoding stays below 300 MB.
    """

    format: str
    extension: str
    content_type: str
    largest_pixels: int


JPEG = Kind(format="JPEG", extension="jpg", content_type="image/jpeg", largest_pixels=100 * MEGABYTE)
PNG = Kind(format="PNG", extension="png", content_type="image/png", largest_pixels=50 * MEGABYTE)
WEBP = Kind(format="WEBP", extension="webp", content_type="image/webp", largest_pixels=16 * MEGABYTE)
GIF = Kind(format="GIF", extension="gif", content_type="image/gif", largest_pixels=50 * MEGABYTE)
AVIF = Kind(format="AVIF", extension="avif", content_type="image/avif", largest_pixels=24 * MEGABYTE)

KINDS = {kind.format: kind for kind in (JPEG, PNG, WEBP, GIF, AVIF)}

MAGIC = (
    (JPEG, re.compile(rb"\xff\xd8\xff")),
    (PNG, re.compile(rb"\x89PNG\r\n\x1a\n")),
    (GIF, re.compile(rb"GIF8[79]a")),
    (WEBP, re.compile(rb"RIFF.{4}WEBP", re.DOTALL)),
)
AVIF_BRANDS = {b"avif", b"avis"}
HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"}

HEIC = _(
    "This is a HEIC picture, as iPhones write them, and browsers cannot show it. Export it as a JPEG, or choose "
    "“Most Compatible” under Settings, Camera, Formats on the phone."
)
SVG = _("This is an SVG drawing. SVG can carry scripts, so it is not taken: export it as a PNG.")

#: What people try to send and the library does not keep, in the order it is looked for.
REFUSED: tuple[tuple[re.Pattern[bytes], Sentence], ...] = (
    (
        re.compile(rb"II\*\0|MM\0\*|II\x2b\0|MM\0\x2b|IIRO|IIU\0|FUJIFILMCCD-RAW"),
        _("This is a TIFF or a camera’s raw file. Export it as a JPEG, then send it."),
    ),
    (re.compile(rb"BM"), _("This is a BMP picture. Export it as a PNG or a JPEG, then send it.")),
    (re.compile(rb"%PDF-"), _("This is a PDF, not a picture. Documents are added under Files.")),
    (re.compile(rb"8BPS"), _("This is a Photoshop file. Export it as a JPEG, then send it.")),
    (
        re.compile(rb"%!PS|\xc5\xd0\xd3\xc6"),
        _("This is a PostScript drawing. Export it as a PNG, then send it."),
    ),
    (re.compile(rb"\0\0[\x01\x02]\0"), _("This is an icon. Export it as a PNG, then send it.")),
    (re.compile(rb"\0\0\0\x0cjP  |\xff\x4f\xff\x51"), _("This is a JPEG 2000 picture. Export it as a JPEG.")),
    (re.compile(rb"\0\0\0\x0cJXL |\xff\x0a"), _("This is a JPEG XL picture. Export it as a JPEG.")),
    (
        re.compile(rb"PK\x03\x04|Rar!|7z\xbc\xaf|\x1f\x8b"),
        _("This is an archive. Unpack it, then send the pictures in it."),
    ),
    (
        re.compile(rb".{4}ftyp|\x1aE\xdf\xa3|ID3|OggS|RIFF|fLaC", re.DOTALL),
        _("This is video or sound, not a picture. Both are added under Files."),
    ),
    (
        re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|body|script)", re.IGNORECASE),
        _("This is a web page, not a picture. Save the picture itself, then send it."),
    ),
)
UNKNOWN = _("This file is no picture the library knows. It takes JPEG, PNG, WebP, GIF and AVIF.")
LOOKS_LIKE_SVG = re.compile(rb"<(?:\w+:)?svg[\s>]|<!DOCTYPE svg", re.IGNORECASE)


def kind_of(head: bytes) -> Kind:
    """The kind of the file that begins with these bytes (`HEAD` of them). Raises Unreadable with what to do instead."""
    head = head[:HEAD]
    if not head:
        raise Unreadable(EMPTY)
    for kind, magic in MAGIC:
        if magic.match(head):
            return kind
    brands = _brands(head)
    if brands & AVIF_BRANDS:
        return AVIF
    raise Unreadable(_why_not(head, brands))


def _why_not(head: bytes, brands: set[bytes]) -> Sentence:
    if brands & HEIC_BRANDS or brands & {b"mif1", b"msf1"}:
        return HEIC
    if LOOKS_LIKE_SVG.search(_as_bytes_of_letters(head)):
        return SVG
    return next((sentence for magic, sentence in REFUSED if magic.match(head)), UNKNOWN)


def _as_bytes_of_letters(head: bytes) -> bytes:
    """Text in UTF-16 reads like text in ASCII without its zero bytes."""
    return head.replace(b"\0", b"")


def _brands(head: bytes) -> set[bytes]:
    """What an ISO base media file says it is, its major brand and the compatible ones."""
    if head[4:8] != b"ftyp":
        return set()
    end = min(int.from_bytes(head[:4], "big"), len(head))
    return {head[8:12], *(head[at : at + 4] for at in range(16, end - 3, 4))}
