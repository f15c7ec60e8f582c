"""Lists of stories by day: latest, a section, a topic, an author, a day of the archive, corrections."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from articles.models import Author, LiveStory, Section, Topic
from articles.pages import links, surrogates
from articles.pages.ads import AdView, ads_on
from articles.pages.dates import long_date, month_and_year, newsroom_day
from articles.pages.json_ld import as_script, breadcrumbs, profile_page
from articles.pages.notes import ABOVE, ReaderNote, reader_notes
from articles.pages.paper import OTHER_EDITION, Link, Page, Paper, feed_links
from articles.pages.pictures import LIST_LEAD, ROW, TEASER
from articles.pages.teasers import Teaser, teaser, teasers

DEEP = "noindex, follow"
#: How many stories come second on a section's page.
IN_SECTION = 3

#: So many days without stories, and a day's neighbours may be found by the whole edition's key instead.
GAP = 60


@dataclass(frozen=True)
class Stretch:
    """One page of a list: its stories, and whether it begins the list, and the next address or ""."""

    stories: Sequence[LiveStory]
    is_first: bool
    older: str


@dataclass(frozen=True)
class Day:
    """A day's stories under its name."""

    iso: str
    name: str
    url: str
    teasers: list[Teaser]


def latest_page(paper: Paper, stretch: Stretch) -> Page:
    with translation.override(paper.edition):
        paper.shows(surrogates.of_latest(paper.edition))
        own = links.latest_url(paper.edition)
        other = links.latest_url(OTHER_EDITION[paper.edition])
        ads = _ads(own, stretch, paper)
        return _list_page(
            "reader/latest.html", paper, stretch, title=_("Latest"), own=own, other=other, ads=ads
        )


def section_page(paper: Paper, section: Section, stretch: Stretch) -> Page:
    edition = paper.edition
    parent = section.parent
    with translation.override(edition):
        own = links.section_url(section, edition)
        name = section.name(edition)
        paper.shows(surrogates.of_section(section.pk, edition))
        lead, seconds, stretch = _top_apart(stretch)
        return _list_page(
            "reader/section.html",
            paper,
            stretch,
            title=f"{name}, {parent.name(edition)}" if parent else name,
            own=own,
            other=links.section_url(section, OTHER_EDITION[edition]),
            current={section.parent_id: "true"} if parent else {section.pk: "page"},
            feeds=feed_links(own, name),
            json_ld=as_script(breadcrumbs(_way_to(section, edition))),
            name=name,
            parent=paper.section_link(section.parent_id),
            subsections=[paper.section_link(below.pk) for below in paper.under(section)],
            lead=lead and teaser(lead, paper, place=LIST_LEAD, is_first=True),
            seconds=[
                teaser(live, paper, place=None if number else TEASER) for number, live in enumerate(seconds)
            ],
            ads=ads_on("section", own, paper) if lead and lead.carries_ads else {},
        )


def _ads(own: str, stretch: Stretch, paper: Paper) -> dict[str, AdView]:
    """Only the page a list begins with has room, and none over a story that carries no ads."""
    if not stretch.is_first or not (stretch.stories and stretch.stories[0].carries_ads):
        return {}
    return ads_on("list", own, paper)


def _way_to(section: Section, edition: str) -> list[tuple[str, str]]:
    """From the front page to the section, each step with its path."""
    above = [each for each in (section.parent, section) if each]
    steps = [(each.name(edition), links.section_url(each, edition)) for each in above]
    return [(settings.SITE_NAME, links.front_url(edition)), *steps]


def _top_apart(stretch: Stretch) -> tuple[LiveStory | None, Sequence[LiveStory], Stretch]:
    """The newest story leads the section's page, the next few come second; deeper pages are all list."""
    if not (stretch.is_first and stretch.stories):
        return None, [], stretch
    lead, *others = stretch.stories
    return lead, others[:IN_SECTION], replace(stretch, stories=others[IN_SECTION:])


def topic_page(paper: Paper, topic: Topic, stretch: Stretch, *, key_story: LiveStory | None = None) -> Page:
    """Its key story, while readers see one, stands above the list and not in it."""
    paper.shows(surrogates.of_topic(topic.pk))
    if topic.key_story_id:
        paper.shows(surrogates.of_story(topic.key_story_id))
    if key_story:
        others = [live for live in stretch.stories if live.article_id != key_story.article_id]
        stretch = replace(stretch, stories=others)
    with translation.override(paper.edition):
        own = links.topic_url(topic.slug, paper.edition)
        return _list_page(
            "reader/topic.html",
            paper,
            stretch,
            title=topic.name,
            own=own,
            feeds=feed_links(own, topic.name),
            description=topic.intro,
            topic=topic,
            up=Link(url=links.topics_url(paper.edition), name=_("Topics")),
            lead=key_story and teaser(key_story, paper, place=LIST_LEAD, is_first=True),
            ads={} if topic.without_ads else _ads(own, stretch, paper),
        )


def author_page(paper: Paper, author: Author, stretch: Stretch, *, is_in_other: bool) -> Page:
    """`is_in_other` says whether readers of the other edition find something under the name too."""
    edition = paper.edition
    # Whether the other edition has something under the name is said here too.
    paper.shows(
        surrogates.of_author(author.pk, edition), surrogates.of_author(author.pk, OTHER_EDITION[edition])
    )
    with translation.override(edition):
        own = links.author_url(author.slug, edition)
        return _list_page(
            "reader/author.html",
            paper,
            stretch,
            title=author.name,
            own=own,
            other=links.author_url(author.slug, OTHER_EDITION[edition]) if is_in_other else "",
            feeds=feed_links(own, author.name),
            description=author.bio(edition),
            json_ld=as_script(
                profile_page(
                    {"name": author.name, "slug": author.slug, "kind": author.kind},
                    edition,
                    about=author.bio(edition),
                )
            ),
            author=author,
            bio=author.bio(edition),
            kind=author.get_kind_display(),
            up=Link(url=links.authors_url(edition), name=_("Authors")),
            ads=_ads(own, stretch, paper),
        )


def archive_page(
    paper: Paper, day: date, stories: Sequence[LiveStory], *, before: datetime | None, after: datetime | None
) -> Page:
    """The stories first published on a day; `before` and `after` are when the neighbouring stories were."""
    edition = paper.edition
    first, last = (newsroom_day(at) if at else day for at in (before, after))
    days = [first + timedelta(days=number) for number in range(min((last - first).days, GAP) + 1)]
    # A story that comes back on a day between them is a nearer neighbour.
    paper.shows(*(surrogates.of_day(each, edition) for each in {day, first, last, *days}))
    if after is None or (last - first).days > GAP:
        paper.shows(surrogates.of_latest(edition))
    with translation.override(edition):
        context = {
            "frame": paper.frame(
                _("Archive: %(day)s") % {"day": long_date(day, edition)},
                path=links.archive_url(day, edition),
                robots="" if stories else DEEP,
            ),
            "name": long_date(day, edition),
            "archive": Link(url=links.archive_index_url(edition), name=_("Archive")),
            "month": _month_link(day, edition) if stories else None,
            "iso": day.isoformat(),
            "teasers": teasers(stories, paper, place=ROW),
            "before": before and _day_link(newsroom_day(before), edition),
            "after": after and _day_link(newsroom_day(after), edition),
        }
    return paper.page("reader/archive.html", context)


@dataclass(frozen=True)
class Corrected:
    """A story with what had to be said about it."""

    teaser: Teaser
    notes: list[ReaderNote]


def corrections_page(paper: Paper, stretch: Stretch) -> Page:
    edition = paper.edition
    paper.shows(surrogates.of_corrections(edition))
    with translation.override(edition):
        own = links.corrections_url(edition)
        context = {
            "frame": paper.frame(
                _("Corrections"),
                path=own,
                other=links.corrections_url(OTHER_EDITION[edition]),
                feeds=feed_links(own, _("Corrections")),
                robots="" if stretch.is_first else DEEP,
            ),
            "corrected": [_corrected(live, paper) for live in stretch.stories],
            "newest": "" if stretch.is_first else own,
            "older": stretch.older,
        }
    return paper.page("reader/corrections.html", context)


def _list_page(
    template,
    paper,
    stretch,
    *,
    title,
    own,
    other="",
    current=None,
    feeds=None,
    description="",
    json_ld="",
    **more,
):
    """Own address is canonical on the list's first page alone; deeper ones change with every story."""
    extra = {"feeds": feeds} if feeds else {}
    frame = paper.frame(
        title,
        path=own if stretch.is_first else "",
        other=other if stretch.is_first else "",
        current=current,
        robots="" if stretch.is_first else DEEP,
        description=description,
        json_ld=json_ld if stretch.is_first else "",
        **extra,
    )
    context = {
        "frame": frame,
        "days": by_day(stretch.stories, paper),
        "newest": "" if stretch.is_first else own,
        "older": stretch.older,
        **more,
    }
    return paper.page(template, context)


def by_day(stories: Sequence[LiveStory], paper: Paper) -> list[Day]:
    """The stories under the newsroom's days they were first published on."""
    days = groupby(stories, key=lambda live: newsroom_day(live.first_published_at))
    return [
        Day(
            day.isoformat(),
            long_date(day, paper.edition),
            links.archive_url(day, paper.edition),
            teasers(of_day, paper, place=ROW),
        )
        for day, of_day in days
    ]


def _corrected(live: LiveStory, paper: Paper) -> Corrected:
    notes = [note for note in reversed(reader_notes(live.notes, paper)) if note.kind in ABOVE]
    return Corrected(teaser(live, paper), notes)


def _month_link(day: date, edition: str) -> Link:
    return Link(url=links.archive_month_url(day, edition), name=month_and_year(day, edition))


def _day_link(day: date, edition: str) -> Link:
    return Link(url=links.archive_url(day, edition), name=long_date(day, edition))
