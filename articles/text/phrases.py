"""Where a phrase came into a text and where it left it, over all versions of a story."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

# One letter for each way a typist, an agency or an editor writes the same sign.
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("’‘‛ʼ´`′", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u2060\ufeff", ""),
        "…": "...",
        "œ": "oe",
        "Œ": "oe",
        "æ": "ae",
        "Æ": "ae",
    }
)
_SPACES = re.compile(r"\s+")
# Spaces that French sets and English does not; looked at once a run, however long it is.
_SET_APART = re.compile(r"(?<=[«‹])\s+|(?<!\s)\s+(?=[»›:;!?%€$£])")
#: Letters shown on either side of a phrase.
AROUND = 48


@dataclass(frozen=True)
class Version:
    """One version: its key, those of the versions it was written from, the first one first, and its texts.

    `texts` holds (place, text): a place is the reader's name for it and may stand there many times.
    """

    key: int
    sources: tuple[int, ...]
    texts: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Turn:
    """A version in which the phrase came into some places or left some; `stands_in` are all that have it now.

    `before` is the version it is compared with, None for the first. `is_back`: an earlier version had it, and the
    one before not. `brought_from`: the other version that was merged or restored, where that one has it.
    """

    key: int
    before: int | None
    came_into: tuple[str, ...]
    left: tuple[str, ...]
    stands_in: tuple[str, ...]
    is_back: bool
    brought_from: int | None


class Excerpt(NamedTuple):
    """A phrase as it was written, with the words around it."""

    before: str
    phrase: str
    after: str


def fold(text: str) -> str:
    """The text without case and accents, every space one plain space, one sign for each kind of quote and dash."""
    text = _SET_APART.sub("", text).translate(_SIGNS)
    text = unicodedata.normalize("NFKD", text).casefold()
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    return _SPACES.sub(" ", text)


def folded_phrase(text: str) -> str:
    """What is looked for when somebody types this; "" when there is nothing to look for."""
    return fold(text).strip()


def turns(versions: Sequence[Version], phrase: str) -> list[Turn]:
    """The versions in which a folded phrase came or went, in the order given: that in which they were made."""
    finder = Finder(phrase)
    places: dict[int, tuple[str, ...]] = {}
    once: set[int] = set()
    found = []
    for version in versions:
        sources = [source for source in version.sources if source in places]
        before, others = (sources[0] if sources else None), sources[1:]
        then = places[before] if before is not None else ()
        now = tuple(dict.fromkeys(place for place, text in version.texts if finder.is_in(text)))
        places[version.key] = now
        if now or before in once:
            once.add(version.key)
        came = tuple(place for place in now if place not in then)
        left = tuple(place for place in then if place not in now)
        if came or left:
            brought = next((other for other in others if came and places[other]), None)
            is_back = not then and before in once
            found.append(Turn(version.key, before, came, left, now, is_back, brought))
    return found


class Finder:
    """Looks for one folded phrase, and at each text only once however many versions hold it."""

    def __init__(self, phrase: str) -> None:
        self.phrase = phrase
        self.known: dict[str, bool] = {}

    def is_in(self, text: str) -> bool:
        """Whether the text has the phrase; an empty phrase is nowhere."""
        if text not in self.known:
            self.known[text] = bool(self.phrase) and self.phrase in fold(text)
        return self.known[text]


def excerpt(text: str, phrase: str) -> Excerpt | None:
    """The first place where the text has the folded phrase, as it is written there."""
    if phrase not in fold(text):
        return None
    folded, origins = _with_origins(text)
    start = folded.find(phrase) if phrase else -1
    if start < 0:
        return None
    begin, end = origins[start], origins[start + len(phrase) - 1] + 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return Excerpt(_lead_in(text[:begin]), text[begin:end], _lead_out(text[end:]))


def _with_origins(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its letters the place of the one it comes from."""
    passed_over = {place for match in _SET_APART.finditer(text) for place in range(*match.span())}
    letters: list[str] = []
    origins: list[int] = []
    for place, letter in enumerate(text):
        if place in passed_over:
            continue
        for folded in fold(letter):
            if folded != " " or not letters or letters[-1] != " ":
                letters.append(folded)
                origins.append(place)
    return "".join(letters), origins


def _lead_in(text: str) -> str:
    """The last whole words of what goes before."""
    text = text.rsplit("\n", 1)[-1]
    if len(text) <= AROUND:
        return text
    return "… " + text[-AROUND:].partition(" ")[2]


def _lead_out(text: str) -> str:
    """The first whole words of what follows."""
    text = text.split("\n", 1)[0]
    if len(text) <= AROUND:
        return text
    return text[:AROUND].rpartition(" ")[0] + " …"
