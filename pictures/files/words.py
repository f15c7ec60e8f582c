"""Words out of a file's bytes: in right letters, without control characters, of a sane length."""

import re
import unicodedata

#: What is not text: control characters but tab and line ends, and those that turn the direction of writing.
UNSEEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
SURROGATES = re.compile("[\ud800-\udfff]")
SPACES = re.compile(r"[ \t]+")
#: A letter of UTF-8 read as if each of its bytes were one.
DOUBLED = re.compile("[\xc2-\xf4][\x80-\xbf\u0152-\u2122]")


def decoded(written: bytes) -> str:
    """As UTF-8 where it is that, else as Windows and old Macs' neighbours wrote: in Latin letters."""
    for encoding in ("utf-8", "cp1252"):
        try:
            return written.decode(encoding)
        except UnicodeDecodeError:
            continue
    return written.decode("latin-1")


def mended(text: str) -> str:
    """Text that was UTF-8 and once taken for Latin ("Ã©" for "é") is what it was; any other is left."""
    if not DOUBLED.search(text):
        return text
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text


def line(text: str, longest: int) -> str:
    """One line, at most so long."""
    return clean(text).replace("\n", " ").strip()[:longest].strip()


def clean(text: str) -> str:
    """Composed letters, one kind of line end, no runs of spaces, nothing unseen."""
    text = mended(SURROGATES.sub("", text)).replace("\r\n", "\n").replace("\r", "\n")
    text = unicodedata.normalize("NFC", UNSEEN.sub("", text))
    return SPACES.sub(" ", text).strip()
