"""What the desk says of a picture: its words, its keywords, its rights; two people's changes both kept."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import CharField
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.actors import Actor
from newsroom.refusals import Invalid
from pictures.actions.held import changed, changes_since, held, values_of
from pictures.models import DESCRIBED, AllowedUse, Licence, Picture

#: What can be said of a picture: what its file may say too, and by what right it is shown.
SAYABLE = (*DESCRIBED, "licence", "allowed_use", "rights_end")
CHOICES = {"licence": Licence.values, "allowed_use": AllowedUse.values}
LONG = ("caption", "alt", "rights_note")
LONGEST_WORDS = 5000
LONGEST_KEYWORD = 80
MOST_KEYWORDS = 100
#: Photography is no older; and near the ends of the calendar time zones run out of it.
YEARS = range(1800, 2201)


@dataclass(frozen=True)
class Clash:
    """`name` was changed by `who` to `theirs` while this form said `ours`; theirs stands."""

    name: str
    label: str | Promise
    who: str
    at: datetime
    theirs: Any
    ours: Any


@dataclass(frozen=True)
class Described:
    """`changed` are the names that say something else now; `clashes` were left as somebody else had made them."""

    picture: Picture
    changed: list[str]
    clashes: list[Clash]


@transaction.atomic
def describe(picture_id: int, *, actor: Actor, version: int | None, **fields: Any) -> Described:
    """The picture says what these fields say, except where somebody else has said otherwise since `version`.

    A field left as it was in that version keeps what others made of it. Raises Refused for whose it is not, Invalid
    for what no picture says, NeedsBase without a version.
    """
    picture = held(picture_id, actor=actor)
    said = {name: meant(name, value) for name, value in fields.items()}
    was, by = _meanwhile(picture, version)
    clashes, after = [], {}
    for name, value in said.items():
        now = getattr(picture, name)
        if _alike(value, now) or (name in was and _alike(value, was[name])):
            continue
        must_be_in_reach(value)
        if name in by:
            clashes.append(Clash(name, label_of(name), by[name].actor_name, by[name].at, now, value))
        else:
            after[name] = value
    if after:
        changed(picture, after, verb="picture.described", actor=actor)
    return Described(picture, list(after), clashes)


@transaction.atomic
def reset_to_file(picture_id: int, *, actor: Actor, version: int | None, names: Collection[str]) -> Described:
    """These names say what the file said, nothing where it said nothing; others' changes since `version` stand."""
    unknown = set(names) - set(DESCRIBED)
    if unknown or not names:
        raise Invalid(_("A file says nothing of this."))
    picture = held(picture_id, actor=actor)
    said = {name: said_by_file(picture, name) for name in names}
    return describe(picture_id, actor=actor, version=version, **said)


def meant(name: str, value: Any) -> Any:
    """The value as the column of this name holds it. Raises Invalid for what no picture says."""
    if name not in SAYABLE:
        raise Invalid(_("Nothing can be said of a picture under this name."))
    if name == "keywords":
        return _keywords(value)
    if name in ("taken_at", "rights_end"):
        return value.replace(microsecond=0) if value else None
    if name in CHOICES:
        if value not in CHOICES[name]:
            raise Invalid(_("This choice is not known here."))
        return value
    return _words(name, str(value))


def must_be_in_reach(value: Any) -> None:
    """Raises Invalid for a time at which nobody took a picture, or had rights to one."""
    if isinstance(value, datetime) and value.year not in YEARS:
        raise Invalid(_("Give a date between 1800 and 2200."))


def said_by_file(picture: Picture, name: str) -> Any:
    """What the file said under this name, as the column would hold it."""
    value = picture.said.get(name)
    if name == "taken_at":
        return datetime.fromisoformat(value) if value else None
    if name == "keywords":
        return list(value or [])
    return value or ""


def label_of(name: str) -> str | Promise:
    """What the desk calls the column."""
    return getattr(Picture._meta.get_field(name), "verbose_name", name)


def _meanwhile(picture: Picture, version: int | None) -> tuple[dict[str, Any], Mapping[str, Any]]:
    """What each name that others changed since then was at that time, and the last event that changed it."""
    was: dict[str, Any] = {}
    by: dict[str, Any] = {}
    for event in changes_since(picture, version):
        for name, value in values_of(event, "before"):
            was.setdefault(name, value)
            by[name] = event
    return was, by


def _words(name: str, value: str) -> str:
    value = value.replace("\r\n", "\n").replace("\0", "").strip() if name in LONG else " ".join(value.split())
    field = Picture._meta.get_field(name)
    most = field.max_length if isinstance(field, CharField) else LONGEST_WORDS
    if len(value) > (most or LONGEST_WORDS):
        raise Invalid(
            _("“%(name)s” is too long: at most %(most)d letters.") % {"name": label_of(name), "most": most}
        )
    return value.replace("\0", "")


def _keywords(value: Collection[str]) -> list[str]:
    words = list(dict.fromkeys(word for word in (" ".join(one.split()) for one in value) if word))
    if len(words) > MOST_KEYWORDS:
        raise Invalid(_("It would have more than 100 keywords."))
    if any(len(word) > LONGEST_KEYWORD for word in words):
        raise Invalid(_("A keyword has at most 80 letters."))
    return words


def _alike(one: Any, other: Any) -> bool:
    """Whether both say the same; a form shows times to the second."""
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one.replace(microsecond=0) == other.replace(microsecond=0)
    if isinstance(one, str) and isinstance(other, str):
        return _lines(one) == _lines(other)
    return one == other


def _lines(words: str) -> list[str]:
    return [" ".join(line.split()) for line in words.strip().splitlines()]
