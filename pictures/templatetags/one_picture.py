"""One picture in templates: its cuts as the desk sees them, and which live pages must be looked at."""

from datetime import datetime
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import User
from accounts.roles import Can, Scope, scope
from pictures.actions import rights
from pictures.models import Picture

register = template.Library()

RATIO_NAMES: dict[str, str | Promise] = {
    "whole": _("The whole cut"),
    "wide": _("Wide, 16:9"),
    "classic": _("Classic, 3:2"),
    "four": _("4:3"),
    "square": _("Square"),
    "social": pgettext_lazy("a ratio", "Social networks"),
}


@register.simple_tag
def cut_preview(picture: Picture, ratio: str, width: int, shape: str = "") -> str:
    """Where the desk sees this ratio of this shape (its own when empty)."""
    asked = {"w": width, "ratio": ratio, "v": picture.version} | ({"shape": shape} if shape else {})
    return f"{reverse('pictures:preview', args=[picture.pk])}?{urlencode(asked)}"


@register.simple_tag
def ratio_name(name: str) -> str | Promise:
    return RATIO_NAMES[name]


@register.inclusion_tag("desk/pictures/_ending.html")
def rights_ending(user: User, now: datetime) -> dict:
    """Live pages whose pictures' rights end within three days, for whoever can do something about it; one query."""
    told = user.can(Can.PUBLISH) or scope(user.roles, Can.PICTURES) == Scope.EVERYWHERE
    return {"endings": rights.ending_soon(now=now) if told else [], "now": now}
