"""However many stories there are, no public page reads through them: PostgreSQL's own plans say so."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import chain

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Author, LiveByline, LiveStory, LiveTopic, Topic, Withdrawal
from articles.pages import links
from articles.pages.dates import newsroom_day
from articles.reader.keyset import _token
from articles.reader.urls import edition_urls
from bench.archive.filling import fill
from tests.articles.newsstand import read

pytestmark = pytest.mark.django_db

STORIES = 1500
#: With few rows PostgreSQL rightly reads them all. Told to avoid that, it shows what it will do with many: it still
#: reads or sorts a whole table exactly where no index helps.
AS_WITH_MANY = """
    SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off;
    SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off
"""
#: What no paper has many of; a month is a row whatever it brought.
SMALL = {
    "articles_section",
    "articles_topic",
    "articles_author",
    "articles_livemonth",
    "articles_sectionduty",
    "articles_standingpage",
    "articles_housead",
}
#: A search sorts what it found of a stretch of months: an order of the index would have every story's words read.
MAY_SORT = ("search",)


@pytest.fixture
def pages(cast) -> dict[str, list[str]]:
    """Addresses of every kind of public page under the name of its route, in an archive of many stories."""
    fill(cast, STORIES)
    stories = LiveStory.objects.in_edition("en").order_by("first_published_at", "article_id")
    oldest, middle = stories[3], stories[STORIES // 4]
    author = Author.objects.get(pk=LiveByline.objects.filter(edition="en").first().author_id)
    topic = Topic.objects.get(pk=LiveTopic.objects.filter(edition="en").first().topic_id)
    rare = middle.standfirst.split()[0]
    deep = f"?before={_token(middle, 'first_published_at')}"
    month = f"{middle.first_published_at:%Y-%m}"
    sub = LiveStory.objects.filter(edition="en", section__parent__isnull=False).first().section
    lists = {
        "": "/en/",
        "corrections_": "/en/corrections/",
        "topic_": links.topic_url(topic.slug, "en"),
        "author_": links.author_url(author.slug, "en"),
        "section_": "/en/politics/",
        "subsection_": links.section_url(sub, "en"),
    }
    feeds = {
        f"{of}{name}": [path + file]
        for of, path in lists.items()
        for name, file in (("rss", "feed/"), ("atom", "atom.xml"), ("json", "feed.json"))
    }
    return feeds | {
        "front": ["/en/"],
        "latest": ["/en/latest/", f"/en/latest/{deep}"],
        "topic": [lists["topic_"], lists["topic_"] + deep],
        "author": [lists["author_"], lists["author_"] + deep],
        "section": ["/en/politics/", f"/en/politics/{deep}"],
        "subsection": [lists["subsection_"], lists["subsection_"] + deep],
        "archive_index": ["/en/archive/"],
        "archive_year": [links.archive_year_url(middle.first_published_at.year, "en")],
        "archive_month": [links.archive_month_url(newsroom_day(middle.first_published_at), "en")],
        "topics": ["/en/topics/"],
        "authors": ["/en/authors/"],
        "about": ["/en/about/"],
        "standing": ["/en/about/contact/"],
        "changes": [links.changes_url(middle)],
        "report": [links.report_url(middle)],
        "report_thanks": [links.report_thanks_url(middle)],
        "archive": [links.archive_url(newsroom_day(middle.first_published_at), "en")],
        "corrections": ["/en/corrections/", f"/en/corrections/{deep}"],
        "search": [
            f"/en/search/?{asked}"
            for asked in (
                f"q={rare}",
                "q=minister",
                "q=government+castle",
                "q=nobodysaysthis",
                "q=minister&section=politics",
                "section=politics",
                f"q=minister&from={middle.first_published_at - timedelta(days=60):%Y-%m-%d}",
            )
        ],
        "opensearch": ["/en/opensearch.xml"],
        "sitemap": ["/en/sitemap.xml"],
        "sitemap_pages": ["/en/sitemap-pages.xml"],
        "sitemap_month": [f"/en/sitemap-{month}.xml"],
        "sitemap_month_more": [f"/en/sitemap-{month}-2.xml"],
        "news_sitemap": ["/en/news-sitemap.xml"],
        "story": [links.story_url(oldest), links.story_url(middle), *_not_there()],
    }


def _not_there() -> list[str]:
    """Where a story was withdrawn, and where none ever was."""
    gone = Withdrawal.objects.filter(article__addresses__edition="en").first().article.addresses.get()
    return [f"/en/{gone.path}/", "/en/politics/2020/01/02/no-such-story/"]


def test_every_query_of_every_public_page_stands_on_an_index(pages):
    with connection.cursor() as cursor:
        cursor.execute(AS_WITH_MANY)
    assert set(pages) == {route.name for route in edition_urls("en")[0]}, "A page is missing here."

    complaints = [
        f"{address}: {complaint}"
        for name, addresses in pages.items()
        for address in addresses
        for sql in _asked(address)
        for complaint in _complaints(_plan(sql), may_sort=name in MAY_SORT)
    ]

    assert not complaints, "\n".join(complaints)


def _asked(address: str) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        read(address)
    return [query["sql"] for query in captured if re.match(r"\(?(SELECT|WITH)\b", query["sql"].strip())]


def _plan(sql: str) -> dict:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql.replace('%', '%%')}", [])
        said = cursor.fetchone()[0]
    return (json.loads(said) if isinstance(said, str) else said)[0]["Plan"]


def _complaints(node: dict, *, may_sort: bool, is_limited: bool = False) -> Iterator[str]:
    """Of the whole plan. An index read from end to end is no better than its table, but where a limit ends it."""
    is_limited = is_limited or node["Node Type"] == "Limit"
    if "Scan" in node["Node Type"] and _grows(node) and not (_stands_on_index(node) or is_limited):
        yield f"reads all of {node['Relation Name']} for {node.get('Filter')}"
    if "Sort" in node["Node Type"] and not may_sort and _sorts_what_grows(node):
        yield f"sorts by {node['Sort Key']} what {' '.join(_scanned(node))} gave"
    is_limited = is_limited and "Sort" not in node["Node Type"] and "Aggregate" not in node["Node Type"]
    for below in node.get("Plans", []):
        yield from _complaints(below, may_sort=may_sort, is_limited=is_limited)


def _stands_on_index(node: dict) -> bool:
    """The heap is read by a bitmap that an index made, or by an index with a condition."""
    return node["Node Type"] == "Bitmap Heap Scan" or "Index Cond" in node


def _sorts_what_grows(node: dict) -> bool:
    """Small tables may be sorted even where others were looked into for them."""
    small = all(key.split(".")[0].strip('"(') in SMALL for key in node["Sort Key"])
    return not small and any(_grows(each) for each in _below(node))


def _grows(node: dict) -> bool:
    return node.get("Relation Name", "").startswith("articles_") and node["Relation Name"] not in SMALL


def _scanned(node: dict) -> list[str]:
    scans = [each for each in _below(node) if "Scan" in each["Node Type"]]
    return [f"{each.get('Index Name', '')} of {each.get('Relation Name', '')}" for each in scans]


def _below(node: dict) -> Iterator[dict]:
    """What the node's rows are made of; a subquery beside them is another matter."""
    own = [below for below in node.get("Plans", []) if below["Parent Relationship"] not in ASIDE]
    return chain([node], *map(_below, own))


ASIDE = ("SubPlan", "InitPlan")
