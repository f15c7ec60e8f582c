"""Sitemaps: an index by month, the pages that are no story, and the news of the last two days."""

from datetime import date, datetime, timedelta
from xml.etree.ElementTree import Element, SubElement

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from articles.pages import links, surrogates
from articles.pages.paper import Paper
from articles.reader.answers import keyed, reader_view
from articles.reader.queries import authors_in_use, live_in, months_of, start_of, topics_in_use
from articles.reader.xml import speakable, xml_answer
from newsroom.clock import newsroom_now

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
IN_A_FILE = 50_000
IN_NEWS = 1_000
NEWS_AGE = timedelta(hours=48)


@reader_view
def index(request: HttpRequest, edition: str) -> HttpResponse:
    """One entry a month with stories, and one for the pages that are none."""
    root = Element("sitemapindex", xmlns=SITEMAP)
    _place(root, "sitemap", links.sitemap_url(edition, "pages"))
    for each in months_of(edition):
        _place(root, "sitemap", links.sitemap_url(edition, f"{each.month:%Y-%m}"), modified=each.changed_at)
    return keyed(xml_answer(root), [surrogates.of_latest(edition)])


@reader_view
def month(request: HttpRequest, edition: str, year: str, month: str) -> HttpResponse:
    try:
        first = date(int(year), int(month), 1)
        after = (first + timedelta(days=32)).replace(day=1)
    except (ValueError, OverflowError) as no_such_month:
        raise Http404 from no_such_month
    stories = live_in(edition).filter(
        first_published_at__gte=start_of(first), first_published_at__lt=start_of(after)
    )
    rows = list(stories.newest_first().only("edition", "path", "updated_at")[:IN_A_FILE])
    if not rows:
        raise Http404
    root = Element("urlset", xmlns=SITEMAP)
    for live in rows:
        _place(root, "url", links.story_url(live), modified=live.updated_at)
    return keyed(xml_answer(root), [surrogates.of_month(first, edition)])


@reader_view
def pages(request: HttpRequest, edition: str) -> HttpResponse:
    """Front, lists and sections; topics and authors that have live stories."""
    paper = Paper.open(edition)
    root = Element("urlset", xmlns=SITEMAP)
    for fixed in (links.front_url, links.latest_url, links.corrections_url):
        _place(root, "url", fixed(edition))
    for section in paper.sections.values():
        _place(root, "url", links.section_url(section, edition))
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
    root = Element("urlset", {"xmlns": SITEMAP, "xmlns:news": NEWS})
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


def _place(root: Element, tag: str, path: str, *, modified: datetime | None = None) -> Element:
    entry = SubElement(root, tag)
    SubElement(entry, "loc").text = links.absolute(path)
    if modified:
        SubElement(entry, "lastmod").text = modified.isoformat(timespec="seconds")
    return entry
