"""What is left of a title and a description where a search engine has only so much room."""

import unicodedata
from dataclasses import dataclass

#: Room for a title on a result's page, in pixels, and the size it is set in there.
TITLE_ROOM = 600
TITLE_SIZE = 20
#: Letters of a description that are shown; engines measure pixels and change their minds, this is the usual.
DESCRIPTION_ROOM = 158

# Advance widths of Helvetica, whose metrics Arial shares, in thousandths of the size (Adobe's AFM files).
_WIDTHS = {
    191: "'",
    222: "ijl‘’",
    260: "|",
    278: " \u00a0\u202f!,./:;I[\\]ft",
    333: "()-`r“”‹›",
    355: '"',
    389: "*",
    500: "Jcksvxyz",
    556: "#$0123456789?L_abdeghnopqu«»–€",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "Wœ",
    1000: "—…Œ",
    1015: "@",
}
_WIDTH_OF = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_ORDINARY = 556
_WIDE = 1000


@dataclass(frozen=True)
class Cut:
    """A text as it is shown, and what had no room."""

    shown: str
    lost: str

    @property
    def is_cut(self) -> bool:
        return bool(self.lost)


def cut_title(title: str) -> Cut:
    """The title as a page of results shows it: whole words within its pixels, then an ellipsis."""
    title = " ".join(title.split())
    if width_of(title) <= TITLE_ROOM:
        return Cut(title, "")
    room = TITLE_ROOM - width_of(" …")
    end = next(end for end in range(len(title), -1, -1) if width_of(title[:end]) <= room)
    return _cut_at(title, end)


def cut_description(description: str) -> Cut:
    """The description as a page of results shows it."""
    description = " ".join(description.split())
    if len(description) <= DESCRIPTION_ROOM:
        return Cut(description, "")
    return _cut_at(description, DESCRIPTION_ROOM - 2)


def width_of(text: str, *, size: int = TITLE_SIZE) -> int:
    """How wide the text is in Arial, in whole pixels."""
    letters = (letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return sum(_advance(letter) for letter in letters) * size // 1000


def _advance(letter: str) -> int:
    if unicodedata.east_asian_width(letter) in "WF":
        return _WIDE
    return _WIDTH_OF.get(letter, _ORDINARY)


def _cut_at(text: str, end: int) -> Cut:
    """The text up to the last whole word before this place; one endless word is cut inside."""
    if not text[end : end + 1].isspace():
        end = text.rfind(" ", 0, end) if " " in text[:end] else end
    return Cut(f"{text[:end].rstrip(' ,;:·–—-')} …", text[end:].strip())
