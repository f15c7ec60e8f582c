"""What an editor approves: every editorial field of one revision, and the hash that an approval binds."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from articles.text.blocks import fold_noise, split
from articles.text.pictured import LeadPicture

HASH_SCHEME = 2


@dataclass(frozen=True, kw_only=True)
class Note:
    """A typed note to readers. `at` is aware, or None where the publication's time is shown."""

    id: int
    kind: str
    text: str
    at: datetime | None = None
    zone: str = ""


@dataclass(frozen=True, kw_only=True)
class Content:
    """Every editorial field and relation of a revision; two equal contents read the same."""

    language: str
    section_id: int | None = None
    headline: str = ""
    kicker: str = ""
    standfirst: str = ""
    body: str = ""
    dateline: str = ""
    slug: str = ""
    lead: LeadPicture | None = None
    byline_ids: tuple[int, ...] = ()
    topic_ids: tuple[int, ...] = ()
    related_ids: tuple[int, ...] = ()
    notes: tuple[Note, ...] = ()
    seo_title: str = ""
    seo_description: str = ""
    change_kind: str = ""
    change_note: str = ""
    importance: int = 2
    sensitive: bool = False
    target_length: int | None = None
    deadline: datetime | None = None
    planned_at: datetime | None = None
    embargo_until: datetime | None = None
    expires_at: datetime | None = None
    expiry_reason: str = ""


def content_hash(content: Content, *, scheme: int = HASH_SCHEME) -> str:
    """The hex digest an approval binds. Pass the approval's own scheme to check an old one."""
    facts = json.dumps(SCHEMES[scheme](content), ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(facts.encode("ascii")).hexdigest()


def hash_to_compare(content: Content, *, scheme: int) -> str:
    """The digest that equals one stored under `scheme` where, and only where, that row says the same.

    Scheme 1 sees no lead picture: a content that has one never equals what was stored under it.
    """
    return content_hash(content, scheme=HASH_SCHEME if content.lead else scheme)


# The fields scheme 1 covers, written out: a field added later needs a later scheme, and voids no approval.
SCHEME_1 = [
    "language",
    "section_id",
    "headline",
    "kicker",
    "standfirst",
    "dateline",
    "slug",
    "byline_ids",
    "topic_ids",
    "related_ids",
    "seo_title",
    "seo_description",
    "change_kind",
    "change_note",
    "importance",
    "sensitive",
    "target_length",
    "deadline",
    "planned_at",
    "embargo_until",
    "expires_at",
    "expiry_reason",
]


def _scheme_1(content: Content) -> dict[str, Any]:
    """All fields as they stand; the body block by block without typing noise; notes without their numbers."""
    facts = {name: _plain_value(getattr(content, name)) for name in SCHEME_1}
    facts["body"] = [
        hashlib.sha256(fold_noise(block.html).encode("utf-8", "surrogatepass")).hexdigest()
        for block in split(content.body)
    ]
    facts["notes"] = [[note.kind, note.text, _plain_value(note.at), note.zone] for note in content.notes]
    return facts


def _plain_value(value: Any) -> Any:
    """The value as JSON can hold it; one instant reads the same in whatever zone it arrived."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value


def _scheme_2(content: Content) -> dict[str, Any]:
    """Scheme 1, and the lead picture with all that this story says of it."""
    return {**_scheme_1(content), "lead": content.lead.as_json() if content.lead else None}


SCHEMES: dict[int, Callable[[Content], dict[str, Any]]] = {1: _scheme_1, 2: _scheme_2}
