"""The front page: what breaks, what leads, what comes second, what people think, what each section brings."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import LiveStory, Section
from articles.models.front import PICTURE
from articles.models.revision import Importance
from articles.pages import links, surrogates
from articles.pages.ads import ads_on
from articles.pages.front_stories import FrontStories
from articles.pages.json_ld import as_script, web_site
from articles.pages.paper import Link, Page, Paper
from articles.pages.pictures import (
    BAND,
    BAND_HALF,
    BAND_THIRD,
    PICTURED,
    PICTURED_ALSO,
    TEASER,
    TEASER_LEAD,
    TEASER_THIRD,
    Album,
    PictureView,
    Place,
)
from articles.pages.teasers import Teaser, rail_lines, teaser, teasers
from articles.text.pictured import pictures_in

#: Beside the lead, with the picture's place where there is room for one.
SECONDS: dict[str, Place | None] = {"second-1": TEASER, "second-2": TEASER, "second-3": None}
THIRDS = ("third-1", "third-2")
IN_RAIL = 12
IN_OPINION = 4
ALSO_PICTURED = 3
#: How many sections stand side by side, row by row; for each, where the first story's picture stands, how many follow.
ROWS = (1, 2, 3)
IN_ROW: dict[int, tuple[Place, int]] = {1: (BAND, 6), 2: (BAND_HALF, 4), 3: (BAND_THIRD, 3)}
ABOVE_PICTURE = 2
PICTURE_AMONG = 4


@dataclass(frozen=True)
class Band:
    """A section's strip of stories."""

    slug: str
    url: str
    name: str
    first: Teaser
    others: list[Teaser]


@dataclass(frozen=True)
class Opinion:
    """What people think, each under their name."""

    link: Link
    teasers: list[Teaser]


@dataclass(frozen=True)
class PictureStory:
    """A story set wide, with more of its pictures and how many there are in all."""

    teaser: Teaser
    also: list[PictureView]
    count: str


@dataclass(frozen=True)
class Breaking:
    """What breaks, and where it is told, if anywhere yet."""

    text: str
    url: str


def front_page(paper: Paper, stories: FrontStories) -> Page:
    """The front page as it stands; it holds until a pin or the bar runs out, or the day ends."""
    edition = paper.edition
    paper.is_of_today()
    paper.shows(surrogates.of_front(edition), surrogates.of_latest(edition))
    _holds_while_set_so(paper, stories)
    with translation.override(edition):
        placed = {place: each.live for place, each in stories.placed.items()}
        opinion, shown = _opinion(stories, paper)
        rows = _rows([(section, left) for section, left in _sections(stories, shown)], paper)
        context = {
            "frame": _frame(paper),
            "breaking": _breaking(stories),
            "lead": _lead(placed, paper),
            "seconds": [teaser(placed[at], paper, place=SECONDS[at]) for at in SECONDS if at in placed],
            "thirds": [teaser(placed[at], paper, place=TEASER_THIRD) for at in THIRDS if at in placed],
            "latest": rail_lines([each for each in stories.newest if each.pk not in shown][:IN_RAIL], paper),
            "opinion": opinion,
            "rows_above": rows[:ABOVE_PICTURE],
            "picture_story": _picture_story(placed.get(PICTURE), paper),
            "rows_below": rows[ABOVE_PICTURE:],
            "ads": ads_on("front", links.front_url(edition), paper)
            if _lets_ads_on(placed.get("lead"))
            else {},
        }
    return paper.page("reader/front.html", context)


def _holds_while_set_so(paper: Paper, stories: FrontStories) -> None:
    """What is pinned but withdrawn would be there too; what runs out makes the page wrong by itself."""
    bar = stories.page
    named = [pin.article_id for pin in stories.pins] + ([bar.breaking_id] if bar.breaking_id else [])
    paper.shows(*(surrogates.of_story(pk) for pk in named))
    for ends in [pin.until for pin in stories.pins] + [bar.breaking_until]:
        if ends and ends > paper.now:
            paper.holds_until(ends)


def _lets_ads_on(lead: LiveStory | None) -> bool:
    """A page led by news that carries no ads carries none either."""
    return lead is not None and lead.carries_ads


def _frame(paper: Paper):
    edition = paper.edition
    return paper.frame(
        "",
        path=links.front_url(edition),
        other=links.front_url("en" if edition == "fr" else "fr"),
        description=_("The news of the region and the world, from the newsroom of %(site)s.")
        % {"site": settings.SITE_NAME},
        today=paper.moment(paper.now),
        is_front=True,
        json_ld=as_script(web_site(edition)),
        open_graph=_open_graph(edition),
    )


def _breaking(stories: FrontStories) -> Breaking | None:
    if stories.breaking is None:
        return None
    story = stories.breaking_story
    return Breaking(stories.breaking.breaking, links.story_url(story) if story else "")


def _lead(placed: dict[str, LiveStory], paper: Paper) -> Teaser | None:
    return teaser(placed["lead"], paper, place=TEASER_LEAD, is_first=True) if "lead" in placed else None


def _opinion(stories: FrontStories, paper: Paper) -> tuple[Opinion | None, set[int]]:
    """The band of what people think, and every story that stands above the sections now."""
    shown = stories.placed_ids
    for section, newest in stories.by_section:
        if not section.holds_opinion:
            continue
        signed = [live for live in newest if live.bylines and live.pk not in shown][:IN_OPINION]
        if signed:
            band = Opinion(paper.section_link(section.pk), teasers(signed, paper))
            return band, shown | {live.pk for live in signed}
    return None, shown


def _sections(stories: FrontStories, shown: Collection[int]) -> list[tuple[Section, list[LiveStory]]]:
    """The sections that have more to say, and what."""
    left = [
        (section, [live for live in newest if live.pk not in shown])
        for section, newest in stories.by_section
        if not section.holds_opinion
    ]
    return [(section, newest) for section, newest in left if newest]


def _rows(sections: Sequence[tuple[Section, list[LiveStory]]], paper: Paper) -> list[list[Band]]:
    """The bands in rows: one across the page, then two, then three side by side, as far as there are any."""
    rows, start = [], 0
    while start < len(sections):
        row = sections[start : start + ROWS[min(len(rows), len(ROWS) - 1)]]
        rows.append([_band(section, newest, paper, *IN_ROW[len(row)]) for section, newest in row])
        start += len(row)
    return rows


def _band(section: Section, newest: Sequence[LiveStory], paper: Paper, place: Place, others: int) -> Band:
    link = paper.section_link(section.pk)
    first = _first_of(newest)
    after = [live for live in newest if live is not first][:others]
    top = teaser(first, paper, place=place)
    return Band(section.slug(paper.edition), link.url, link.name, top, teasers(after, paper))


def _first_of(newest: Sequence[LiveStory]) -> LiveStory:
    """The newest that is no brief and has a picture to show, if one of the newest few has; else the newest."""
    news = [live for live in newest if live.importance > Importance.BRIEF] or newest
    return next((live for live in news[:PICTURE_AMONG] if live.lead), news[0])


def _picture_story(live: LiveStory | None, paper: Paper) -> PictureStory | None:
    if live is None:
        return None
    lead = live.lead["picture"] if live.lead else 0
    album = Album(live.pictures)
    figures = {figure.picture: figure for figure in pictures_in(live.body) if figure.picture != lead}
    also = [album.picture(figure.picture, figure.shape, PICTURED_ALSO) for figure in figures.values()]
    known = [picture for picture in also if picture]
    count = len(known) + bool(lead)
    said = ngettext("%(count)s picture", "%(count)s pictures", count) % {"count": count} if known else ""
    return PictureStory(teaser(live, paper, place=PICTURED), known[:ALSO_PICTURED], said)


def _open_graph(edition: str) -> tuple[tuple[str, str], ...]:
    return (
        ("og:type", "website"),
        ("og:title", settings.SITE_NAME),
        ("og:url", links.absolute(links.front_url(edition))),
    )
