"""Every address a page writes is one the URLconf knows, under the view meant."""

from datetime import date

import pytest
from django.urls import resolve

from articles.models import LiveStory
from articles.models.section import RESERVED_SEGMENTS
from articles.pages import links
from articles.reader.urls import edition_urls
from newsroom.editions import EDITIONS

SPACE = {"fr": "reader", "en": "reader_en"}


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("front", links.front_url),
        ("latest", links.latest_url),
        ("corrections", links.corrections_url),
        ("search", links.search_url),
        ("opensearch", links.opensearch_url),
        ("sitemap", links.sitemap_url),
        ("news_sitemap", links.news_sitemap_url),
        ("sitemap_month", lambda edition: links.sitemap_url(edition, "2026-11")),
        ("sitemap_pages", lambda edition: links.sitemap_url(edition, "pages")),
        ("topic", lambda edition: links.topic_url("budget", edition)),
        ("author", lambda edition: links.author_url("rita", edition)),
        ("archive", lambda edition: links.archive_url(date(2026, 1, 2), edition)),
        ("archive_index", links.archive_index_url),
        ("archive_year", lambda edition: links.archive_year_url(2026, edition)),
        ("archive_month", lambda edition: links.archive_month_url(date(2026, 1, 2), edition)),
        ("topics", links.topics_url),
        ("authors", links.authors_url),
        ("about", lambda edition: links.standing_url("about", edition)),
        ("standing", lambda edition: links.standing_url("contact", edition)),
        ("story", lambda edition: links.story_url(LiveStory(edition=edition, path="a/2026/01/02/b"))),
    ],
)
def test_what_links_write_the_urlconf_reads(name, write, edition):
    match = resolve(write(edition))

    assert (match.namespace, match.url_name, match.kwargs["edition"]) == (SPACE[edition], name, edition)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_sections_address_leads_to_it_and_a_subsections_too(cast, edition):
    top = cast.sections["politics"]
    below = type(top)(parent=top, name_en="Council", name_fr="Conseil", slug_en="council", slug_fr="conseil")

    assert resolve(links.section_url(top, edition)).url_name == "section"
    assert resolve(links.section_url(below, edition)).url_name == "subsection"


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(
    "base", ["/", "/topics/budget/", "/authors/rita/", "/politics/", "/politics/council/"]
)
def test_every_list_has_its_three_feeds(edition, base):
    named = [
        resolve(links.front_url(edition) + base[1:] + file).url_name for file, _type, _name in links.FEEDS
    ]

    assert [name.rsplit("_", 1)[-1] for name in named] == ["rss", "atom", "json"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_section_can_take_an_address_of_the_readers_site(edition):
    """A slug has no dot, so a file's name cannot be one."""
    routes, _space = edition_urls(edition)
    firsts = {str(route.pattern).lstrip("^").split("/")[0] for route in routes}
    words = {first for first in firsts if first and not set(first) & set(".<(\\")}

    assert words - set(RESERVED_SEGMENTS) == set()
