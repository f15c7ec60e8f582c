"""A block as lines of tokens: the pieces two versions of it are compared by."""

import re
from dataclasses import dataclass
from html import unescape
from typing import NamedTuple

from articles.text.blocks import TAG
from articles.text.inline import PLAIN, Marks

# A word with its elided article ("l’" is one token, "État" the next), a space of each kind, or one sign.
_TOKEN = re.compile(
    r"[ \n\u00a0\u202f]"
    r"|(?:[^\W_]|[\u0300-\u036f])+[’']?"
    r"|[^\w\s](?:[\ufe0f\u20e3\U0001f3fb-\U0001f3ff]|\u200d[^\w\s])*"
    r"|.",
    re.DOTALL,
)
_HREF = re.compile(r'href="([^"]*)"')
_INLINE = frozenset({"a", "strong", "em", "sub", "sup"})
_INLINE_TAG = re.compile(rf"</?(?:{'|'.join(sorted(_INLINE))})(?![a-z0-9])[^<>]*>")
_BREAK = re.compile(r"</?br(?![a-z0-9])[^<>]*>")
_FRAME = re.compile(rf"(?:{TAG.pattern})+")


class Token(NamedTuple):
    """A word, sign or space, and the marks it carries."""

    text: str
    marks: Marks = PLAIN


@dataclass(frozen=True)
class Line:
    """Words that stand together in a block (a paragraph, item or cell) and the tags before them."""

    opening: str
    tokens: tuple[Token, ...]

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(token.text for token in self.tokens)


@dataclass(frozen=True)
class Lines:
    """A block taken apart: its lines, then the tags that close it."""

    lines: tuple[Line, ...]
    closing: str


def tokenise(text: str, marks: Marks = PLAIN) -> list[Token]:
    """The words, signs and spaces of a text, none lost."""
    return [Token(piece, marks) for piece in _TOKEN.findall(text)]


def take_apart(html: str) -> Lines:
    """The lines of one sanitised block."""
    lines: list[Line] = []
    opening, tokens = "", list[Token]()
    open_marks: list[Marks] = [PLAIN]
    end = 0
    for tag in TAG.finditer(html):
        tokens += tokenise(unescape(html[end : tag.start()]), open_marks[-1])
        end = tag.end()
        closing, name = tag.group(1), tag.group(2)
        if name == "br":
            tokens.append(Token("\n", open_marks[-1]))
        elif name not in _INLINE:
            if tokens:
                lines.append(Line(opening, tuple(tokens)))
                opening, tokens = "", []
            opening += tag.group()
        elif closing:
            open_marks.pop()
        else:
            open_marks.append(_marked(open_marks[-1], name, tag.group()))
    return Lines(tuple(lines), opening)


def block_text(html: str) -> str:
    """The words of one sanitised block: those of its lines, a line break between any two."""
    pieces = _FRAME.sub("\0", _BREAK.sub("\n", _INLINE_TAG.sub("", html))).split("\0")
    return "\n".join(unescape(piece) for piece in pieces[:-1] if piece)


def _marked(outer: Marks, name: str, tag: str) -> Marks:
    """The marks inside an inline element."""
    if name == "a":
        href = _HREF.search(tag)
        return outer._replace(href=unescape(href.group(1)) if href else "")
    if name in {"sub", "sup"}:
        return outer._replace(shift=name)
    return outer._replace(bold=True) if name == "strong" else outer._replace(italic=True)
