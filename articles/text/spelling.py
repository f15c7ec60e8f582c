"""Words as they are spelled, and the words one slip of the hand away.

A slip is one letter too many, one missing, one wrong, or two neighbours swapped. Words one slip apart share what is
left of them when each drops at most one letter, so the looking up is by equality and misses none: the idea of
SymSpell (Garbe, 2012, https://seekstorm.com/blog/1000x-spelling-correction/), which asks an index for a few exact
words where trigrams would ask it for every word with a common ending.
"""

import re
import unicodedata
from collections.abc import Iterable

#: Shorter words are too like each other to guess between.
SHORTEST = 5
LONGEST = 40
#: A word that is looked at for its letters: no digits, no underscores.
WORD = re.compile(r"[^\W\d_]+")
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o"})


def fold(word: str) -> str:
    """Small letters without accents: what readers type in a hurry."""
    small = unicodedata.normalize("NFKD", word.lower().translate(LIGATURES))
    return "".join(letter for letter in small if not unicodedata.combining(letter))


def words_of(texts: Iterable[str]) -> dict[str, str]:
    """The words of the texts worth guessing, folded, each with its spelling in small letters.

    Of several spellings the one with most accents stands: capitals often come without.
    """
    found: dict[str, str] = {}
    for text in texts:
        for spelling in set(WORD.findall(unicodedata.normalize("NFC", text).lower())):
            word = fold(spelling)
            if SHORTEST - 1 <= len(word) <= LONGEST and len(spelling) <= LONGEST:
                found[word] = max(spelling, found.get(word, ""), key=lambda each: (_accents(each), each))
    return found


def slips(word: str) -> list[str]:
    """The folded word, and all that is left of it when one letter is dropped."""
    return sorted({word, *(word[:at] + word[at + 1 :] for at in range(len(word)))})


def is_one_slip(one: str, other: str) -> bool:
    """Whether one slip makes one word of the other; a word is no slip of itself."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, left = one[start:], other[start:]
    return (
        rest[1:] == left
        or rest == left[1:]
        or rest[1:] == left[1:]
        or (rest[:2] == left[:2][::-1] and rest[2:] == left[2:])
    )


def closest(word: str, known: Iterable[str]) -> list[str]:
    """Those of the known words that are one slip away, those that begin alike and are as long first."""
    near = [each for each in known if is_one_slip(word, each)]
    return sorted(near, key=lambda each: (each[:1] != word[:1], abs(len(each) - len(word)), each))


def _accents(spelling: str) -> int:
    return len(unicodedata.normalize("NFKD", spelling)) - len(spelling)
