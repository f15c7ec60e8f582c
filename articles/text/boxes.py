"""Quotes that are more than quotes: pull quotes, fact boxes and sources, told by one attribute of a `blockquote`."""

import re

#: The attribute's values; a quote without it is a quotation.
PULL, FACTS, SOURCES = "pull", "facts", "sources"
KINDS = (PULL, FACTS, SOURCES)

_OPENING = re.compile(rf'<blockquote data-kind="({"|".join(KINDS)})">')
_TITLE = re.compile(r"<p><strong>((?:(?!</?strong>|<br>|</p>).)+)</strong></p>", re.DOTALL)


def kind_in(written: str | None) -> str:
    """The kind in its one spelling; "", a quotation, where this is none."""
    kind = (written or "").strip().lower()
    return kind if kind in KINDS else ""


def opening_of(kind: str) -> str:
    return f'<blockquote data-kind="{kind}">' if kind else "<blockquote>"


def box_kind(html: str) -> str:
    """What kind of box this sanitised block is; "" where it is a quotation, or no quote at all."""
    opening = _OPENING.match(html)
    return opening.group(1) if opening else ""


def inside(html: str, *, has_title: bool) -> tuple[str, str]:
    """A box's title and the rest of what it holds, both sanitised HTML: its first paragraph if that is all strong."""
    held = html[html.index(">") + 1 : -len("</blockquote>")]
    title = _TITLE.match(held) if has_title else None
    return (title.group(1), held[title.end() :]) if title else ("", held)
