"""Notes to readers: what kind, when, and what was said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from articles.pages.dates import Moment
from articles.pages.paper import Paper
from articles.workflow.states import ChangeKind

#: Kinds that readers meet before the text: those that say something in it was wrong or unclear.
ABOVE = (ChangeKind.CORRECTION, ChangeKind.CLARIFICATION)

LABELS = {
    ChangeKind.UPDATE: _("Update"),
    ChangeKind.CLARIFICATION: _("Clarification"),
    ChangeKind.CORRECTION: _("Correction"),
}


@dataclass(frozen=True)
class ReaderNote:
    kind: str
    label: str
    moment: Moment | None
    text: str


def reader_notes(notes: Iterable[dict], paper: Paper) -> list[ReaderNote]:
    """The notes in the order given, each on the clock of its own zone."""
    return [
        ReaderNote(
            kind=note["kind"],
            label=str(LABELS.get(note["kind"], _("Note"))),
            moment=_moment(note, paper),
            text=note["text"],
        )
        for note in notes
    ]


def _moment(note: dict, paper: Paper) -> Moment | None:
    if not note.get("at"):
        return None
    return paper.moment(datetime.fromisoformat(note["at"]), zone=note.get("zone") or "")
