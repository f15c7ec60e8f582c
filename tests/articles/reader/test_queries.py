"""A page asks the same number of questions whether a list has one row or thirty."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions import front
from articles.models import Section
from articles.models.front import RANKED
from articles.pages import links
from tests.articles.newsstand import published, read
from tests.cast import a_topic

pytestmark = pytest.mark.django_db

PAGES = (
    "/en/",
    "/en/latest/",
    "/en/politics/",
    "/en/topics/budget/",
    "/en/authors/rita/",
    "/en/search/?q=council",
    "/en/search/?section=politics",
    "/en/corrections/",
    "/en/feed/",
    "/en/politics/atom.xml",
    "/en/feed.json",
    "/en/sitemap.xml",
    "/en/sitemap-pages.xml",
    "/en/news-sitemap.xml",
)


def questions(path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert read(path).status_code == 200
    return len(asked)


def test_no_list_asks_more_for_more_stories(cast):
    topic = a_topic()
    first = published(cast, slug="first", topic_ids=(topic.pk,), importance=3)
    archive = links.archive_url(first.first_published_at.date(), "en")
    pages = [*PAGES, archive]
    with_one = {path: questions(path) for path in pages}
    for number in range(29):
        section = list(cast.sections)[number % 4]
        published(cast, slug=f"n{number}", section=section, topic_ids=(topic.pk,), related_ids=(first.pk,))
    Section.objects.create(name_en="Local", name_fr="Local", slug_en="local", slug_fr="local")

    with_thirty = {path: questions(path) for path in pages}

    front = with_thirty.pop("/en/")
    assert with_thirty | {"/en/": front} == with_one
    assert front <= 10
    assert max(with_thirty.values()) <= 6


def test_a_front_page_that_is_set_by_hand_asks_no_more_than_one_that_is_not(cast):
    live = [published(cast, slug=f"n{number}") for number in range(9)]
    by_itself = questions("/en/")
    for version, (place, story) in enumerate(zip(RANKED, live, strict=False)):
        front.pin("en", place, story.pk, version=version, actor=cast.chip)
    front.break_news("en", "Fire", live[0].pk, version=len(RANKED), actor=cast.chip)

    assert questions("/en/") == by_itself


def test_a_story_asks_five_questions_however_many_it_is_related_to(cast):
    others = [published(cast, slug=f"n{number}").article_id for number in range(6)]
    live = published(cast, slug="main", related_ids=tuple(others), topic_ids=(a_topic().pk,))

    assert questions(links.story_url(live)) == 5
