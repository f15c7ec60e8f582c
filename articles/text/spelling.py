"""Words as they are spelled, and the words one slip of the hand away, or two for a long word.

A slip is one letter too many, one missing, one wrong, or two neighbours swapped. Words one slip apart share what is
left of them when each drops at most one letter, so the looking up is by equality and misses none: the idea of
SymSpell (Garbe, 2012, https://seekstorm.com/blog/1000x-spelling-correction/), which asks an index for a few exact
words where trigrams would ask it for every word with a common ending.

Of words two slips apart those are found that lack at most one letter once the typed word drops two: a letter too many
or misplaced twice, not two wrong ones. More would take an index several times as large.
"""

import re
import unicodedata
from collections.abc import Iterable

#: Shorter words are too like each other to guess between.
SHORTEST = 5
LONGEST = 40
#: From this length on a word two slips away is still unlike enough to others; and longer ones would be asked too much.
LONG, TOO_LONG = 8, 16
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


def asked_for(word: str) -> list[str]:
    """What an index of `slips` is asked to find the words near this one: for a long word what is left without two."""
    once = slips(word)
    return sorted({left for each in once for left in slips(each)}) if _is_long(word) else once


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
    """Those of the known words one slip away; if there is none, of a long word those two away.

    Those that begin alike and are as long stand first.
    """
    known = set(known)
    near = [each for each in known if is_one_slip(word, each)]
    if not near and _is_long(word) and word not in known:
        near = [each for each in known if _is_long(each) and _distance(word, each) == 2]
    return sorted(near, key=lambda each: (each[:1] != word[:1], abs(len(each) - len(word)), each))


def _is_long(word: str) -> bool:
    return LONG <= len(word) <= TOO_LONG


def _distance(one: str, other: str) -> int:
    """The fewest slips from one to the other, none within another: optimal string alignment (Damerau 1964)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [at]
        for there, theirs in enumerate(other, start=1):
            cost = min(before[there] + 1, row[-1] + 1, before[there - 1] + (letter != theirs))
            if at > 1 and there > 1 and one[at - 2 : at] == other[there - 2 : there][::-1]:
                cost = min(cost, earlier[there - 2] + 1)
            row.append(cost)
    return row[-1]


def _accents(spelling: str) -> int:
    return len(unicodedata.normalize("NFKD", spelling)) - len(spelling)
