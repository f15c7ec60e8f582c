"""Lists: what belongs to them, in order, however deep; days; corrections."""

import re
from datetime import timedelta

import pytest

from articles.models import LiveStory, Section
from articles.pages import links
from articles.pages.dates import newsroom_day
from articles.reader import keyset
from newsroom.clock import newsroom_now, set_clock_offset
from tests.articles.newsstand import changed, published, read, text_of, withdrawn
from tests.cast import a_topic

pytestmark = pytest.mark.django_db
HEADLINE = re.compile(r"Story number (\d+)")
OLDER = re.compile(r'<a rel="next" href="([^"]+)"')


@pytest.fixture
def few_to_a_page(monkeypatch):
    monkeypatch.setattr(keyset, "PER_PAGE", 3)


def numbered(cast, count: int, **fields) -> list[LiveStory]:
    return [published(cast, headline=f"Story number {n}", slug=f"n{n}", **fields) for n in range(count)]


def read_through(path: str) -> list[int]:
    """The numbers of the stories met from the newest page to the oldest."""
    met = []
    while path:
        html = text_of(path)
        met += [int(number) for number in HEADLINE.findall(html)]
        older = OLDER.search(html)
        path = older and older[1]
    return met


@pytest.mark.parametrize("path", ["/en/latest/", "/en/politics/", "/en/topics/budget/", "/en/authors/rita/"])
def test_a_list_is_read_to_its_end_newest_first_and_each_story_once(cast, few_to_a_page, path):
    numbered(cast, 8, topic_ids=(a_topic().pk,))

    assert read_through(path) == [7, 6, 5, 4, 3, 2, 1, 0]


def test_stories_of_one_instant_are_neither_lost_nor_doubled_between_pages(cast, few_to_a_page):
    numbered(cast, 7)
    LiveStory.objects.update(first_published_at=newsroom_now())

    assert sorted(read_through("/en/latest/")) == [0, 1, 2, 3, 4, 5, 6]


def test_a_story_published_while_somebody_reads_shifts_no_page(cast, few_to_a_page):
    numbered(cast, 6)
    older = OLDER.search(text_of("/en/latest/"))[1]

    published(cast, headline="Story number 99", slug="n99")

    assert [int(number) for number in HEADLINE.findall(text_of(older))] == [2, 1, 0]


def test_a_section_has_its_subsections_stories_and_a_subsection_only_its_own(cast):
    top = cast.sections["politics"]
    council = Section.objects.create(
        parent=top, name_en="Council", name_fr="Conseil", slug_en="council", slug_fr="conseil"
    )
    published(cast, headline="Of the section", slug="a")
    published(cast, headline="Of the council", slug="b", section_id=council.pk)

    section, subsection = text_of("/en/politics/"), text_of("/en/politics/council/")

    assert "Of the section" in section
    assert "Of the council" in section
    assert "Of the council" in subsection
    assert "Of the section" not in subsection
    assert read("/en/council/").status_code == 404


def test_an_edition_lists_its_own_stories_only(cast):
    published(cast, headline="In English", language="en")

    assert "In English" not in text_of("/latest/")


def test_a_day_of_the_archive_has_that_days_stories_and_its_neighbours(cast):
    old, _new = numbered(cast, 2)
    LiveStory.objects.filter(pk=old.pk).update(first_published_at=newsroom_now() - timedelta(days=9))
    today = newsroom_day(newsroom_now())
    then = today - timedelta(days=9)

    html = text_of(links.archive_url(then, "en"))

    assert HEADLINE.findall(html) == ["0"]
    assert f'rel="next" href="{links.archive_url(today, "en")}"' in html
    assert HEADLINE.findall(text_of(links.archive_url(today, "en"))) == ["1"]
    assert read(links.archive_url(then + timedelta(days=1), "en")).status_code == 404


def test_today_may_still_be_empty(cast):
    assert read(links.archive_url(newsroom_day(newsroom_now()), "en")).status_code == 200


def test_a_day_begins_at_midnight_in_the_newsroom_not_in_greenwich(cast):
    live = published(cast, headline="Story number 1")
    late = newsroom_now().replace(month=1, day=15, hour=23, minute=30)
    LiveStory.objects.filter(pk=live.pk).update(first_published_at=late)

    assert HEADLINE.findall(text_of(f"/en/archive/{late.year}/01/16/")) == ["1"]


def test_corrections_and_clarifications_are_listed_with_what_was_said_newest_first(cast):
    first = published(cast, headline="Story number 1", slug="n1")
    second = published(cast, headline="Story number 2", slug="n2")
    third = published(cast, headline="Story number 3", slug="n3")
    changed(cast, second, change_kind="correction", change_note="Nine, not eight.", kicker="A")
    set_clock_offset(timedelta(minutes=5))
    changed(cast, first, change_kind="clarification", change_note="The old bridge.", kicker="A")
    changed(cast, third, change_kind="update", change_note="The mayor answers.", kicker="A")

    html = text_of("/en/corrections/")

    assert HEADLINE.findall(html) == ["1", "2"]
    assert html.index("The old bridge.") < html.index("Nine, not eight.")
    assert "The mayor answers." not in html


def test_a_withdrawn_story_leaves_every_list(cast):
    live = published(cast, headline="Story number 1", topic_ids=(a_topic().pk,))
    published(cast, headline="Other", slug="other", topic_ids=live.topic_ids)
    withdrawn(cast, live, "A name was wrong.")

    lists = ("/en/", "/en/latest/", "/en/politics/", "/en/topics/budget/", "/en/authors/rita/", "/en/feed/")

    assert [path for path in lists if HEADLINE.search(text_of(path))] == []


def test_an_author_is_sought_in_the_other_edition_only_when_there(cast):
    published(cast, slug="a", language="en")
    before = text_of("/en/authors/rita/")

    published(cast, slug="b", language="fr")

    assert '<a href="/authors/rita/" hreflang="fr"' not in before
    assert '<a href="/authors/rita/" hreflang="fr"' in text_of("/en/authors/rita/")


def test_a_section_name_leads_to_its_page_in_the_other_edition(cast):
    assert 'hreflang="fr" href="http' in text_of("/en/politics/")
    assert '<a href="/politique/" hreflang="fr" lang="fr">' in text_of("/en/politics/")
