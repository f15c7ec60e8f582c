"""Which addresses of an archive are read: alike in a small one and in a large one, so that only its size differs."""

from urllib.parse import quote

from django.db import connection

from articles.models import Author, LiveByline, LiveStory, Section
from articles.pages import links
from articles.pages.dates import newsroom_day
from articles.reader.keyset import PER_PAGE, _token
from bench.archive.stories import BIG_DAY
from newsroom.clock import newsroom_now

DEEP = 499 * PER_PAGE
SAMPLE = 1000


def addresses() -> dict[str, str]:
    """Kinds of pages, each with an address in this archive."""
    stories = LiveStory.objects.in_edition("en").newest_first()
    politics = Section.objects.get(slug_en="politics")
    front = links.front_url("en")
    section = links.section_url(politics, "en")
    topic = links.topic_url("topic-0", "en")
    author = links.author_url(_busiest().slug, "en")
    rare = stories[30].standfirst.split()[0]
    middling = _middling()
    return {
        "story": links.story_url(_a_story()),
        "front": front,
        "section": section,
        "section_page_500": f"{section}?before={_token(_deep(politics), 'first_published_at')}",
        "latest": links.latest_url("en"),
        "topic": topic,
        "author": author,
        "corrections": links.corrections_url("en"),
        "archive_day": links.archive_url(newsroom_day(newsroom_now() - BIG_DAY), "en"),
        "feed": f"{front}feed/",
        "feed_of_section": f"{section}atom.xml",
        "feed_of_topic": f"{topic}feed.json",
        "feed_of_author": f"{author}feed/",
        "sitemap_index": links.sitemap_url("en"),
        "sitemap_pages": links.sitemap_url("en", "pages"),
        "sitemap_news": links.news_sitemap_url("en"),
        "search_rare": links.search_url("en", q=rare),
        "search_middling": links.search_url("en", q=middling),
        "search_common": links.search_url("en", q="government"),
        "search_two_words": links.search_url("en", q=f"government {middling}"),
        "search_in_section": links.search_url("en", q="government", section="politics"),
        "search_for_none": f"{front}search/?q={quote('nobodysaysthis')}",
    }


def _a_story() -> LiveStory:
    """Of the middle length, about two things, with one story related to it; not of the newest."""
    like = LiveStory.objects.in_edition("en").filter(
        words__range=(480, 540), topic_ids__len=2, related_ids__len=1, author_ids__len=1, version=1
    )
    return like.order_by("article_id")[like.count() // 2]


def _busiest() -> Author:
    newest = LiveByline.objects.filter(edition="en").values_list("author_id", flat=True)[:SAMPLE]
    often = max(set(newest), key=list(newest).count)
    return Author.objects.get(pk=often)


def _deep(section: Section) -> LiveStory:
    """The last story of page 499, or of the archive's last quarter."""
    stories = LiveStory.objects.in_edition("en").filter(top_section=section).newest_first()
    return stories[min(DEEP, stories.count() * 3 // 4) - 1]


def _middling() -> str:
    """A word one story in twenty-five has."""
    sample = "SELECT search FROM articles_livestory WHERE edition = ''en'' ORDER BY article_id DESC LIMIT"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT word FROM ts_stat('{sample} {SAMPLE}') "
            "WHERE word ~ '^[a-z]+$' ORDER BY abs(ndoc - (SELECT max(ndoc) FROM ts_stat('"
            + sample
            + f" {SAMPLE}')) / 25), word LIMIT 1"
        )
        return cursor.fetchone()[0]
