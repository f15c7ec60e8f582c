"""Which video, sound or document a file is, by its first bytes; its name counts for nothing."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from newsroom.refusals import Invalid

#: As many bytes as a look at the beginning needs.
HEAD = 4096
MEGABYTE = 1024 * 1024


class NotKept(Invalid):
    """The file is no video, sound or document the library keeps; nothing of it was kept."""


@dataclass(frozen=True, kw_only=True)
class MediaType:
    """One kind of file: as what the library keeps it, how it is served and how large it may be."""

    kind: str
    extension: str
    content_type: str

    @property
    def largest(self) -> int:
        return LARGEST[self.kind]

    @property
    def too_large(self) -> str | Promise:
        return TOO_LARGE[self.kind]


LARGEST = {"video": 500 * MEGABYTE, "audio": 200 * MEGABYTE, "document": 50 * MEGABYTE}
TOO_LARGE = {
    "video": _("A video may have 500 MB at most. Export it smaller, then send it."),
    "audio": _("A sound may have 200 MB at most. Export it as MP3 or M4A, then send it."),
    "document": _("A PDF may have 50 MB at most. Export it smaller, then send it."),
}

MP4 = MediaType(kind="video", extension="mp4", content_type="video/mp4")
M4A = MediaType(kind="audio", extension="m4a", content_type="audio/mp4")
WEBM = MediaType(kind="video", extension="webm", content_type="video/webm")
MP3 = MediaType(kind="audio", extension="mp3", content_type="audio/mpeg")
OGG = MediaType(kind="audio", extension="ogg", content_type="audio/ogg")
WAV = MediaType(kind="audio", extension="wav", content_type="audio/wav")
PDF = MediaType(kind="document", extension="pdf", content_type="application/pdf")

KEPT = (MP4, WEBM, MP3, M4A, OGG, WAV, PDF)

EMPTY = _("This file is empty.")
UNKNOWN = _(
    "The library keeps MP4 and WebM videos, MP3, M4A, Ogg and WAV sounds, and PDF documents. This is none of them."
)
A_PICTURE = _("This is a picture: add it on the page of pictures.")
QUICKTIME = _("Browsers do not play QuickTime (.mov). Export the video as MP4 (H.264), then send it.")
MATROSKA = _("Browsers do not play Matroska (.mkv). Export the video as MP4 or WebM, then send it.")
OGG_VIDEO = _("Browsers no longer play Ogg video. Export it as MP4 or WebM, then send it.")
AAC = _("This is bare AAC sound. Export it as M4A or MP3, then send it.")

#: Brands of ISO base media files (ISO/IEC 14496-12; registered at mp4ra.org).
SOUND_BRANDS = (b"M4A ", b"M4B ")
PICTURE_BRANDS = (b"avif", b"avis", b"heic", b"heix", b"hevc", b"mif1", b"msf1")
PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\0", b"MM\0*")

LAYER_3 = 0b01
FREE_OR_BAD_BITRATE = (0, 15)


def media_type_of(head: bytes) -> MediaType:
    """What a file that begins so is kept as. Raises NotKept with what to do about it."""
    if not head:
        raise NotKept(EMPTY)
    if head.startswith(PICTURES) or (head.startswith(b"RIFF") and head[8:12] == b"WEBP"):
        raise NotKept(A_PICTURE)
    for looks_so, named in SIGNS:
        if looks_so(head):
            return named(head)
    raise NotKept(UNKNOWN)


def _iso(head: bytes) -> MediaType:
    brand = head[8:12]
    if brand in PICTURE_BRANDS:
        raise NotKept(A_PICTURE)
    if brand == b"qt  ":
        raise NotKept(QUICKTIME)
    return M4A if brand in SOUND_BRANDS else MP4


def _ebml(head: bytes) -> MediaType:
    if b"webm" not in head[:64]:
        raise NotKept(MATROSKA)
    return WEBM


def _ogg(head: bytes) -> MediaType:
    if b"theora" in head[:512]:
        raise NotKept(OGG_VIDEO)
    return OGG


def _is_mpeg_sound(head: bytes) -> bool:
    """The synchronisation of a frame: eleven bits set, then version, layer and bit rate that exist."""
    return len(head) > 3 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0


def _mpeg_sound(head: bytes) -> MediaType:
    if head[1] & 0xF6 == 0xF0:
        raise NotKept(AAC)
    exists = (head[1] >> 3) & 3 != 1 and head[2] >> 4 not in FREE_OR_BAD_BITRATE
    if (head[1] >> 1) & 3 != LAYER_3 or not exists:
        raise NotKept(UNKNOWN)
    return MP3


SIGNS = (
    (lambda head: head[4:8] == b"ftyp", _iso),
    (lambda head: head.startswith(b"\x1a\x45\xdf\xa3"), _ebml),
    (lambda head: head.startswith(b"OggS"), _ogg),
    (lambda head: head.startswith(b"RIFF") and head[8:12] == b"WAVE", lambda head: WAV),
    (lambda head: head.startswith(b"ID3"), lambda head: MP3),
    (lambda head: head.startswith(b"%PDF-"), lambda head: PDF),
    (_is_mpeg_sound, _mpeg_sound),
)
