"""Between a story's content and its form: nothing is changed on the way that nobody typed."""

from datetime import datetime
from typing import Any

from articles.desk.fields import Shown, WallTime, as_typed
from articles.desk.forms import NoteRows, StoryForm
from articles.text.content import Content, Note
from articles.text.sanitise import sanitise

#: Fields whose cleaned value is the content's own.
AS_TYPED = (
    "language",
    "dateline",
    "slug",
    "seo_title",
    "kicker",
    "headline",
    "importance",
    "sensitive",
    "target_length",
)
LINES = ("standfirst", "seo_description", "change_note", "expiry_reason")
TIMES = ("deadline", "planned_at", "embargo_until", "expires_at")


def initial_of(content: Content, *, base: int | None) -> dict[str, Any]:
    """What the form shows of a content; the body passes the sanitiser once more on its way into the editor."""
    plain = {name: getattr(content, name) for name in (*AS_TYPED, *LINES, *TIMES, "change_kind")}
    return plain | {
        "base": base,
        "body": sanitise(content.body),
        "section": content.section_id,
        "topics": content.topic_ids,
        "bylines": content.byline_ids,
        "related": content.related_ids,
    }


def initial_notes(content: Content) -> list[dict[str, Any]]:
    return [
        {"number": note.id, "kind": note.kind, "text": note.text, "at": Shown(note.at, note.zone)}
        for note in content.notes
    ]


def content_from(form: StoryForm, notes: NoteRows, *, before: Content) -> Content:
    """The content a valid form says. What reads as it was shown keeps its exact value from `before`."""
    typed = form.cleaned_data
    added = typed["related_add"]
    return Content(
        body=typed["body"],
        section_id=typed["section"],
        topic_ids=typed["topics"],
        byline_ids=typed["bylines"],
        related_ids=typed["related"] if added in (None, *typed["related"]) else (*typed["related"], added),
        notes=_notes(notes, before.notes),
        change_kind=typed["change_kind"],
        **{name: typed[name] for name in AS_TYPED},
        **{name: _lines(typed[name]) for name in LINES},
        **{name: _instant(typed[name], getattr(before, name)) for name in TIMES},
    )


def _lines(text: str) -> str:
    """Browsers send line breaks as CR LF."""
    return text.replace("\r\n", "\n")


def _instant(chosen: WallTime | None, before: datetime | None) -> datetime | None:
    """The time chosen, or to the microsecond the one that was shown as this."""
    if chosen is None:
        return None
    return before if before and as_typed(before) == as_typed(chosen.at) else chosen.at


def _notes(rows: NoteRows, before: tuple[Note, ...]) -> tuple[Note, ...]:
    """The rows that say something, in order; each keeps its number, a new one gets the next."""
    known = {note.id: note for note in before}
    free = max(known, default=0) + 1
    kept: list[Note] = []
    for row in rows.forms:
        said = row.cleaned_data
        text = _lines(said.get("text") or "").strip()
        if not text or said.get("DELETE"):
            continue
        old = known.pop(said.get("number"), None)
        kept.append(_note(old, said, text, free))
        free += old is None
    return tuple(kept)


def _note(old: Note | None, said: dict[str, Any], text: str, free: int) -> Note:
    chosen: WallTime | None = said.get("at")
    number = old.id if old else free
    if chosen is None:
        return Note(id=number, kind=said["kind"], text=text)
    zone = chosen.zone
    if old and old.at and as_typed(old.at, old.zone) == as_typed(chosen.at, zone):
        return Note(id=number, kind=said["kind"], text=text, at=old.at, zone=old.zone)
    return Note(id=number, kind=said["kind"], text=text, at=chosen.at, zone=zone)
