"""What newly arrived in a body and belongs elsewhere: notes to readers typed as paragraphs, a heading for a headline.

The text as it came is a version of its own, saved before: bringing that back undoes all of this.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.text.blocks import Block, join, plain, split
from articles.text.content import Content, Note
from articles.text.note_lines import FoundNote, find_notes
from articles.workflow.missing import LONGEST_HEADLINE
from articles.workflow.walltime import WallTimeRefused, resolve

#: A heading further down is a crosshead.
FIRST_BLOCKS = 3


@dataclass(frozen=True)
class Sorted:
    """The content with every word in its place, and a sentence for each thing that was moved there."""

    content: Content
    sentences: list[str]


def sort_arrivals(content: Content, *, before: str) -> Sorted:
    """Moves what is new since the body `before`; what stood there already stays where its writer left it.

    `content` has a sanitised body.
    """
    content, notes = _with_notes(content, before)
    content, headline = _with_headline(content, before)
    return Sorted(content, notes + headline)


def _with_notes(content: Content, before: str) -> tuple[Content, list[str]]:
    old = {block.html for block in split(before)}
    kept: list[Block] = []
    found: list[FoundNote] = []
    for block in split(content.body):
        notes = [] if block.html in old else find_notes(block.html)[1]
        found += notes
        if not notes:
            kept.append(block)
    if not found:
        return content, []
    free = max((note.id for note in content.notes), default=0) + 1
    typed = tuple(_typed(note, free + place) for place, note in enumerate(found))
    said = ngettext(
        "%(count)d paragraph reads as a note to readers, so it is one now, under Notes.",
        "%(count)d paragraphs read as notes to readers, so they are now, under Notes.",
        len(found),
    )
    return replace(content, body=join(kept), notes=(*content.notes, *typed)), [said % {"count": len(found)}]


def _typed(note: FoundNote, number: int) -> Note:
    """The note with its own time; where its clock cannot be read its label stays among its words."""
    at, zone = _instant(note)
    if note.wall and at is None:
        return Note(id=number, kind=note.kind, text=f"{note.said} : {note.text}")
    return Note(id=number, kind=note.kind, text=note.text, at=at, zone=zone)


def _instant(note: FoundNote) -> tuple[datetime | None, str]:
    if note.wall is None:
        return None, ""
    zone = note.zone or settings.TIME_ZONE
    try:
        return resolve(note.wall, zone, 0), zone
    except WallTimeRefused:
        return None, ""


def _with_headline(content: Content, before: str) -> tuple[Content, list[str]]:
    if content.headline.strip():
        return content, []
    old = {block.html for block in split(before)}
    blocks = split(content.body)
    for place, block in enumerate(blocks[:FIRST_BLOCKS]):
        words = " ".join(plain(block.html).split("\n"))
        if block.kind == "h2" and block.html not in old and 0 < len(words) <= LONGEST_HEADLINE:
            rest = join(blocks[:place] + blocks[place + 1 :])
            said = _("The heading of the text is now its headline.")
            return replace(content, headline=words, body=rest), [said]
    return content, []
