"""Paragraphs written anew as plain lines: words that were kept keep their look and their links."""

import re
from collections.abc import Sequence
from html import escape

from articles.text.alignment import align
from articles.text.blocks import plain
from articles.text.diff import Numbered
from articles.text.inline import PLAIN, Run, runs_html, tidy
from articles.text.tokens import Token, take_apart, tokenise
from articles.text.word_diff import compare_tokens

#: What can be written as plain lines and read back.
PARAGRAPHS = frozenset({"p", "h2", "h3"})

_BETWEEN = re.compile(r"\n[ \t]*\n\s*")


def can_be_retyped(blocks: Sequence[Numbered]) -> bool:
    """Whether nothing but paragraphs and crossheads is in it: a list or a table has more than lines."""
    return all(kind in PARAGRAPHS for _, kind, _ in blocks)


def as_lines(blocks: Sequence[Numbered]) -> str:
    """The words of the blocks, an empty line between two of them."""
    return "\n\n".join(plain(html) for _, _, html in blocks)


def retyped(lines: str, sources: Sequence[Numbered]) -> str:
    """The lines as blocks of a body. One that continues a block of `sources` is of its kind, and in its look."""
    written = [part for part in _BETWEEN.split(lines.replace("\r\n", "\n").strip()) if part.strip()]
    sources = [block for block in sources if block[1] in PARAGRAPHS]
    continued = align(
        [(place, html) for place, (_, _, html) in enumerate(sources)], list(map(escape, written))
    )
    blocks = []
    for text, place in zip(written, continued, strict=True):
        kind, old = ("p", []) if place is None else (sources[place][1], _tokens(sources[place][2]))
        blocks.append(f"<{kind}>{runs_html(tidy(_runs(old, text.strip())))}</{kind}>")
    return "\n".join(blocks)


def _tokens(html: str) -> list[Token]:
    return [token for line in take_apart(html).lines for token in line.tokens]


def _runs(old: Sequence[Token], text: str) -> list[Run]:
    segments = compare_tokens(old, tokenise(text))
    return [Run(segment.text, segment.old or PLAIN) for segment in segments if segment.new is not None]
