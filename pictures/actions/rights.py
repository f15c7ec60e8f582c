"""Which live pages show pictures whose rights end, and what to say of a picture's rights."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from newsroom.clock import newsroom_now
from pictures.models import AllowedUse, Picture, Use

#: How long before their end rights are spoken of.
SOON = timedelta(days=3)


@dataclass(frozen=True)
class Ending:
    """A live page that shows a picture whose rights end at `ends`, or have ended."""

    picture: Picture
    title: str
    address: str
    ends: datetime
    is_over: bool


def ending_soon(within: timedelta = SOON, *, now: datetime | None = None) -> list[Ending]:
    """Every live page with a picture whose rights end within this time or have ended, the first to end first.

    A page is named once for each such picture. One query for the rows, one for the time when `now` is not given.
    """
    moment = now or newsroom_now()
    uses = (
        Use.objects.live()
        .filter(picture__rights_end__lte=moment + within)
        .select_related("picture")
        .order_by("picture__rights_end", "picture_id", "owner", "pk")
    )
    once = {(use.picture_id, use.owner): use for use in reversed(uses)}
    return [
        Ending(use.picture, use.title, use.address, use.picture.rights_end, use.picture.rights_ended(moment))
        for use in reversed(once.values())
    ]


def sentence(picture: Picture, at: datetime) -> str:
    """What whoever shows the picture at that time must know of its rights; empty when there is nothing."""
    end = picture.rights_end
    if picture.allowed_use == AllowedUse.NONE:
        return _("It is not for publication: no story that shows it can go out.")
    if end and picture.rights_ended(at):
        return _("Its rights ended on %(day)s: no story that shows it can go out.") % {"day": _day(end)}
    if end and end <= at + SOON:
        return _("Its rights end on %(day)s.") % {"day": _day(end)}
    if picture.allowed_use == AllowedUse.ONE_STORY:
        return _("It may be used in one story only.")
    return ""


def _day(moment: datetime) -> str:
    return date_format(localtime(moment), "j F Y, H:i")
