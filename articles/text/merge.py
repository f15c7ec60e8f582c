"""Two edits of one story made one: what they have apart merges by itself, the rest is asked.

`merge` decides nothing that could drop a word; `resolve` puts a person's choices where it did not decide. Where both
put new paragraphs at one place both stay, those first that were saved first: a newsroom that files by the minute
adds at the end all day, and the summary says what came in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, NamedTuple

from articles.text.blocks import Block, join, split
from articles.text.content import Content, Note
from articles.text.diff import Numbered
from articles.text.merge_body import merge_bodies
from articles.text.merge_fields import RELATIONS, WORDED, FieldClash, NoteClash, merge_fields, merge_notes
from articles.text.merge_order import Side
from articles.text.merge_pieces import Clash, Piece, Placed, Source

__all__ = ["Choice", "Clash", "FieldClash", "Keep", "Merge", "NoteClash", "Text", "merge", "resolve"]


@dataclass(frozen=True)
class Text:
    """A version as it is merged: its content, and its body's blocks under their numbers."""

    content: Content
    blocks: Sequence[Numbered]


@dataclass(frozen=True, kw_only=True)
class Part:
    """What one side brought into a merge: paragraphs in figures, and fields by the names of `Content`."""

    changed: int = 0
    added: int = 0
    deleted: int = 0
    moved: int = 0
    fields: tuple[str, ...] = ()

    @property
    def paragraphs(self) -> int:
        return self.changed + self.added + self.deleted + self.moved


@dataclass(frozen=True, kw_only=True)
class Merge:
    """Two edits of `base`, merged as far as that is safe.

    `pieces` is the body and `notes` the notes, in order, with the clashes where they stand; `values` and `clashes`
    are the other fields; `sources` says whose a changed field is.
    """

    pieces: tuple[Piece, ...]
    values: Mapping[str, Any]
    clashes: tuple[FieldClash, ...]
    notes: tuple[Note | NoteClash, ...]
    sources: Mapping[str, Source]
    mine: Part
    theirs: Part

    @property
    def conflicts(self) -> dict[str, Clash | FieldClash | NoteClash]:
        """What a person has to choose, by the key of the choice: fields first, then the text in reading order."""
        texts = [piece for piece in self.pieces if isinstance(piece, Clash)]
        noted = [note for note in self.notes if isinstance(note, NoteClash)]
        return (
            {clash.key: clash for clash in self.clashes}
            | {f"text-{number}": clash for number, clash in enumerate(texts, 1)}
            | {clash.key: clash for clash in noted}
        )

    @property
    def is_clean(self) -> bool:
        return not self.conflicts


class Keep(StrEnum):
    """What becomes of a clash."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"
    EDIT = "edit"


class Choice(NamedTuple):
    """One answer. `words` is what was written instead: sanitised HTML for the text, plain words for a field."""

    keep: Keep
    words: str = ""


def merge(base: Text, mine: Text, theirs: Text) -> Merge:
    """Both edits of `base` in one. Exchanging `mine` and `theirs` changes whose is whose, and nothing else."""
    pieces = merge_bodies(base.blocks, mine.blocks, theirs.blocks)
    values, sources, clashes = merge_fields(base.content, mine.content, theirs.content)
    notes, noted = merge_notes(base.content.notes, mine.content.notes, theirs.content.notes)
    if noted is not Source.BASE and mine.content.notes != theirs.content.notes:
        sources["notes"] = noted
    ours, others = Side(base.blocks, mine.blocks), Side(base.blocks, theirs.blocks)
    return Merge(
        pieces=tuple(pieces),
        values=values,
        clashes=tuple(clashes),
        notes=notes,
        sources=sources,
        mine=_part(Source.MINE, ours, others, pieces, sources),
        theirs=_part(Source.THEIRS, others, ours, pieces, sources),
    )


def _part(
    source: Source, side: Side, other: Side, pieces: Sequence[Piece], sources: Mapping[str, Source]
) -> Part:
    """What this side alone did; what clashes is not in it, nor what both did alike."""
    asked = {place for piece in pieces if isinstance(piece, Clash) for place in piece.places}
    places = [place for place in range(len(side.base)) if place not in asked]
    mended = [
        place for place in places if side.has_changed(place) and side.wording(place) != other.wording(place)
    ]
    gone = [place for place in mended if side.wording(place) is None]
    return Part(
        changed=len(mended) - len(gone),
        added=sum(
            isinstance(piece, Placed) and piece.place is None and piece.source is source for piece in pieces
        ),
        deleted=len(gone),
        moved=sum(place not in side.still and place in other.still for place in places),
        fields=tuple(name for name, whose in sources.items() if whose in (source, Source.BOTH)),
    )


@dataclass(frozen=True)
class Resolved:
    """A merged content, and the number of each block of its body where it has one."""

    content: Content
    ids: list[int | None] = field(default_factory=list)


def resolve(merged: Merge, choices: Mapping[str, Choice]) -> Resolved:
    """The merged content with these choices, one for each key of `conflicts` (KeyError where one is missing).

    `Keep.BOTH` is for text, notes, relations and fields made of words; a single value has no room for two, so
    there it is theirs, which stands in the story already.
    """
    blocks, ids = _body(merged, choices)
    values = dict(merged.values)
    for clash in merged.clashes:
        values[clash.name] = _field(clash, choices[clash.key])
    return Resolved(Content(body=join(blocks), notes=_notes(merged, choices), **values), ids)


def _body(merged: Merge, choices: Mapping[str, Choice]) -> tuple[list[Block], list[int | None]]:
    blocks: list[Numbered] = []
    number = 0
    for piece in merged.pieces:
        if isinstance(piece, Placed):
            blocks.append(piece.block)
            continue
        number += 1
        blocks += _text(piece, choices[f"text-{number}"])
    return [Block(kind, html) for _, kind, html in blocks], [number for number, _, _ in blocks]


def _text(clash: Clash, choice: Choice) -> Sequence[Numbered]:
    match choice.keep:
        case Keep.MINE:
            return clash.mine
        case Keep.THEIRS:
            return clash.theirs
        case Keep.BOTH:
            return clash.both
    return [(None, block.kind, block.html) for block in split(choice.words)]


def _field(clash: FieldClash, choice: Choice) -> Any:
    if choice.keep is Keep.EDIT and clash.name in WORDED:
        return choice.words
    if choice.keep is Keep.MINE:
        return clash.mine
    if choice.keep is Keep.BOTH and clash.name in WORDED:
        return " ".join(text for text in dict.fromkeys((clash.mine, clash.theirs)) if text)
    if choice.keep is Keep.BOTH and clash.name in RELATIONS:
        return tuple(dict.fromkeys((*clash.mine, *clash.theirs)))
    return clash.theirs


def _notes(merged: Merge, choices: Mapping[str, Choice]) -> tuple[Note, ...]:
    notes: list[Note] = []
    free = max((_number(note) for note in merged.notes), default=0) + 1
    for note in merged.notes:
        if isinstance(note, Note):
            notes.append(note)
            continue
        for kept in _chosen_notes(note, choices[note.key]):
            taken = any(kept.id == other.id for other in notes)
            notes.append(replace(kept, id=free) if taken else kept)
            free += taken
    return tuple(notes)


def _number(note: Note | NoteClash) -> int:
    return note.id if isinstance(note, Note) else note.number


def _chosen_notes(clash: NoteClash, choice: Choice) -> list[Note]:
    mine, theirs = ([note] if note else [] for note in (clash.mine, clash.theirs))
    match choice.keep:
        case Keep.MINE:
            return mine
        case Keep.THEIRS:
            return theirs
        case Keep.BOTH:
            return mine + theirs
    return [replace((mine + theirs)[-1], text=choice.words)] if choice.words else []
