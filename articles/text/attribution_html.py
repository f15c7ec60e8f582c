"""A block with its authors, as safe HTML: each passage in a span that says whose it is."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import accumulate, groupby
from operator import itemgetter
from typing import NamedTuple

from articles.text.diff_html import marked
from articles.text.inline import text_html
from articles.text.tokens import Line, Token, take_apart


class Shown(NamedTuple):
    """A passage's words, and how it is shown: its class names, its sign, and who wrote it when, in words."""

    text: str
    names: str
    sign: str
    said: str


def attributed_html(html: str, passages: Sequence[Shown]) -> str:
    """The sanitised block with its passages, whose texts joined are its `block_text`.

    Where there are several, each begins with its sign, and with its author for those who hear the page.
    """
    block = take_apart(html)
    ends = list(accumulate(len(passage.text) for passage in passages))
    signed = set[int]() if len(passages) > 1 else {0}
    shown: list[str] = []
    start = 0
    for line in block.lines:
        shown.append(line.opening)
        for number, pieces in groupby(_pieces(line, start, ends), key=itemgetter(0)):
            sign = "" if number in signed else _sign(passages[number])
            signed.add(number)
            shown.append(_span(passages[number], sign + _words(token for _number, token in pieces)))
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


def _sign(passage: Shown) -> str:
    """Where a passage begins: a sign to see, its author to hear."""
    seen = f'<span class="passage-sign" aria-hidden="true">{escape(passage.sign)}</span>'
    return f'{seen}<span class="unseen">[{escape(passage.said)}] </span>'


def _words(tokens: Iterable[Token]) -> str:
    """Words in their look; a link shows where it leads but is none here."""
    return "".join(
        marked(text_html("".join(token.text for token in group)), marks)
        for marks, group in groupby(tokens, key=lambda token: token.marks)
    )
