"""Sitemaps list what is live, by month, and the news of two days."""

from datetime import timedelta

import pytest
from lxml import etree

from articles.models import LiveStory
from articles.pages import links
from newsroom.clock import newsroom_now
from tests.articles.newsstand import published, read
from tests.cast import a_topic

pytestmark = pytest.mark.django_db

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def places(path: str) -> list[str]:
    answer = read(path)
    assert answer.headers["Content-Type"] == "application/xml; charset=utf-8"
    return [place.text for place in etree.fromstring(answer.content).iter(f"{MAP}loc")]


def test_the_index_names_every_month_with_stories_and_each_leads_to_them(cast):
    live = published(cast)
    old = published(cast, slug="old")
    LiveStory.objects.filter(pk=old.pk).update(
        first_published_at=newsroom_now().replace(year=2020, month=2, day=3)
    )
    month = f"{live.first_published_at:%Y-%m}"

    index = places("/en/sitemap.xml")

    expected = [links.absolute(links.sitemap_url("en", part)) for part in ("pages", month, "2020-02")]
    assert index == expected
    assert places(links.sitemap_url("en", month)) == [links.absolute(links.story_url(live))]
    assert places("/en/sitemap-2020-02.xml") == [links.absolute(links.story_url(old))]


@pytest.mark.parametrize("part", ["2019-01", "2020-13", "9999-12", "0000-00"])
def test_a_month_without_stories_has_no_map(cast, part):
    assert read(f"/en/sitemap-{part}.xml").status_code == 404


def test_the_map_of_pages_has_sections_topics_and_authors_readers_can_visit(cast):
    published(cast, topic_ids=(a_topic().pk,))

    named = places("/en/sitemap-pages.xml")

    for path in ("/en/", "/en/latest/", "/en/politics/", "/en/topics/budget/", "/en/authors/rita/"):
        assert links.absolute(path) in named
    assert all(read(url.removeprefix(links.absolute(""))).status_code == 200 for url in named)


def test_the_news_map_has_two_days_with_what_news_search_asks(cast):
    live = published(cast, headline="Votes & budgets")
    old = published(cast, slug="old")
    LiveStory.objects.filter(pk=old.pk).update(first_published_at=newsroom_now() - timedelta(hours=49))

    (url,) = etree.fromstring(read("/en/news-sitemap.xml").content)

    assert url.findtext(f"{MAP}loc") == links.absolute(links.story_url(live))
    assert url.findtext(f"{NEWS}news/{NEWS}title") == "Votes & budgets"
    assert url.findtext(f"{NEWS}news/{NEWS}publication/{NEWS}language") == "en"
    assert url.findtext(f"{NEWS}news/{NEWS}publication/{NEWS}name")
    assert url.findtext(f"{NEWS}news/{NEWS}publication_date")
