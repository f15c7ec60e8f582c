"""Between a story's content and its form: nothing is changed on the way that nobody typed."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from articles.desk.fields import Shown, WallTime, as_typed
from articles.desk.forms import NoteRows, StoryForm
from articles.desk.leads import initial_lead, lead_from
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
RELATIONS = {"section": "section_id", "topics": "topic_ids", "bylines": "byline_ids"}
TIMES = ("deadline", "planned_at", "embargo_until", "expires_at")


def initial_of(content: Content, *, base: int | None) -> dict[str, Any]:
    """What the form shows of a content; the body passes the sanitiser once more on its way into the editor."""
    plain = {name: getattr(content, name) for name in (*AS_TYPED, *LINES, *TIMES, "change_kind")}
    return (
        plain
        | initial_lead(content.lead)
        | {
            "base": base,
            "body": sanitise(content.body),
            "section": content.section_id,
            "topics": content.topic_ids,
            "bylines": content.byline_ids,
            "related": content.related_ids,
        }
    )


def initial_notes(content: Content) -> list[dict[str, Any]]:
    return [
        {"number": note.id, "kind": note.kind, "text": note.text, "at": Shown(note.at, note.zone)}
        for note in content.notes
    ]


def content_from(form: StoryForm, notes: NoteRows, *, before: Content) -> Content:
    """The content a form says. What reads as it was shown keeps its exact value from `before`.

    So does a field that cannot be read: a half-typed date is no reason not to keep the text beside it.
    """
    typed = form.cleaned_data
    read = {field: typed[field] for field in RELATIONS if field in typed}
    related, added = typed.get("related", before.related_ids), typed.get("related_add")
    return replace(
        before,
        related_ids=related if added in (None, *related) else (*related, added),
        lead=lead_from(form, before.lead),
        notes=_notes(notes, before.notes),
        **{RELATIONS[name]: value for name, value in read.items()},
        **{name: typed[name] for name in ("body", "change_kind", *AS_TYPED) if name in typed},
        **{name: _lines(typed[name]) for name in LINES if name in typed},
        **{name: _instant(typed[name], getattr(before, name)) for name in TIMES if name in typed},
    )


def unread_in(form: StoryForm, notes: NoteRows) -> dict[str, str]:
    """A sentence for every field that cannot be read, by the name it has on the page."""
    unread = {name: " ".join(errors) for name, errors in form.errors.items()}
    for row in notes.forms:
        unread |= {row.add_prefix(name): " ".join(errors) for name, errors in row.errors.items()}
    if notes.non_form_errors():
        unread[notes.prefix] = " ".join(notes.non_form_errors())
    return unread


def _lines(text: str) -> str:
    """Browsers send line breaks as CR LF."""
    return text.replace("\r\n", "\n")


def _instant(chosen: WallTime | None, before: datetime | None) -> datetime | None:
    """The time chosen, or to the microsecond the one that was shown as this."""
    if chosen is None:
        return None
    return before if before and as_typed(before) == as_typed(chosen.at) else chosen.at


def _notes(rows: NoteRows, before: tuple[Note, ...]) -> tuple[Note, ...]:
    """The rows that say something, in order; each keeps its number, a new one gets the next.

    A row that cannot be read stands as it was, and is not there yet if it is new.
    """
    known = {note.id: note for note in before}
    if rows.non_form_errors():
        return before
    free = max(known, default=0) + 1
    kept: list[Note] = []
    for row in rows.forms:
        said = row.cleaned_data
        if row.errors and not said.get("DELETE"):
            old = known.pop(said.get("number"), None)
            kept += [old] if old else []
            continue
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
