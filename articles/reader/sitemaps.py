"""Sitemaps: an index by month, the pages that are no story, and the news of the last two days.

https://www.sitemaps.org/protocol.html, with Google's additions for news, pictures and languages.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from math import ceil
from xml.etree.ElementTree import Element, SubElement

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from articles.models import LiveStory
from articles.models.live_story import LiveStoryQuerySet
from articles.pages import links, surrogates
from articles.pages.paper import OTHER_EDITION, Paper
from articles.pages.shared_pictures import addresses_of
from articles.reader.answers import keyed, reader_view
from articles.reader.queries import authors_in_use, live_in, months_of, start_of, topics_in_use
from articles.reader.xml import speakable, xml_answer
from newsroom.clock import newsroom_now
from newsroom.editions import EDITIONS

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"
XHTML = "http://www.w3.org/1999/xhtml"
#: The protocol allows 50,000 places and 50 MB; fewer keep every file quick to make and to read.
IN_A_FILE = 5_000
#: Pages there are in every edition, whatever has been published.
FIXED = (
    links.front_url,
    links.latest_url,
    links.corrections_url,
    links.topics_url,
    links.authors_url,
    links.archive_index_url,
)
IMAGES_A_PLACE = 1_000
IN_NEWS = 1_000
NEWS_AGE = timedelta(hours=48)


@reader_view
def index(request: HttpRequest, edition: str) -> HttpResponse:
    """The maps of each month with stories, the newest first, and the one of the pages that are none."""
    root = Element("sitemapindex", xmlns=SITEMAP)
    _place(root, "sitemap", links.sitemap_url(edition, "pages"))
    for each in months_of(edition):
        for number in range(1, ceil(each.stories / IN_A_FILE) + 1):
            part = f"{each.month:%Y-%m}{f'-{number}' if number > 1 else ''}"
            _place(root, "sitemap", links.sitemap_url(edition, part), modified=each.changed_at)
    return keyed(xml_answer(root), [surrogates.of_latest(edition)])


@reader_view
def month(request: HttpRequest, edition: str, year: str, month: str, number: str = "1") -> HttpResponse:
    """The oldest story of the month first, so that a full file stays as it is."""
    first, after, place = _asked(year, month, number)
    stories = live_in(edition).filter(
        first_published_at__gte=start_of(first), first_published_at__lt=start_of(after)
    )
    stories = stories.order_by("first_published_at", "article_id")
    columns = ("edition", "path", "updated_at", "translation_id", "lead", "pictures")
    rows = list(stories.only(*columns)[place : place + IN_A_FILE])
    if not rows:
        raise Http404
    partners = _partners(rows, OTHER_EDITION[edition])
    bodies = _bodies(rows)
    root = _url_set(image=IMAGE, xhtml=XHTML)
    for live in rows:
        url = _place(root, "url", links.story_url(live), modified=live.updated_at)
        partner = partners.get(live.translation_id)
        if partner:
            _languages(url, {edition: links.story_url(live), partner.edition: links.story_url(partner)})
        for address in addresses_of(live.lead, live.pictures, bodies.get(live.pk, ""))[:IMAGES_A_PLACE]:
            SubElement(SubElement(url, "image:image"), "image:loc").text = address
    return keyed(xml_answer(root), [surrogates.of_month(first, edition)])


@reader_view
def pages(request: HttpRequest, edition: str) -> HttpResponse:
    """Front, lists and sections; topics and authors that have live stories."""
    paper = Paper.open(edition)
    root = _url_set(xhtml=XHTML)
    for fixed in FIXED:
        _languages(_place(root, "url", fixed(edition)), {each: fixed(each) for each in EDITIONS})
    for section in paper.sections.values():
        place = _place(root, "url", links.section_url(section, edition))
        _languages(place, {each: links.section_url(section, each) for each in EDITIONS})
    for slug in topics_in_use(edition).values_list("slug", flat=True):
        _place(root, "url", links.topic_url(slug, edition))
    for slug in authors_in_use(edition).values_list("slug", flat=True):
        _place(root, "url", links.author_url(slug, edition))
    return keyed(xml_answer(root), [*paper.keys, surrogates.of_latest(edition)])


@reader_view
def news(request: HttpRequest, edition: str) -> HttpResponse:
    """The last 48 hours for news search: https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap."""
    recent = live_in(edition).filter(first_published_at__gt=newsroom_now() - NEWS_AGE)
    oldest = None
    root = _url_set(news=NEWS)
    for live in recent.newest_first().only("edition", "path", "headline", "first_published_at")[:IN_NEWS]:
        url = _place(root, "url", links.story_url(live))
        item = SubElement(url, "news:news")
        publication = SubElement(item, "news:publication")
        SubElement(publication, "news:name").text = settings.SITE_NAME
        SubElement(publication, "news:language").text = live.edition
        SubElement(item, "news:publication_date").text = live.first_published_at.isoformat(timespec="seconds")
        SubElement(item, "news:title").text = speakable(live.headline)
        oldest = live.first_published_at
    return keyed(xml_answer(root), [surrogates.of_latest(edition)], until=oldest and oldest + NEWS_AGE)


def _asked(year: str, month: str, number: str) -> tuple[date, date, int]:
    """The month's first day, the next one's, and where its file begins; 404 for what cannot be."""
    try:
        first = date(int(year), int(month), 1)
        return first, (first + timedelta(days=32)).replace(day=1), (int(number) - 1) * IN_A_FILE
    except (ValueError, OverflowError) as no_such_month:
        raise Http404 from no_such_month


def _partners(rows: Sequence[LiveStory], edition: str) -> dict[int, LiveStory]:
    """The translations of these stories that readers of the other edition have; no query where none has any."""
    named = [live.translation_id for live in rows if live.translation_id]
    return live_in(edition).only("edition", "path").in_bulk(named) if named else {}


def _bodies(rows: Sequence[LiveStory]) -> dict[int, str]:
    """The text of those that show more than their lead picture; no query where none does."""
    shown = [live.pk for live in rows if len(live.pictures) > bool(live.lead)]
    found: LiveStoryQuerySet = LiveStory.objects.filter(pk__in=shown)
    return dict(found.values_list("pk", "body")) if shown else {}


def _url_set(**modules: str) -> Element:
    return Element("urlset", {"xmlns": SITEMAP} | {f"xmlns:{name}": url for name, url in modules.items()})


def _languages(entry: Element, paths: Mapping[str, str]) -> None:
    """The same page in each language, itself included, and which is for everybody else."""
    for language, path in {**paths, "x-default": paths[EDITIONS[0]]}.items():
        SubElement(entry, "xhtml:link", rel="alternate", hreflang=language, href=links.absolute(path))


def _place(root: Element, tag: str, path: str, *, modified: datetime | None = None) -> Element:
    entry = SubElement(root, tag)
    SubElement(entry, "loc").text = links.absolute(path)
    if modified:
        SubElement(entry, "lastmod").text = modified.isoformat(timespec="seconds")
    return entry
