"""Every public address whose page is kept: of the paper, of given stories, of everything that was ever out."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import QuerySet

from articles.models import Address, LiveStory, Section, StandingPage, Withdrawal
from articles.pages import links
from articles.pages.dates import newsroom_day
from articles.reader.queries import authors_in_use, topics_in_use
from newsroom.editions import EDITIONS

PER_CHUNK = 2000


def all_pages() -> Iterator[str]:
    """Every address that has a page of its own, some of them twice; the paper's first, then stories, newest first."""
    yield from pages_of_paper()
    yield from _pages_of_names()
    days: set[tuple[str, date]] = set()
    for live in _stories().order_by("-first_published_at").iterator(PER_CHUNK):
        yield from _own_pages(live)
        days.add((live.edition, newsroom_day(live.first_published_at)))
    for edition, day in sorted(days, reverse=True):
        yield from _pages_of_day(edition, day)
    for address in Address.objects.filter(is_current=False).iterator(PER_CHUNK):
        yield links.path_url(address.path, address.edition)
    withdrawn = Withdrawal.objects.in_force().values("article_id")
    for address in Address.objects.filter(is_current=True, article_id__in=withdrawn).iterator(PER_CHUNK):
        yield links.path_url(address.path, address.edition)


def pages_of_paper() -> Iterator[str]:
    """What there is whatever has been published."""
    for edition in EDITIONS:
        front = links.front_url(edition)
        yield front
        for section in Section.objects.select_related("parent").in_order():
            yield from _with_feeds(links.section_url(section, edition))
        yield links.latest_url(edition)
        yield from _with_feeds(links.corrections_url(edition))
        yield links.archive_index_url(edition)
        yield links.topics_url(edition)
        yield links.authors_url(edition)
        for slug in StandingPage.objects.filter(edition=edition, is_public=True).values_list(
            "slug", flat=True
        ):
            yield links.standing_url(slug, edition)
        yield from _feeds(front)
        yield links.sitemap_url(edition)
        yield links.sitemap_url(edition, "pages")
        yield links.news_sitemap_url(edition)
        yield links.opensearch_url(edition)
    yield "/robots.txt"
    yield "/.well-known/security.txt"


def pages_of_stories(article_ids: Iterable[int]) -> set[str]:
    """The stories' own pages and those of every list they are in."""
    wanted = list(article_ids)
    if not wanted:
        return set()
    found = set()
    for live in _stories("topics", "bylines").filter(pk__in=wanted):
        edition = live.edition
        found.update(_own_pages(live))
        found.update(_pages_of_day(edition, newsroom_day(live.first_published_at)))
        for section in {live.section, live.section.top()}:
            found.update(_with_feeds(links.section_url(section, edition)))
        for topic in live.topics:
            found.update(_with_feeds(links.topic_url(topic["slug"], edition)))
        for person in live.bylines:
            found.update(_with_feeds(links.author_url(person["slug"], edition)))
        found.update(_feeds(links.front_url(edition)))
    for address in Address.objects.filter(article_id__in=wanted):
        found.add(links.path_url(address.path, address.edition))
    return found


def _pages_of_names() -> Iterator[str]:
    """The topics and authors of live stories."""
    for edition in EDITIONS:
        for slug in topics_in_use(edition).values_list("slug", flat=True):
            yield from _with_feeds(links.topic_url(slug, edition))
        for slug in authors_in_use(edition).values_list("slug", flat=True):
            yield from _with_feeds(links.author_url(slug, edition))


def _stories(*more: str) -> QuerySet[LiveStory]:
    """Live stories with what their own pages' addresses take."""
    own = ("edition", "path", "first_published_at", "versions_shown", "section", *more)
    return LiveStory.objects.select_related("section__parent").only(*own, *SECTION)


def _own_pages(live: LiveStory) -> Iterator[str]:
    yield links.story_url(live)
    if live.versions_shown > 1 and live.section.tells_changes:
        yield links.changes_url(live)


def _pages_of_day(edition: str, day: date) -> Iterator[str]:
    yield links.archive_url(day, edition)
    yield links.archive_month_url(day, edition)
    yield links.archive_year_url(day.year, edition)
    yield links.sitemap_url(edition, f"{day:%Y-%m}")


def _with_feeds(path: str) -> Iterator[str]:
    yield path
    yield from _feeds(path)


def _feeds(path: str) -> Iterator[str]:
    return (path + file for file, _media_type, _kind in links.FEEDS)


#: Of a section and of the one above it.
OF_SECTION = ("slug_en", "slug_fr", "parent", "shows_changes")
SECTION = [f"section__{above}{name}" for above in ("", "parent__") for name in OF_SECTION]
