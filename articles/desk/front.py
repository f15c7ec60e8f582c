"""The front page as the desk sees it: each place, what stands there and why, and what could."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.search import SearchQueryField
from django.db.models import BooleanField, F, Func, Value
from django.utils.functional import Promise

from accounts.models import User
from articles.desk.front_forms import PLACE_NAMES, lasting_choices
from articles.models import Article, FrontPage, FrontPlace, LiveStory
from articles.models.front import PLACES, RANKED
from articles.pages.front_stories import FrontStories, front_stories
from articles.pages.links import front_url
from newsroom.clock import newsroom_now
from newsroom.editions import EDITIONS

MOST_FOUND = 12
LONGEST = 200


@dataclass(frozen=True, kw_only=True)
class PlaceRow:
    """A place: the live story there, the pin if somebody set one and by whom; `kept_for` is a pinned story that waits.

    `kept_for` is None too where the story is not for this person's eyes; `is_kept` says that there is one. `focus` is
    the control ("up", "down", "choose") on which whoever just moved something goes on, or "".
    """

    place: str
    name: str | Promise
    live: LiveStory | None
    pin: FrontPlace | None
    pinned_by: str
    is_kept: bool
    kept_for: Article | None
    goes_up: bool
    goes_down: bool
    is_asked: bool
    focus: str


@dataclass(frozen=True, kw_only=True)
class FrontDesk:
    """The page: one edition's front, what was searched for and found, and the breaking bar."""

    edition: str
    editions: list[str]
    now: datetime
    page: FrontPage
    rows: list[PlaceRow]
    place: str
    place_name: str | Promise
    q: str
    found: list[LiveStory]
    placed_ids: set[int]
    newest: list[LiveStory]
    is_breaking: bool
    breaking_story: LiveStory | None
    breaking_by: str
    hours: list[tuple[int, str]]
    address: str


def front_desk(asked: Mapping[str, str], *, user: User) -> FrontDesk:
    """What the address asks for; whatever it cannot mean is the default edition's lead."""
    edition = asked.get("edition", "") if asked.get("edition") in EDITIONS else EDITIONS[0]
    place = asked.get("place", "") if asked.get("place") in PLACES else PLACES[0]
    now = newsroom_now()
    stories = front_stories(edition, now)
    q = " ".join(asked.get("q", "").split())[:LONGEST]
    names = _names(stories)
    return FrontDesk(
        edition=edition,
        editions=list(EDITIONS),
        now=now,
        page=stories.page,
        rows=_rows(stories, names, asked, chosen=place, user=user),
        place=place,
        place_name=PLACE_NAMES[place],
        q=q,
        found=_found(edition, q),
        placed_ids=stories.placed_ids,
        newest=stories.newest,
        is_breaking=stories.breaking is not None,
        breaking_story=stories.breaking_story,
        breaking_by=names.get(stories.page.breaking_by_id, ""),
        hours=lasting_choices(),
        address=front_url(edition),
    )


def _rows(
    stories: FrontStories, names: dict[int, str], asked: Mapping[str, str], *, chosen: str, user: User
) -> list[PlaceRow]:
    pins = {pin.place: pin for pin in stories.pins}
    waiting = {
        place: pin.article_id
        for place, pin in pins.items()
        if not (place in stories.placed and stories.placed[place].live.pk == pin.article_id)
    }
    kept = Article.objects.visible_to(user).select_related("head").in_bulk(list(waiting.values()))
    order = [place for place in RANKED if place in stories.placed]
    return [
        PlaceRow(
            place=place,
            name=PLACE_NAMES[place],
            live=stories.placed[place].live if place in stories.placed else None,
            pin=pins.get(place),
            pinned_by=names.get(pins[place].pinned_by_id, "") if place in pins else "",
            is_kept=place in waiting,
            kept_for=kept.get(waiting.get(place, 0)),
            goes_up=place in order[1:],
            goes_down=place in order[:-1],
            is_asked=place == chosen,
            focus=_focus(order, asked) if asked.get("at") == place else "",
        )
        for place in PLACES
    ]


def _focus(order: list[str], asked: Mapping[str, str]) -> str:
    """The same button again where there is one, for who presses it several times; else the way back."""
    ways = {"up": asked["at"] in order[1:], "down": asked["at"] in order[:-1]}
    tried = {"up": ("up", "down"), "down": ("down", "up")}.get(asked.get("on", ""), ())
    return next((way for way in tried if ways[way]), "choose")


def _names(stories: FrontStories) -> dict[int, str]:
    """Who set what stands there."""
    people = {pin.pinned_by_id for pin in stories.pins} | {stories.page.breaking_by_id or 0}
    return dict(User.objects.filter(pk__in=people).values_list("pk", "name"))


def _found(edition: str, words: str) -> list[LiveStory]:
    """Live stories with all the words, the newest first; without words the newest of all."""
    rows = LiveStory.objects.in_edition(edition).for_lists().select_related("section__parent")
    if words:
        wanted = Func(
            Value(edition), Value(words), function="newsroom_query", output_field=SearchQueryField()
        )
        has = Func(
            F("search"),
            wanted,
            template="(%(expressions)s)",
            arg_joiner=" @@ ",
            output_field=BooleanField(),
        )
        rows = rows.filter(has)
    return list(rows.newest_first()[:MOST_FOUND])
