"""A story as a list shows it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.models import LiveStory
from articles.pages import surrogates
from articles.pages.bylines import signed_by
from articles.pages.dates import Moment
from articles.pages.links import story_url
from articles.pages.paper import Link, Paper
from articles.pages.pictures import Album, PictureView, Place


@dataclass(frozen=True, kw_only=True)
class Teaser:
    """`lang` is set only where the story's language is not the page's; `picture` only where its place shows one."""

    url: str
    headline: str
    kicker: str
    standfirst: str
    section: Link | None
    bylines: str
    published: Moment
    flag: str
    lang: str
    picture: PictureView | None = None


@dataclass(frozen=True, kw_only=True)
class RailLine:
    """A story as a rail beside others shows it."""

    url: str
    headline: str
    published: Moment


def rail_lines(stories: Iterable[LiveStory], paper: Paper) -> list[RailLine]:
    stories = list(stories)
    paper.shows(*(surrogates.of_story(live.article_id) for live in stories))
    return [
        RailLine(url=story_url(live), headline=live.headline, published=paper.moment(live.first_published_at))
        for live in stories
    ]


def teaser(live: LiveStory, paper: Paper, *, place: Place | None = None, is_first: bool = False) -> Teaser:
    """With its lead picture as `place` shows it; `is_first` where that is what readers of the page wait for."""
    paper.shows(surrogates.of_story(live.article_id))
    return Teaser(
        url=story_url(live),
        headline=live.headline,
        kicker=live.kicker,
        standfirst=live.standfirst,
        section=paper.section_link(live.section_id),
        bylines=signed_by([byline["name"] for byline in live.bylines]),
        published=paper.moment(live.first_published_at),
        flag=_flag(live),
        lang="" if live.edition == paper.edition else live.edition,
        picture=_picture(live, place, is_first=is_first) if place else None,
    )


def teasers(stories: Iterable[LiveStory], paper: Paper, *, place: Place | None = None) -> list[Teaser]:
    return [teaser(live, paper, place=place) for live in stories]


def _picture(live: LiveStory, place: Place, *, is_first: bool) -> PictureView | None:
    """Beside a headline that says the same it is decoration: without alternative text."""
    lead, album = live.lead, Album(live.pictures)
    return album.picture(lead["picture"], lead["shape"], place, is_first=is_first) if lead else None


def _flag(live: LiveStory) -> str:
    """What a list owes its readers to say of a story that is not as it first was."""
    kinds = {note["kind"] for note in live.notes}
    if "correction" in kinds:
        return _("Corrected")
    if live.updated_at > live.first_published_at:
        return _("Updated")
    return ""
