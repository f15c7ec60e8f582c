"""One picture, held for a change: by whoever may change it, each change one version and one event."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext as _

from accounts.actors import Actor
from accounts.audit import record
from accounts.models import Event
from newsroom.refusals import Invalid, NeedsBase, Refused
from pictures.actions.whose import may_change
from pictures.models import Picture

#: Columns that hold a time; an event tells of them in ISO 8601.
TIMES = ("taken_at", "rights_end", "deleted_at")


def held(picture_id: int, *, actor: Actor) -> Picture:
    """The picture's row, locked until the transaction ends. Raises Refused when it is not this person's to change."""
    picture = Picture.objects.select_for_update(of=("self",)).filter(pk=picture_id).first()
    if picture is None:
        raise Refused(_("This picture is no longer in the library."))
    must_be_theirs(picture, actor)
    return picture


def must_be_theirs(picture: Picture, actor: Actor) -> None:
    """Raises Refused when the picture is not this person's to change."""
    if not may_change(picture, actor):
        raise Refused(_("Only who added it and the picture desk change it."))


def changed(picture: Picture, after: Mapping[str, Any], *, verb: str, actor: Actor) -> None:
    """The picture has these columns, one version later, and an event tells what they were before."""
    before = {name: getattr(picture, name) for name in after}
    for name, value in after.items():
        setattr(picture, name, value)
    picture.version += 1
    picture.save(update_fields=[*after, "version"])
    record(verb, about=picture, actor=actor, before=_told(before), after=_told(after))


def changes_since(picture: Picture, version: int | None) -> list[Event]:
    """What made this version of the picture from that one, oldest first; each has `before` and `after`.

    A version more is an event more, whichever verb made it. Raises NeedsBase for no version and Invalid for one
    that never was.
    """
    if version is None:
        raise NeedsBase(
            _("This form does not say which state of the picture it was made from: open the page again.")
        )
    if not 0 < version <= picture.version:
        raise Invalid(_("The picture never was in the state this form was made from."))
    newer = picture.version - version
    events = Event.objects.about(picture).filter(detail__has_key="after").order_by("-id")[:newer]
    return list(reversed(events)) if newer else []


def values_of(event: Event, side: str) -> Iterator[tuple[str, Any]]:
    """Names and values as the columns hold them, `before` or `after` this event."""
    for name, value in event.detail[side].items():
        yield name, datetime.fromisoformat(value) if name in TIMES and value else value


def _told(columns: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in columns.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return getattr(value, "pk", value)
