"""Lines of versions for tests that need no database."""

from datetime import UTC, datetime, timedelta

from articles.desk.lineage import Lineage, Version, descent
from articles.models.revision import Why

MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
RITA, ED = 1, 2


def a_version(number: int, *, parent: int | None = -1, minute: float | None = None, **fields) -> Version:
    """Version `number`, with its number as its key; written from the one before, a minute later, by Rita."""
    values = {
        "pk": number,
        "number": number,
        "parent_id": (number - 1 or None) if parent == -1 else parent,
        "merge_parent_id": None,
        "why": Why.SAVED if number > 1 else Why.CREATED,
        "words": 100 + number,
        "made_by_id": RITA,
        "who": "Rita",
        "made_at": MORNING + timedelta(minutes=number if minute is None else minute),
        "content_hash": f"hash {number}",
        "hash_scheme": 2,
        "name": "",
    }
    return Version(**{**values, **fields})


def a_line(*versions: Version, head: int) -> Lineage:
    return descent(versions, head=head)


def a_merge(number: int, *, parent: int, joins: int, **fields) -> Version:
    return a_version(number, parent=parent, merge_parent_id=joins, why=Why.MERGED, **fields)
