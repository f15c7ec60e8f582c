"""Whether pictures can be shown to readers: what is in the way, and what to think of before."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from newsroom.clock import newsroom_now
from pictures.actions import failures
from pictures.actions.renditions import needed_by
from pictures.actions.rights import SOON
from pictures.models import AllowedUse, Licence, Picture, Rendition, Use
from pictures.shapes.uses import Used


def what_is_missing(used: Collection[Used], *, at: datetime | None = None) -> list[str]:
    """Sentences about what keeps these pictures from readers (at that time, or now); none when nothing does.

    Vanished and binned pictures, rights that have ended, pictures not for publication, and renditions that are not
    drawn yet or could not be. No query for no pictures, else two, and the clock is asked unless a time is given.
    """
    found = look_at(used, at=at)
    return [*found.forbidden, *found.undrawn]


def look_at(used: Collection[Used], *, at: datetime | None = None) -> "InTheWay":
    """The same, what only time can mend told apart."""
    if not used:
        return InTheWay()
    pictures = Picture.objects.in_bulk({one.picture for one in used})
    moment = at or newsroom_now()
    forbidden = [] if len(pictures) == len({one.picture for one in used}) else [_gone()]
    for picture in pictures.values():
        forbidden += _forbidden(picture, moment)
    waiting, given_up = _undrawn(pictures, used)
    return InTheWay(forbidden=(*forbidden, *given_up), undrawn=tuple(waiting))


@dataclass(frozen=True)
class InTheWay:
    """Sentences: `forbidden` keeps the pictures from readers until a person acts, `undrawn` until they are drawn."""

    forbidden: tuple[str, ...] = ()
    undrawn: tuple[str, ...] = ()


def warnings(used: Collection[Used], *, at: datetime, owner: str = "") -> list[str]:
    """Sentences about what should be thought of before these pictures are shown at that time; nothing is in the way.

    Rights that end within three days, a licence nobody knows, a picture for one story only that another one (than
    `owner`) uses. No query for no pictures, else one, and one more when a picture is for one story only.
    """
    if not used:
        return []
    pictures = Picture.objects.in_bulk({one.picture for one in used})
    said = []
    for picture in pictures.values():
        if picture.rights_end and at < picture.rights_end <= at + SOON:
            said.append(
                _("The rights to the picture “%(picture)s” end on %(end)s.")
                % {"picture": picture, "end": _day(picture.rights_end)}
            )
        if picture.licence == Licence.UNKNOWN:
            said.append(
                _("Nobody has said under which licence the picture “%(picture)s” is used.")
                % {"picture": picture}
            )
    return said + _used_elsewhere(list(pictures.values()), owner)


def _forbidden(picture: Picture, moment: datetime) -> list[str]:
    if picture.deleted_at:
        return [_("The picture “%(picture)s” is in the bin.") % {"picture": picture}]
    if picture.allowed_use == AllowedUse.NONE:
        return [_("The picture “%(picture)s” is not for publication.") % {"picture": picture}]
    if picture.rights_end and picture.rights_ended(moment):
        return [
            _("The rights to the picture “%(picture)s” ended on %(end)s.")
            % {"picture": picture, "end": _day(picture.rights_end)}
        ]
    return []


def _undrawn(pictures: dict[int, Picture], used: Collection[Used]) -> tuple[list[str], list[str]]:
    """(pictures that are on their way, pictures that could not be drawn), a sentence each."""
    names = {
        name: picture
        for picture in pictures.values()
        for name in needed_by(picture, [one for one in used if one.picture == picture.pk])
    }
    there = set(Rendition.objects.filter(name__in=list(names)).values_list("name", flat=True))
    missing = {picture.pk: picture for name, picture in names.items() if name not in there}
    given_up = failures.given_up(missing)
    waiting = [
        _("The picture “%(picture)s” is still being drawn for readers: try again in a moment.")
        % {"picture": picture}
        for pk, picture in sorted(missing.items())
        if pk not in given_up
    ]
    failed = [
        _("The picture “%(picture)s” could not be drawn for readers: put another one in its place.")
        % {"picture": picture}
        for pk, picture in sorted(missing.items())
        if pk in given_up
    ]
    return waiting, failed


def _used_elsewhere(pictures: list[Picture], owner: str) -> list[str]:
    alone = {picture.pk: picture for picture in pictures if picture.allowed_use == AllowedUse.ONE_STORY}
    if not alone:
        return []
    uses = Use.objects.filter(picture__in=alone).exclude(owner=owner).order_by()
    stories = uses.values_list("picture").annotate(owners=Count("owner", distinct=True))
    # Whoever does not say who they are counts as one of those who use it.
    most = 0 if owner else 1
    return [
        _("The picture “%(picture)s” is for one story only, and another story uses it.")
        % {"picture": alone[pk]}
        for pk, owners in sorted(stories)
        if owners > most
    ]


def _gone() -> str:
    return _("A picture of this story is no longer in the library.")


def _day(moment: datetime) -> str:
    return date_format(localtime(moment), "j F Y")
