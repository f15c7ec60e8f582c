"""The paper around every page: an edition's sections, the hour, and the frame a page is set in."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.conf import settings
from django.db import connection
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from articles.models import Section
from articles.pages import links, surrogates
from articles.pages.dates import Moment, midnight_after, moment, newsroom_day
from newsroom.editions import EDITIONS

EDITION_NAMES = {"fr": "Français", "en": "English"}


@dataclass(frozen=True, kw_only=True)
class Link:
    """A name and where it leads; `short` stands in for the name where its list says the rest."""

    url: str
    name: str
    short: str = ""
    lang: str = ""
    type: str = ""
    is_current: str = ""


@dataclass(frozen=True, kw_only=True)
class HouseLinks:
    """The addresses every page of an edition points to."""

    front: str
    latest: str
    topics: str
    authors: str
    archive: str
    corrections: str
    search: str
    rss: str
    opensearch: str


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What every page says outside its own content: head, masthead and foot."""

    edition: str
    site_name: str
    title: str
    nav: tuple[Link, ...]
    other: Link
    links: HouseLinks
    description: str = ""
    canonical: str = ""
    robots: str = ""
    alternates: tuple[Link, ...] = ()
    feeds: tuple[Link, ...] = ()
    oembed: tuple[Link, ...] = ()
    open_graph: tuple[tuple[str, str], ...] = ()
    json_ld: str = ""
    today: Moment | None = None
    is_front: bool = False
    foot: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Page:
    """A page ready to be set: the same whoever asked for it. `frame_sources` are the hosts its own frames may load.

    `keys` name what it was made from (`pages.surrogates`); `until` is when time alone makes it wrong, or None.
    """

    template: str
    edition: str
    context: dict
    frame_sources: tuple[str, ...] = ()
    keys: frozenset[str] = frozenset()
    until: datetime | None = None

    def html(self) -> str:
        """The whole page in its edition's language; no request, so nothing of a visitor can be in it."""
        with translation.override(self.edition):
            return render_to_string(self.template, self.context)


class Paper:
    """One edition as it stands now: its sections in order and the newsroom's hour."""

    def __init__(
        self,
        edition: str,
        sections: Iterable[Section],
        now: datetime,
        about: Iterable[tuple[str, str]] = (),
    ):
        """`about` are the address and the title of each page about the paper that stands in the foot."""
        self.edition = edition
        self.about = tuple(about)
        self.now = now
        self.today = newsroom_day(now)
        self.sections = {section.pk: section for section in sections}
        self.keys = {surrogates.of_frame(edition)}
        self.until: datetime | None = None

    @classmethod
    def open(cls, edition: str) -> "Paper":
        """Reads the sections and what stands in the foot, and asks the clock: one query."""
        now, about, sections = _as_it_stands(edition)
        return cls(edition, sections, now, about)

    def shows(self, *keys: str) -> None:
        """The page in hand is made from what these keys name (`pages.surrogates`), or would be if it were there."""
        self.keys.update(keys)

    def holds_until(self, moment: datetime) -> None:
        """The page in hand says something that is no longer so from this moment on."""
        self.until = min(moment, self.until) if self.until else moment

    def page(self, template: str, context: dict, *, frame_sources: tuple[str, ...] = ()) -> Page:
        """The page made with this paper, with the keys of all it was made from."""
        return Page(template, self.edition, context, frame_sources, frozenset(self.keys), self.until)

    @cached_property
    def top_sections(self) -> list[Section]:
        return [section for section in self.sections.values() if section.parent_id is None]

    def under(self, section: Section) -> list[Section]:
        return [other for other in self.sections.values() if other.parent_id == section.pk]

    def section_key(self, section: Section) -> str:
        """The section's slugs as one word of a query string: `sport` or `sport/football`."""
        own = section.slug(self.edition)
        return f"{section.parent.slug(self.edition)}/{own}" if section.parent else own

    def section_link(self, section_id: int | None, *, is_current: str = "") -> Link | None:
        section = self.sections.get(section_id)
        if section is None:
            return None
        return Link(
            url=links.section_url(section, self.edition),
            name=section.name(self.edition),
            is_current=is_current,
        )

    def section_called(self, slug: str) -> Link | None:
        """The top section whose slug this is."""
        found = (section.pk for section in self.top_sections if section.slug(self.edition) == slug)
        return self.section_link(next(found, None))

    def moment(self, at: datetime, *, zone: str = "") -> Moment:
        self._date_words_hold(newsroom_day(at))
        return moment(at, self.edition, today=self.today, zone=zone)

    def is_of_today(self) -> None:
        """The page in hand says which day it is."""
        self.holds_until(midnight_after(self.today))

    def _date_words_hold(self, day: date) -> None:
        """Of today lists say the hour, of this year the day without its year."""
        if day >= self.today:
            self.is_of_today()
        elif day.year == self.today.year:
            self.holds_until(midnight_after(date(day.year, 12, 31)))

    def frame(self, title: str, *, path: str, other: str = "", current: dict | None = None, **more) -> Frame:
        """The frame of the page at `path`; `other` is its address in the other edition, if it has one.

        `current` maps a section's id to its aria-current word in the navigation.
        """
        elsewhere = OTHER_EDITION[self.edition]
        alternates = _alternates({self.edition: path, elsewhere: other}) if other else ()
        more.setdefault("feeds", feed_links(links.front_url(self.edition), settings.SITE_NAME))
        return Frame(
            edition=self.edition,
            site_name=settings.SITE_NAME,
            title=f"{title} · {settings.SITE_NAME}" if title else settings.SITE_NAME,
            nav=tuple(
                self.section_link(section.pk, is_current=(current or {}).get(section.pk, ""))
                for section in self.top_sections
            ),
            other=Link(
                url=other or links.front_url(elsewhere), name=EDITION_NAMES[elsewhere], lang=elsewhere
            ),
            links=house_links(self.edition),
            foot=tuple(
                Link(url=links.standing_url(slug, self.edition), name=title) for slug, title in self.about
            ),
            canonical=links.absolute(path) if path else "",
            alternates=alternates,
            **more,
        )


#: The hour, what stands in the foot, and every section with all its columns, in the order of the navigation.
AS_IT_STANDS = """
    SELECT newsroom_now(), (
        SELECT json_agg(json_build_array(slug, title) ORDER BY position, title, id)
        FROM articles_standingpage WHERE edition = %s AND in_foot AND is_public
    )::text, (
        SELECT json_agg(row_to_json(section) ORDER BY above.position NULLS FIRST, section.position, section.id)
        FROM articles_section AS section LEFT JOIN articles_section AS above ON above.id = section.parent_id
    )::text
"""


def _as_it_stands(edition: str) -> tuple[datetime, list[tuple[str, str]], list[Section]]:
    with connection.cursor() as cursor:
        cursor.execute(AS_IT_STANDS, [edition])
        now, about, sections = cursor.fetchone()
    foot = [(slug, title) for slug, title in json.loads(about or "[]")]
    return now.astimezone(UTC), foot, _with_parents(json.loads(sections or "[]"))


def _with_parents(rows: list[dict]) -> list[Section]:
    names = [field.attname for field in Section._meta.concrete_fields]
    sections = {
        row["id"]: Section.from_db(connection.alias, names, [row[name] for name in names]) for row in rows
    }
    for section in sections.values():
        section.parent = sections.get(section.parent_id)
    return list(sections.values())


OTHER_EDITION = dict(zip(EDITIONS, reversed(EDITIONS), strict=True))


def house_links(edition: str) -> HouseLinks:
    front = links.front_url(edition)
    return HouseLinks(
        front=front,
        latest=links.latest_url(edition),
        topics=links.topics_url(edition),
        authors=links.authors_url(edition),
        archive=links.archive_index_url(edition),
        corrections=links.corrections_url(edition),
        search=links.search_url(edition),
        rss=f"{front}feed/",
        opensearch=links.opensearch_url(edition),
    )


def feed_links(base: str, name: str) -> tuple[Link, ...]:
    """The three feeds of the list at `base`."""
    return tuple(
        Link(
            url=base + file,
            name=_("%(list)s (%(format)s)") % {"list": name, "format": kind},
            short=kind,
            type=media_type,
        )
        for file, media_type, kind in links.FEEDS
    )


def _alternates(paths: dict[str, str]) -> tuple[Link, ...]:
    default = EDITIONS[0]
    named = [Link(url=links.absolute(path), name="", lang=language) for language, path in paths.items()]
    return (*named, Link(url=links.absolute(paths[default]), name="", lang="x-default"))
