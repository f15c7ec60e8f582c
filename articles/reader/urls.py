"""Every address a reader can visit, the same below each edition's prefix."""

from django.urls import URLPattern, path, re_path

from articles.pages.links import CHANGES
from articles.reader import feed_formats, feeds, oembed, site_files, sitemaps
from articles.reader.views import about, archive, lists, report
from articles.reader.views.changes import changes
from articles.reader.views.search import search
from articles.reader.views.story import story
from newsroom.editions import DEFAULT

FORMATS = (
    ("feed/", "rss", feed_formats.as_rss),
    ("atom.xml", "atom", feed_formats.as_atom),
    ("feed.json", "json", feed_formats.as_json),
)
LISTS = (
    ("", "", feeds.of_site),
    ("corrections/", "corrections_", feeds.of_corrections),
    ("topics/<slug:slug>/", "topic_", feeds.of_topic),
    ("authors/<slug:slug>/", "author_", feeds.of_author),
    ("<slug:section>/", "section_", feeds.of_section),
    ("<slug:section>/<slug:subsection>/", "subsection_", feeds.of_section),
)
SLUG = "[-a-zA-Z0-9_]+"
STORY = rf"(?P<path>{SLUG}/[0-9]{{4}}/[0-9]{{2}}/[0-9]{{2}}/{SLUG})"


def edition_urls(language: str) -> tuple[list[URLPattern], str]:
    """The edition's routes and their namespace: `reader` for the default language, else `reader_en`."""
    routes = (
        _pages()
        + _feeds()
        + _sitemaps()
        + (_site_files() if language == DEFAULT else [])
        + _sections(language)
    )
    for route in routes:
        route.default_args = {"edition": language}
    return routes, "reader" if language == DEFAULT else f"reader_{language}"


def _pages() -> list[URLPattern]:
    return [
        path("", lists.front, name="front"),
        path("latest/", lists.latest, name="latest"),
        path("topics/<slug:slug>/", lists.topic, name="topic"),
        path("authors/<slug:slug>/", lists.author, name="author"),
        path("topics/", about.topics, name="topics"),
        path("authors/", about.authors, name="authors"),
        path("archive/", archive.years, name="archive_index"),
        re_path(r"^archive/(?P<year>[0-9]{4})/$", archive.year, name="archive_year"),
        re_path(r"^archive/(?P<year>[0-9]{4})/(?P<month>[0-9]{2})/$", archive.month, name="archive_month"),
        path("search/", search, name="search"),
        re_path(
            r"^archive/(?P<year>[0-9]{4})/(?P<month>[0-9]{2})/(?P<day>[0-9]{2})/$",
            archive.day,
            name="archive",
        ),
        path("corrections/", lists.corrections, name="corrections"),
        path("about/", about.about, name="about"),
        path("about/<slug:slug>/", about.about, name="standing"),
        path("opensearch.xml", site_files.opensearch, name="opensearch"),
    ]


def _feeds() -> list[URLPattern]:
    return [
        path(base + file, feeds.feed_view(reads, written), name=f"{of}{format_name}")
        for base, of, reads in LISTS
        for file, format_name, written in FORMATS
    ]


def _sitemaps() -> list[URLPattern]:
    return [
        path("sitemap.xml", sitemaps.index, name="sitemap"),
        path("sitemap-pages.xml", sitemaps.pages, name="sitemap_pages"),
        re_path(
            r"^sitemap-(?P<year>[0-9]{4})-(?P<month>[0-9]{2})\.xml$", sitemaps.month, name="sitemap_month"
        ),
        re_path(
            r"^sitemap-(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<number>[2-9]|[1-9][0-9]{1,3})\.xml$",
            sitemaps.month,
            name="sitemap_month_more",
        ),
        path("news-sitemap.xml", sitemaps.news, name="news_sitemap"),
    ]


def _site_files() -> list[URLPattern]:
    """Files the whole site has one of."""
    return [
        path("oembed", oembed.oembed, name="oembed"),
        path("robots.txt", site_files.robots, name="robots"),
        path(".well-known/security.txt", site_files.security, name="security"),
    ]


def _sections(language: str) -> list[URLPattern]:
    """Last, because their first segment is any word the routes above left free."""
    return [
        path("<slug:section>/", lists.section, name="section"),
        path("<slug:section>/<slug:subsection>/", lists.section, name="subsection"),
        re_path(rf"^{STORY}/$", story, name="story"),
        re_path(rf"^{STORY}/{CHANGES[language]}/$", changes, name="changes"),
        re_path(rf"^{STORY}/report/$", report.report, name="report"),
        re_path(rf"^{STORY}/report/thanks/$", report.thanks, name="report_thanks"),
    ]
