"""A content as JSON can hold it, and back: the two are each other's exact inverse."""

from dataclasses import asdict, fields
from datetime import UTC, datetime
from typing import Any

from articles.text.content import Content, Note
from articles.text.pictured import LeadPicture

TIMES = ("deadline", "planned_at", "embargo_until", "expires_at")
ROWS_OF_IDS = ("byline_ids", "topic_ids", "related_ids")


def as_json(content: Content) -> dict[str, Any]:
    """Every field by its name; instants in UTC, to the microsecond."""
    written = asdict(content)
    for name in ROWS_OF_IDS:
        written[name] = list(written[name])
    for name in TIMES:
        written[name] = _written(written[name])
    written["lead"] = content.lead.as_json() if content.lead else None
    written["notes"] = [{**note, "at": _written(note["at"])} for note in written["notes"]]
    return written


def from_json(written: dict[str, Any]) -> Content:
    """The content that was written. A field added to `Content` since then has its default."""
    known = {field.name for field in fields(Content)}
    read = {name: value for name, value in written.items() if name in known}
    for name in ROWS_OF_IDS:
        read[name] = tuple(read.get(name, ()))
    for name in TIMES:
        read[name] = _read(read.get(name))
    read["notes"] = tuple(Note(**{**note, "at": _read(note["at"])}) for note in read.get("notes", ()))
    read["lead"] = LeadPicture.from_json(read["lead"]) if read.get("lead") else None
    return Content(**read)


def _written(at: datetime | None) -> str | None:
    return at.astimezone(UTC).isoformat(timespec="microseconds") if at else None


def _read(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
