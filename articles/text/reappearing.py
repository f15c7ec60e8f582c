"""Words that left one place of a text and stand in another: found again when no coincidence would bring them."""

from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from articles.text.blocks import WORD
from articles.text.tokens import tokenise
from articles.text.written import Kept, Stretch

#: So many words in a row are no coincidence.
ENOUGH_WORDS = 5
#: Nor are so many when they are all that left one place and all that came to another.
ENOUGH_ALONE = 2

#: Words and the spaces between them: the row of tokens by which places are looked up.
_ROW = 2 * ENOUGH_WORDS - 1


class Place(NamedTuple):
    """A token of one of the stretches; `blank`: the letters of space before the words that count."""

    stretch: int
    token: int
    blank: int = 0


class Gone:
    """Stretches of words that left their place in one step."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        self.stretches = list(stretches)
        self.alone: dict[str, Place] = {}
        self.rows: dict[tuple[str, ...], Place] = {}
        self.tokens: list[list[str]] = []
        self.starts: list[list[int]] = []

    def found_in(self, text: str, start: int, end: int) -> Iterator[Kept]:
        """What of this part of a new text left somewhere else, in order."""
        if not self.stretches or text[start:end].isspace():
            return
        if not self.tokens:
            self._look_up()
        words = text[start:end].strip()
        place = self.alone.get(words)
        if place is not None and len(WORD.findall(words)) >= ENOUGH_ALONE:
            yield self._kept(place, text.index(words, start), len(words))
            return
        yield from self._in_rows(text[start:end], start)

    def _look_up(self) -> None:
        """Read the stretches once: whole ones by their words, all by their rows of tokens."""
        for number, (source, start, end) in enumerate(self.stretches):
            said = source.text[start:end]
            tokens = [token.text for token in tokenise(said)]
            self.tokens.append(tokens)
            self.starts.append(list(accumulate(map(len, tokens), initial=start)))
            self.alone.setdefault(said.strip(), Place(number, 0, len(said) - len(said.lstrip())))
            for at in range(len(tokens) - _ROW + 1):
                self.rows.setdefault(tuple(tokens[at : at + _ROW]), Place(number, at))

    def _in_rows(self, said: str, start: int) -> Iterator[Kept]:
        tokens = [token.text for token in tokenise(said)]
        starts = list(accumulate(map(len, tokens), initial=start))
        here = 0
        while here + _ROW <= len(tokens):
            place = self.rows.get(tuple(tokens[here : here + _ROW]))
            if place is None:
                here += 1
                continue
            there = self.tokens[place.stretch]
            size = _ROW
            while (
                here + size < len(tokens)
                and place.token + size < len(there)
                and tokens[here + size] == there[place.token + size]
            ):
                size += 1
            if sum(map(_is_word, tokens[here : here + size])) >= ENOUGH_WORDS:
                yield self._kept(place, starts[here], starts[here + size] - starts[here])
            here += size

    def _kept(self, place: Place, start: int, size: int) -> Kept:
        source = self.stretches[place.stretch].source
        return Kept(start, size, source, self.starts[place.stretch][place.token] + place.blank)


def _is_word(token: str) -> bool:
    return token[0].isalnum()
