"""Structured data tells the truth and cannot leave its element."""

import json
import re

import pytest

from articles.pages.json_ld import as_script
from tests.articles.newsstand import page_of, published

pytestmark = pytest.mark.django_db
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def test_nothing_in_a_text_ends_the_script_element():
    hostile = {"headline": "</script><script>alert(1)</script><!-- & \u2028"}

    written = as_script(hostile)

    assert not set(written) & set("<>&\u2028")
    assert json.loads(written) == hostile


def test_a_story_is_a_news_article_with_what_search_engines_ask(cast):
    live = published(cast, headline="A </script> in the “headline”", dateline="Port-Ancelle")

    facts = json.loads(SCRIPT.search(page_of(live))[1])

    assert facts["@type"] == "NewsArticle"
    assert facts["headline"] == live.headline
    assert facts["datePublished"] == live.first_published_at.isoformat()
    assert facts["dateModified"] == live.updated_at.isoformat()
    assert facts["inLanguage"] == "en"
    assert facts["url"].endswith(f"/{live.path}/")
    assert [author["name"] for author in facts["author"]] == [cast.rita.name]
    assert facts["publisher"]["name"]


def test_an_agency_is_an_organisation(cast):
    author = cast.rita.author
    author.kind = "agency"
    author.save()

    facts = json.loads(SCRIPT.search(page_of(published(cast)))[1])

    assert facts["author"][0]["@type"] == "Organization"
