"""A picture's events in words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from accounts.models import Event
from pictures.actions.describing import SAYABLE, label_of


@dataclass(frozen=True)
class Told:
    who: str
    at: datetime
    words: str


def told(event: Event) -> Told:
    """Who did what, when; a verb nobody wrote words for says its own name."""
    words = WORDS.get(event.verb)
    return Told(event.actor_name, event.at, words(event) if words else event.verb)


def _described(event: Event) -> str:
    names = [str(label_of(name)) for name in SAYABLE if name in event.detail.get("after", {})]
    return _("changed: %(fields)s") % {"fields": get_text_list(names, _("and"))}


def _collected(event: Event) -> str:
    return _("laid it in “%(collection)s”") % {"collection": event.detail.get("name", "")}


def _uncollected(event: Event) -> str:
    return _("took it out of “%(collection)s”") % {"collection": event.detail.get("name", "")}


WORDS: dict[str, Callable[[Event], str]] = {
    "picture.added": lambda event: _("added it"),
    "picture.described": _described,
    "picture.rights": _described,
    "picture.shaped": lambda event: _("cut it otherwise"),
    "picture.collected": _collected,
    "picture.uncollected": _uncollected,
    "picture.binned": lambda event: _("put it in the bin"),
    "picture.brought_back": lambda event: _("brought it back from the bin"),
}
