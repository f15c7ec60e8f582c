"""A block with its authors, as safe HTML: each passage in a span that says whose it is."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import accumulate, groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

from articles.text.diff_words import marked
from articles.text.inline import text_html
from articles.text.tokens import Line, Token, take_apart
from articles.text.written import SIGNS


class Shown(NamedTuple):
    """A passage's words, and how it is shown: its class names, its sign, and who wrote it when, in words."""

    text: str
    names: str
    sign: str
    said: str


def attributed_html(html: str, passages: Sequence[Shown]) -> str:
    """The sanitised block with its passages, whose texts joined are its `block_text`.

    Where there are several signs, a passage begins with its own when the one before has another, and with its author
    for those who hear the page.
    """
    block = take_apart(html)
    ends = list(accumulate(len(passage.text) for passage in passages))
    signed = _unsigned(passages)
    shown: list[str] = []
    start = 0
    for line in block.lines:
        shown.append(line.opening)
        for number, pieces in groupby(_pieces(line, start, ends), key=itemgetter(0)):
            tokens = [token for _number, token in pieces]
            words = _words(tokens) if number in signed else _signed(passages[number], tokens)
            signed.add(number)
            shown.append(_span(passages[number], words))
        start += len(line.text) + 1
    return "".join(shown) + block.closing


def _pieces(line: Line, start: int, ends: Sequence[int]) -> Iterator[tuple[int, Token]]:
    """The line's tokens, each with the number of the passage it belongs to."""
    for token in line.tokens:
        text = token.text
        while text:
            number = min(bisect_right(ends, start), len(ends) - 1)
            size = len(text) if number == len(ends) - 1 else min(len(text), ends[number] - start)
            yield number, Token(text[:size], token.marks)
            start, text = start + size, text[size:]


def _span(passage: Shown, words: str) -> str:
    """One piece of a passage."""
    return f'<span class="passage {escape(passage.names)}" title="{escape(passage.said)}">{words}</span>'


def _unsigned(passages: Sequence[Shown]) -> set[int]:
    """The numbers of the passages that need no sign of their own."""
    if len({passage.sign for passage in passages}) == 1:
        return set(range(len(passages)))
    return {
        place + 1 for place, (before, after) in enumerate(pairwise(passages)) if before.sign == after.sign
    }


def _signed(passage: Shown, tokens: list[Token]) -> str:
    """The first words of a passage: after the comma or space before them a sign to see, and their author to hear."""
    first = next((place for place, token in enumerate(tokens) if token.text.strip(SIGNS)), 0)
    seen = f'<span class="passage-sign" aria-hidden="true">{escape(passage.sign)}</span>'
    heard = f'<span class="unseen">[{escape(passage.said)}] </span>'
    return _words(tokens[:first]) + seen + heard + _words(tokens[first:])


def _words(tokens: Iterable[Token]) -> str:
    """Words in their look; a link shows where it leads but is none here."""
    return "".join(
        marked(text_html("".join(token.text for token in group)), marks)
        for marks, group in groupby(tokens, key=lambda token: token.marks)
    )
