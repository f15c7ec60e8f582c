"""Pictures in templates: where they are, and what is to be known of them at a glance."""

from dataclasses import dataclass
from datetime import datetime

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pictures.actions.rights import SOON
from pictures.desk.filters import Asked
from pictures.desk.told import page_of, preview_of
from pictures.models import AllowedUse, Licence, Picture

register = template.Library()


@dataclass(frozen=True)
class Mark:
    kind: str
    words: str | Promise


@register.simple_tag
def page_of_picture(picture: Picture) -> str:
    return page_of(picture.pk)


@register.simple_tag
def preview_of_picture(picture: Picture) -> str:
    return preview_of(picture.pk, version=picture.version)


@register.simple_tag
def library_page(asked: Asked, number: int) -> str:
    """The same list, another page of it."""
    return asked.address(page=number if number > 1 else "")


@register.simple_tag
def picture_marks(picture: Picture, now: datetime) -> list[Mark]:
    """What a row of the library says in a word; `is_used` and `is_live` are the list's own."""
    end = picture.rights_end
    said = (
        (picture.is_live, Mark("live", _("live"))),
        (picture.is_used and not picture.is_live, Mark("used", _("in a draft"))),
        (end is not None and end <= now, Mark("bad", _("rights ended"))),
        (end is not None and now < end <= now + SOON, Mark("warn", _("rights end soon"))),
        (picture.allowed_use == AllowedUse.NONE, Mark("bad", _("not for publication"))),
        (picture.allowed_use == AllowedUse.ONE_STORY, Mark("warn", _("one story only"))),
        (picture.licence == Licence.UNKNOWN, Mark("warn", _("licence not known"))),
        (picture.was_animated, Mark("note", _("was animated"))),
    )
    return [mark for is_so, mark in said if is_so]
