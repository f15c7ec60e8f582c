"""Running text as runs: words with the marks they carry, in one canonical spelling."""

import re
import unicodedata
from collections.abc import Iterable
from html import escape
from itertools import groupby
from typing import NamedTuple

BLANK = re.compile(r"[ \n\u00a0\u202f]*")
_COLLAPSING = re.compile(r" +")
_AROUND_BREAK = re.compile(r" ?\n ?")


class Marks(NamedTuple):
    """What a run of words looks like and where it leads; `shift` is "", "sub" or "sup"."""

    bold: bool = False
    italic: bool = False
    shift: str = ""
    href: str = ""


PLAIN = Marks()


class Run(NamedTuple):
    """Words that share their marks; a line break is "\\n"."""

    text: str
    marks: Marks = PLAIN


def is_blank(runs: Iterable[Run]) -> bool:
    """Whether nothing in the runs can be read."""
    return all(BLANK.fullmatch(run.text) for run in runs)


def tidy(runs: Iterable[Run]) -> list[Run]:
    """The runs merged, with single spaces, none at an edge or a break, no mark on bare space, text in NFC."""
    merged = _merge(_without_marked_space(_merge(_single_spaces(runs))))
    return [Run(unicodedata.normalize("NFC", run.text), run.marks) for run in merged]


def _single_spaces(runs: Iterable[Run]) -> list[Run]:
    """Ordinary spaces collapsed across runs; no-break spaces are never touched."""
    tidied: list[Run] = []
    before = "\n"
    for text, marks in runs:
        text = _AROUND_BREAK.sub("\n", _COLLAPSING.sub(" ", text))
        if text and text[0] == " " and before in " \n":
            text = text[1:]
        if text and text[0] == "\n" and before == " ":
            tidied[-1] = Run(tidied[-1].text[:-1], tidied[-1].marks)
        if text:
            before = text[-1]
            tidied.append(Run(text, marks))
    return _without_edges(tidied)


def _without_edges(runs: list[Run]) -> list[Run]:
    """The runs without spaces and breaks at either end."""
    while runs and not (last := runs[-1].text.rstrip(" \n")):
        runs.pop()
    if runs:
        runs[-1] = Run(last, runs[-1].marks)
    while runs and not (first := runs[0].text.lstrip(" \n")):
        runs.pop(0)
    if runs:
        runs[0] = Run(first, runs[0].marks)
    return runs


def _merge(runs: Iterable[Run]) -> list[Run]:
    """Neighbours that share their marks made one."""
    grouped = groupby((run for run in runs if run.text), key=lambda run: run.marks)
    return [Run("".join(run.text for run in group), marks) for marks, group in grouped]


def _without_marked_space(runs: list[Run]) -> list[Run]:
    """A run of nothing but space takes its neighbours' marks where they agree, else none."""
    tidied = list(runs)
    for place, run in enumerate(runs):
        if run.marks != PLAIN and BLANK.fullmatch(run.text):
            before = tidied[place - 1].marks if place else PLAIN
            after = runs[place + 1].marks if place + 1 < len(runs) else PLAIN
            tidied[place] = Run(run.text, before if before == after else PLAIN)
    return tidied


def split_paragraphs(runs: list[Run]) -> list[list[Run]]:
    """The runs cut where two line breaks meet, which is how many pages write a paragraph."""
    if sum(run.text.count("\n") for run in runs) < 2:
        return [runs]
    paragraphs: list[list[Run]] = [[]]
    pending: list[Run] = []
    for text, marks in runs:
        for piece in re.findall(r"\n|[ \u00a0]+|[^\n \u00a0]+", text):
            if BLANK.fullmatch(piece) and piece != "\u202f":
                pending.append(Run(piece, marks))
                continue
            if sum(run.text == "\n" for run in pending) >= 2:
                paragraphs.append([])
            else:
                paragraphs[-1].extend(pending)
            pending = []
            paragraphs[-1].append(Run(piece, marks))
    paragraphs[-1].extend(pending)
    return paragraphs


def runs_html(runs: Iterable[Run]) -> str:
    """The runs as HTML, always nested link, strong, em, then sub or sup."""
    parts = []
    for href, linked in groupby(runs, key=lambda run: run.marks.href):
        inner = "".join(
            _marked(bold, list(group)) for bold, group in groupby(linked, key=lambda r: r.marks.bold)
        )
        parts.append(f'<a href="{escape(href)}">{inner}</a>' if href else inner)
    return "".join(parts)


def _marked(bold: bool, runs: list[Run]) -> str:
    """Runs of one weight as HTML."""
    parts = []
    for italic, group in groupby(runs, key=lambda run: run.marks.italic):
        inner = "".join(_shifted(run) for run in group)
        parts.append(f"<em>{inner}</em>" if italic else inner)
    return f"<strong>{''.join(parts)}</strong>" if bold else "".join(parts)


def _shifted(run: Run) -> str:
    """One run's words, escaped, with breaks, raised or lowered."""
    words = text_html(run.text)
    return f"<{run.marks.shift}>{words}</{run.marks.shift}>" if run.marks.shift else words


def text_html(text: str) -> str:
    """Words as HTML text; a line break as <br>."""
    return escape(text, quote=False).replace("\n", "<br>")
