"""Sitemaps list what is live, by month, and the news of two days."""

from datetime import timedelta

import pytest
from django.conf import settings
from lxml import etree

from articles.actions import translating
from articles.models import LiveStory
from articles.pages import links
from articles.reader import sitemaps
from newsroom.clock import newsroom_now
from tests.articles.newsstand import published, read, withdrawn
from tests.articles.pages.pictured import pictured
from tests.articles.reader.protocols import sitemap_faults
from tests.cast import a_draft, a_topic

pytestmark = pytest.mark.django_db

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
XHTML = "{http://www.w3.org/1999/xhtml}"
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


def month_of(live: LiveStory) -> str:
    return links.sitemap_url(live.edition, f"{live.first_published_at:%Y-%m}")


def languages(path: str) -> list[dict[str, str]]:
    """Of each place of a map, the same page by language."""
    root = etree.fromstring(read(path).content)
    return [{one.get("hreflang"): one.get("href") for one in url.findall(f"{XHTML}link")} for url in root]


def copies(live: LiveStory, count: int) -> None:
    rows = []
    for number in range(1, count + 1):
        copy = LiveStory.objects.defer("search").get(pk=live.pk)
        copy.pk, copy.path = live.pk + 1000 + number, f"{live.path}-{number}"
        copy.first_published_at += timedelta(seconds=number)
        rows.append(copy)
    LiveStory.objects.bulk_create(rows)


def test_every_map_keeps_to_the_protocols(cast):
    english, french = (
        pictured(published(cast, topic_ids=(a_topic().pk,))),
        published(cast, language="fr", slug="deux"),
    )
    translating.pair(english.pk, partner=french.pk, actor=cast.chip)

    for edition in ("fr", "en"):
        index = links.sitemap_url(edition)
        assert sitemap_faults(read(index).content, settings.SITE_URL) == []
        for place in [*places(index), links.absolute(links.news_sitemap_url(edition))]:
            content = read(place.removeprefix(links.absolute(""))).content
            assert sitemap_faults(content, settings.SITE_URL) == []


def test_a_story_and_its_live_translation_name_each_other_in_both_maps(cast):
    english, french = published(cast), published(cast, language="fr", slug="deux")
    translating.pair(english.pk, partner=french.pk, actor=cast.chip)
    both = {live.edition: links.absolute(links.story_url(live)) for live in (english, french)}
    both["x-default"] = both["fr"]

    assert (languages(month_of(english)), languages(month_of(french))) == ([both], [both])
    withdrawn(cast, french, "A name was wrong.")
    assert languages(month_of(english)) == [{}]


def test_a_draft_translation_is_in_no_map(cast):
    english = published(cast)
    before = read(month_of(english)).content
    draft = a_draft(cast, language="fr", slug="deux")

    translating.pair(english.pk, partner=draft.pk, actor=cast.chip)

    assert read(month_of(english)).content == before


def test_lists_are_named_in_both_languages(cast):
    published(cast)

    named = languages("/en/sitemap-pages.xml")

    expected = {"fr": "/politique/", "en": "/en/politics/", "x-default": "/politique/"}
    assert {language: links.absolute(path) for language, path in expected.items()} in named


def test_every_picture_of_a_story_is_in_its_place_once_and_the_lead_first(cast):
    live = pictured(published(cast))

    (url,) = etree.fromstring(read(month_of(live)).content)

    named = [image.findtext(f"{IMAGE}loc") for image in url.findall(f"{IMAGE}image")]
    assert len(named) == len(set(named)) == 5
    assert all(address.startswith(links.absolute("/media/p/")) for address in named)


def test_a_month_with_more_than_a_file_holds_has_several(cast, monkeypatch):
    monkeypatch.setattr(sitemaps, "IN_A_FILE", 3)
    live = published(cast)
    LiveStory.objects.filter(pk=live.pk).update(first_published_at=newsroom_now().replace(day=10))
    live.refresh_from_db()
    copies(live, 6)
    month = f"{live.first_published_at:%Y-%m}"

    parts = places("/en/sitemap.xml")[1:]

    assert parts == [
        links.absolute(links.sitemap_url("en", part)) for part in (month, f"{month}-2", f"{month}-3")
    ]
    found = [place for part in parts for place in places(part.removeprefix(links.absolute("")))]
    assert len(found) == len(set(found)) == 7
    assert found[0] == links.absolute(links.story_url(live))
    for beyond in (f"{month}-4", f"{month}-1", f"{month}-0", f"{month}-99999"):
        assert read(links.sitemap_url("en", beyond)).status_code == 404


@pytest.mark.parametrize(("path", "most"), [("/en/sitemap.xml", 1), ("/en/news-sitemap.xml", 2)])
def test_a_map_costs_the_same_for_thirty_stories(cast, django_assert_max_num_queries, path, most):
    copies(published(cast), 30)

    with django_assert_max_num_queries(most):
        read(path)


def test_a_month_with_pictures_and_translations_costs_three(cast, django_assert_max_num_queries):
    english, french = pictured(published(cast)), published(cast, language="fr", slug="deux")
    translating.pair(english.pk, partner=french.pk, actor=cast.chip)
    copies(LiveStory.objects.get(pk=english.pk), 30)

    with django_assert_max_num_queries(3):
        read(month_of(english))
