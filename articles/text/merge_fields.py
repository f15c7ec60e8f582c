"""Two edits of everything around the body made one, field by field and note by note."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from articles.text.content import Content, Note
from articles.text.merge_pieces import Source, source_of
from articles.text.pictured import LeadPicture

#: Fields made of words: both texts can be kept, one after the other, and a third can be written.
TITLES = ["headline", "kicker", "standfirst", "dateline"]
WORDED = frozenset([*TITLES, "seo_title", "seo_description", "change_note", "expiry_reason"])
#: Relations whose order says nothing: each side's additions and removals count.
SETS = frozenset(["topic_ids", "related_ids"])
#: Relations that can be kept together.
RELATIONS = SETS | {"byline_ids"}
OTHERWISE = frozenset(["body", "notes"])
NAMES = tuple(field.name for field in fields(Content) if field.name not in OTHERWISE)


@dataclass(frozen=True)
class FieldClash:
    """A field both sides set, to different values."""

    name: str
    base: Any
    mine: Any
    theirs: Any

    @property
    def key(self) -> str:
        return self.name


@dataclass(frozen=True)
class NoteClash:
    """A note to readers that both sides changed, or one changed and the other took out (None)."""

    number: int
    base: Note
    mine: Note | None
    theirs: Note | None

    @property
    def key(self) -> str:
        return f"note-{self.number}"


def merge_fields(
    base: Content, mine: Content, theirs: Content
) -> tuple[dict[str, Any], dict[str, Source], list[FieldClash]]:
    """(settled values, whose each is where one side changed it, what clashes), by the names of `Content`."""
    values: dict[str, Any] = {}
    sources: dict[str, Source] = {}
    clashes: list[FieldClash] = []
    for name in NAMES:
        was, ours, others = (getattr(side, name) for side in (base, mine, theirs))
        if name == "lead" and (both := _merged_lead(was, ours, others)):
            values[name], sources[name] = both, Source.BOTH
        elif was in (ours, others) or ours == others:
            values[name] = others if ours == was else ours
            if (source := source_of(was, ours, others)) in (Source.MINE, Source.THEIRS):
                sources[name] = source
        elif name in SETS:
            values[name], sources[name] = _joined(was, ours, others), Source.BOTH
        else:
            clashes.append(FieldClash(name, was, ours, others))
    return values, sources, clashes


def _merged_lead(
    base: LeadPicture | None, mine: LeadPicture | None, theirs: LeadPicture | None
) -> LeadPicture | None:
    """What both said of one picture, where each said it of another part; None where that is not so.

    A crop belongs to its picture, and so do the words for it: whoever put another picture in said it all anew.
    """
    if base is None or mine is None or theirs is None or base in (mine, theirs) or mine == theirs:
        return None
    if not base.picture == mine.picture == theirs.picture:
        return None
    said: dict[str, Any] = {}
    for name, was in base.as_json().items():
        ours, others = getattr(mine, name), getattr(theirs, name)
        if was not in (ours, others) and ours != others:
            return None
        said[name] = others if ours == was else ours
    return LeadPicture.from_json(said)


def _joined(base: Sequence[int], mine: Sequence[int], theirs: Sequence[int]) -> tuple[int, ...]:
    """What neither took out, in the order it had, then what either added."""
    kept = tuple(key for key in base if key in mine and key in theirs)
    return (*kept, *sorted({*mine, *theirs} - {*base}))


def merge_notes(
    base: Sequence[Note], mine: Sequence[Note], theirs: Sequence[Note]
) -> tuple[tuple[Note | NoteClash, ...], Source]:
    """The notes in order, each settled or a clash; new ones of both sides are all kept, under numbers of their own."""
    if tuple(base) in (tuple(mine), tuple(theirs)) or tuple(mine) == tuple(theirs):
        source = source_of(tuple(base), tuple(mine), tuple(theirs))
        return tuple(theirs if tuple(mine) == tuple(base) else mine), source
    ours, others = ({note.id: note for note in side} for side in (mine, theirs))
    merged: list[Note | NoteClash] = []
    for note in base:
        one = _merged_note(note, ours.get(note.id), others.get(note.id))
        merged += [] if one is None else [one]
    known = {note.id for note in base}
    fresh = {note for note in (*mine, *theirs) if note.id not in known}
    return (*merged, *_numbered(sorted(fresh, key=_rank), known)), Source.BOTH


def _merged_note(base: Note, mine: Note | None, theirs: Note | None) -> Note | NoteClash | None:
    if base in (mine, theirs) or mine == theirs:
        return theirs if mine == base else mine
    return NoteClash(base.id, base, mine, theirs)


def _rank(note: Note) -> tuple[int, str, str, str, str]:
    return note.id, str(note.at or ""), note.kind, note.text, note.zone


def _numbered(notes: Sequence[Note], taken: set[int]) -> list[Note]:
    """The notes with numbers nobody has: two people's first new notes came with the same one."""
    numbered: list[Note] = []
    for note in notes:
        number = note.id if note.id not in taken else max(taken) + 1
        taken = taken | {number}
        numbered.append(replace(note, id=number))
    return numbered
