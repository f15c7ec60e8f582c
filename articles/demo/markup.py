"""The demo's small markup, as `README.md` gives it: blocks parted by empty lines, and named days."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import formats, translation

from articles.text.boxes import KINDS, PULL, opening_of

DAY = re.compile(r"\{(day|Day|date|sunday)([+-]\d+)?\}")


def as_html(text: str) -> str:
    """The body as HTML: paragraphs, crossheads, lists, quotations and tables, in the order written."""
    return "\n".join(block_as_html(block) for block in text.strip().split("\n\n"))


def block_as_html(block: str) -> str:
    """One block; what its first characters do not name is a paragraph."""
    block = block.strip()
    for mark, render in RENDERED:
        if block.startswith(mark):
            return render(_inline(block))
    return f"<p>{_inline(block)}</p>"


def _crosshead(level: int):
    return lambda block: f"<h{level}>{block.lstrip('# ')}</h{level}>"


def _list(tag: str, mark: str):
    def render(block: str) -> str:
        items = (re.sub(mark, "", line) for line in block.splitlines())
        return f"<{tag}>{''.join(f'<li>{item}</li>' for item in items)}</{tag}>"

    return render


def _quotation(block: str) -> str:
    lines = (line.removeprefix(">").strip() for line in block.splitlines())
    return f"<blockquote><p>{'<br>'.join(lines)}</p></blockquote>"


def _box(kind: str):
    """`!facts Title`, then a line for each paragraph, or for each item of a list."""

    def render(block: str) -> str:
        first, *lines = block.removeprefix(f"!{kind}").strip().splitlines()
        is_titled = lines and kind != PULL
        title = f"<p><strong>{first.strip()}</strong></p>" if is_titled else f"<p>{first.strip()}</p>"
        items = [line.removeprefix("- ") for line in lines if line.startswith("- ")]
        listed = f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>" if items else ""
        rest = "".join(f"<p>{line}</p>" for line in lines if not line.startswith("- "))
        return f"{opening_of(kind)}{title}{rest}{listed}</blockquote>"

    return render


def _table(block: str) -> str:
    head, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in block.splitlines()]
    names = "".join(f'<th scope="col">{cell}</th>' for cell in head)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{names}</tr></thead><tbody>{body}</tbody></table>"


RENDERED = (
    ("### ", _crosshead(3)),
    ("## ", _crosshead(2)),
    ("- ", _list("ul", r"^- ")),
    ("1. ", _list("ol", r"^\d+\. ")),
    ("> ", _quotation),
    *((f"!{kind} ", _box(kind)) for kind in KINDS),
    ("| ", _table),
)


def _inline(text: str) -> str:
    text = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", text)
    return re.sub(r"\*(.+?)\*", r"<em>\1</em>", text)


@dataclass(frozen=True)
class Days:
    """What `{day-1}`, `{date+3}` and `{sunday}` mean in a story published on `published`."""

    language: str
    published: date
    polling_day: date

    def name(self, text: str) -> str:
        """The text with its days named."""
        return DAY.sub(self._one, text)

    def _one(self, found: re.Match) -> str:
        what, shift = found.groups()
        moment = self.published + timedelta(days=int(shift or 0))
        if what == "sunday":
            return self._said(self.polling_day, "l j F")
        if what == "date":
            return self._said(moment, "l j F")
        said = self._said(moment, "l")
        return said.capitalize() if what == "Day" else said

    def _said(self, moment: date, form: str) -> str:
        with translation.override(self.language):
            said = formats.date_format(moment, form)
        return re.sub(r"\b1\b", "1er", said) if self.language == "fr" else said


def polling_day(today: date) -> date:
    """The first Sunday at least eight days away."""
    earliest = today + timedelta(days=8)
    return earliest + timedelta(days=(6 - earliest.weekday()) % 7)
