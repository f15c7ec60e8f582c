"""Every feed, map and story of the demo newspaper, read as strictly as the strictest programs do."""

import json
import re
from urllib.parse import quote

import feedparser
import pytest
from django.conf import settings
from lxml import etree

from articles.demo.stories import all_stories
from articles.models import Article, LiveStory
from articles.pages.links import FEEDS, absolute, sitemap_url, story_url
from tests.articles.newsstand import read
from tests.articles.reader.protocols import json_feed_faults, sitemap_faults
from tests.demo import OnTheDemo

pytestmark = pytest.mark.slow

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def path_of(address: str) -> str:
    assert address.startswith(absolute("/"))
    return address.removeprefix(absolute(""))


def places(path: str) -> list[str]:
    content = read(path).content
    assert sitemap_faults(content, settings.SITE_URL) == [], path
    return [path_of(place.text) for place in etree.fromstring(content).iter(LOC)]


class TheDemo(OnTheDemo):
    def test_every_feed_of_every_list_is_well_formed_in_summary_and_in_full(self):
        lists = [
            *("/", "/en/", "/corrections/", "/en/corrections/"),
            *(path for edition in ("fr", "en") for path in places(sitemap_url(edition, "pages"))),
        ]
        with_feeds = [
            path for path in dict.fromkeys(lists) if not path.endswith(("/latest/", "/archive/", "/about/"))
        ]
        with self.settings(FEEDS_FULL_TEXT=True, WEBSUB_HUB="https://hub.example/"):
            for path in with_feeds:
                self._reads(path)
        for path in ("/", "/en/", "/corrections/"):
            self._reads(path)

    def _reads(self, path: str) -> None:
        for file, _media_type, name in FEEDS:
            answer = read(path + file)
            if answer.status_code == 404:
                continue
            if name == "JSON Feed":
                assert json_feed_faults(json.loads(answer.content)) == []
                continue
            told = {"content-type": answer.headers["Content-Type"]}
            parsed = feedparser.parse(answer.content, response_headers=told)
            assert not parsed.bozo, (path + file, parsed.get("bozo_exception"))
            assert len({entry.id for entry in parsed.entries}) == len(parsed.entries)
            assert all(entry.link.startswith(absolute("/")) for entry in parsed.entries)

    def test_every_map_keeps_to_the_protocols_and_every_place_is_there(self):
        for edition in ("fr", "en"):
            found = [place for part in places(sitemap_url(edition)) for place in places(part)]
            assert {story_url(live) for live in LiveStory.objects.in_edition(edition)} <= set(found)
            assert [path for path in found if read(path).status_code != 200] == []

    def test_the_demo_pairs_its_translations_both_ways(self):
        named = sum(bool(story.translates) for story in all_stories())
        pairs = Article.objects.exclude(translation=None)

        assert pairs.count() == 2 * named > 20
        assert all(one.translation.translation_id == one.pk for one in pairs.select_related("translation"))

    def test_the_data_of_every_story_can_be_read_and_every_story_be_shown_elsewhere(self):
        for live in LiveStory.objects.for_lists():
            (script,) = SCRIPT.findall(read(story_url(live)).content.decode())
            article, way = json.loads(script)["@graph"]
            assert article["@id"] == absolute(story_url(live))
            assert way["@type"] == "BreadcrumbList"
            assert read(f"/oembed?url={quote(absolute(story_url(live)))}&format=xml").status_code == 200
