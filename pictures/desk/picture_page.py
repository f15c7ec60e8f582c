"""What the page of one picture shows: its fields beside the file's words, its cut, its rights, its uses, its past."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.forms import BoundField
from django.utils.timezone import localtime

from accounts.models import Event, User
from newsroom.clock import newsroom_now
from pictures.actions import rights
from pictures.actions.describing import Clash, said_by_file
from pictures.actions.whose import may_change
from pictures.desk import queries
from pictures.desk.picture_form import (
    SECONDS,
    SIDES,
    CutForm,
    DescribeForm,
    as_shown,
    cut_of,
    initial_of,
    seconds_of,
)
from pictures.desk.picture_past import Told, told
from pictures.models import DESCRIBED, Picture, Use
from pictures.models import Collection as Shelf
from pictures.shapes.recipes import RATIOS
from pictures.shapes.shape import AS_IT_IS

#: Fields in the order they are read, and those that belong to the rights.
ABOUT = ("title", "caption", "alt", "credit", "photographer", "place", "taken_at", "keywords")
OF_RIGHTS = ("owner", "licence", "allowed_use", "rights_end", "rights_note")
PAST = 40


@dataclass(frozen=True)
class Row:
    """A field, what the file said when that is something else (`said` to read, `put` to put in), and a clash."""

    field: BoundField
    said: str
    put: str
    clash: Clash | None
    theirs: str


@dataclass(frozen=True)
class Where:
    """One place that shows the picture."""

    title: str
    address: str
    in_draft: bool
    is_live: bool


def page_of(
    picture: Picture, *, user: User, form: DescribeForm | None = None, clashes: Collection[Clash] = ()
) -> dict:
    """Everything the template shows, in a number of queries that does not grow."""
    now = newsroom_now()
    shown = form or DescribeForm(initial=initial_of(picture))
    cut = CutForm(initial=cut_of(picture))
    by_name = {clash.name: clash for clash in clashes}
    uses = where_used(picture.uses.order_by("-is_live", "title", "owner"))
    return {
        "picture": picture,
        "now": now,
        "mine": may_change(picture, user),
        "form": shown,
        "about": [_row(shown, name, picture, by_name) for name in ABOUT],
        "of_rights": [_row(shown, name, picture, by_name) for name in OF_RIGHTS],
        "clashes": clashes,
        "file_differs": any(_differs(picture, name) for name in DESCRIBED),
        "rights_sentence": rights.sentence(picture, now),
        "rights_ended": picture.rights_ended(now),
        "cut": cut,
        "cut_sides": [cut[side] for side in SIDES],
        "ratios": [Pane(name, ratio) for name, ratio in RATIOS.items()],
        "as_it_came": AS_IT_IS,
        "keywords": queries.common_keywords(),
        "collections": list(picture.collections.all()),
        "shelves": list(Shelf.objects.values_list("name", flat=True)),
        "uses": uses,
        "past": past_of(picture),
    }


@dataclass(frozen=True)
class Pane:
    name: str
    ratio: tuple[float, float] | None

    @property
    def numbers(self) -> str:
        """As the script reads it: `16 9`; `0 0` is the whole crop."""
        across, down = self.ratio or (0, 0)
        return f"{across:g} {down:g}"


def where_used(uses: Collection[Use]) -> list[Where]:
    """Each place once, those that readers see first."""
    owners: dict[str, list[Use]] = {}
    for use in uses:
        owners.setdefault(use.owner, []).append(use)
    return [
        Where(
            title=rows[0].title or owner,
            address=rows[0].address,
            in_draft=any(not use.is_live for use in rows),
            is_live=any(use.is_live for use in rows),
        )
        for owner, rows in owners.items()
    ]


def past_of(picture: Picture) -> list[Told]:
    """What was done to it, the last first."""
    events: Iterator[Event] = Event.objects.about(picture).order_by("-id")[:PAST].iterator()
    return [told(event) for event in events]


def _row(form: DescribeForm, name: str, picture: Picture, clashes: Mapping[str, Clash]) -> Row:
    differs = name in DESCRIBED and _differs(picture, name)
    said = said_by_file(picture, name) if differs else ""
    clash = clashes.get(name)
    return Row(
        form[name],
        readable(name, said),
        _put(name, said),
        clash,
        readable(name, clash.theirs) if clash else "",
    )


def _differs(picture: Picture, name: str) -> bool:
    """Whether the file said something, and the desk says something else."""
    said, now = said_by_file(picture, name), getattr(picture, name)
    if isinstance(said, datetime):
        return seconds_of(said) != seconds_of(now)
    return bool(said) and said != now


def readable(name: str, value: Any) -> str:
    if isinstance(value, datetime):
        return f"{localtime(value):%Y-%m-%d %H:%M}"
    return str(as_shown(name, value) if value else "")


def _put(name: str, value: Any) -> str:
    if isinstance(value, datetime):
        return f"{localtime(value):{SECONDS}}"
    return readable(name, value)
