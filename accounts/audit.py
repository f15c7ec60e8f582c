"""What was done, by whom: recorded where it happens, in the same transaction."""

from typing import Any

from django.db import connection, models
from django.db.transaction import TransactionManagementError

from accounts.actors import Actor
from accounts.models import Event, User


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
