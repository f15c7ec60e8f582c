"""What was done, by whom: recorded where it happens, then chained, so that nobody changes it unseen."""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction
from django.db.transaction import TransactionManagementError

from accounts.actors import Actor
from accounts.models import AuditLink, Event, User
from newsroom.xid import OldestRunningXid

# One sequencer at a time, whoever it is; the number only has to be nobody else's.
SEQUENCER_LOCK = 0x61756469
FIRST_HASH = bytes(32)


def record(verb: str, *, about: models.Model, actor: Actor, **detail: Any) -> Event:
    """An event that stands if, and only if, the transaction it tells of does."""
    if not connection.in_atomic_block:
        raise TransactionManagementError("An event is recorded in the transaction of what it tells.")
    return Event.objects.create(
        actor=actor if isinstance(actor, User) else None,
        actor_name=actor.name,
        verb=verb,
        about_type=about._meta.label_lower,
        about_id=about.pk,
        detail=detail,
    )


@transaction.atomic
def chain(limit: int = 1000) -> int:
    """Gives the oldest unchained events their place and hash; returns how many. Two at once do no harm.

    Only events below every running transaction are taken: a place once given is never given again.
    """
    if not _is_sequencer():
        return 0
    last = AuditLink.objects.order_by("position").last()
    position, previous = (last.position, bytes(last.hash)) if last else (0, FIRST_HASH)
    links = []
    for event in Event.objects.unchained().filter(xid__lt=OldestRunningXid()).order_by("id")[:limit]:
        position += 1
        hashed = link_hash(previous, position, event)
        links.append(AuditLink(position=position, event=event, previous_hash=previous, hash=hashed))
        previous = hashed
    AuditLink.objects.bulk_create(links)
    return len(links)


def breaks() -> Iterator[str]:
    """A sentence for every place where the chain no longer fits its events; none when all is well."""
    position, previous = 0, FIRST_HASH
    for link in AuditLink.objects.select_related("event").order_by("position").iterator(chunk_size=1000):
        position += 1
        if link.position != position:
            yield f"Links {position} to {link.position - 1} are missing."
            position = link.position
        if bytes(link.previous_hash) != previous:
            yield f"Link {link.position} does not follow the one before it."
        if link_hash(bytes(link.previous_hash), link.position, link.event) != bytes(link.hash):
            yield f"Event {link.event_id}, at link {link.position}, is not what was recorded."
        previous = bytes(link.hash)


def link_hash(previous: bytes, position: int, event: Event) -> bytes:
    """SHA-256 over the hash before, the place, and the event as JSON with sorted keys."""
    written = json.dumps(
        {
            "position": position,
            "event": event.pk,
            "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "actor": event.actor_id,
            "actor_name": event.actor_name,
            "verb": event.verb,
            "about": [event.about_type, event.about_id],
            "detail": event.detail,
            "xid": event.xid,
        },
        sort_keys=True,
        separators=(",", ":"),
        cls=DjangoJSONEncoder,
    )
    return hashlib.sha256(previous + written.encode()).digest()


def _is_sequencer() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [SEQUENCER_LOCK])
        return cursor.fetchone()[0]
