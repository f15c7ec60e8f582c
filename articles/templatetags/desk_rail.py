"""The places of the desk as its left rail lists them."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.roles import Can
from articles.desk.reports import waiting_reports

register = template.Library()

#: Route, words, shortcut, ability. A place that has no address yet is not listed.
PLACES = (
    ("new", _("New story"), "n", Can.WRITE),
    ("home", _("My work"), "g d", Can.DESK),
    ("queue", _("Queue"), "g q", Can.DESK),
    ("schedule", pgettext_lazy("a place of the desk", "Schedule"), "g s", Can.DESK),
    ("front", pgettext_lazy("a place of the desk", "Front page"), "g f", Can.FRONT),
    ("standing", pgettext_lazy("a place of the desk", "Pages"), "g a", Can.PAGES),
    ("reports", pgettext_lazy("a place of the desk", "Reports"), "g e", Can.REVIEW),
    ("pictures:library", _("Pictures"), "g p", Can.PICTURES),
)

#: Places that say how much waits there for this person: one query each.
COUNTED = {"reports": waiting_reports}


@dataclass(frozen=True)
class Place:
    name: str
    label: str | Promise
    key: str
    url: str
    is_here: bool
    waiting: int = 0


@register.simple_tag(takes_context=True)
def places(context: dict[str, Any]) -> list[Place]:
    """Where this person can go, in the rail's order."""
    request = context["request"]
    found = []
    for name, label, key, needs in PLACES:
        url = _address(name)
        if url and request.user.is_authenticated and request.user.can(needs):
            waiting = COUNTED[name](request.user) if name in COUNTED else 0
            found.append(
                Place(name.split(":")[0], label, key, url, _is_here(name, url, request.path), waiting)
            )
    return found


def _is_here(name: str, url: str, path: str) -> bool:
    """Whether the page is the place, or a room that the place opens; My work lies above all the others."""
    return path == url if name == "home" else path.startswith(url)


def _address(name: str) -> str:
    try:
        return reverse(name if ":" in name else f"desk:{name}")
    except NoReverseMatch:
        return ""
