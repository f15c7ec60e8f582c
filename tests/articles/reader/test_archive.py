"""The archive is a calendar: every year, month and day with stories, counted as they are now."""

import re
from datetime import UTC, date, datetime

import pytest
from django.db import connection

from articles.actions import tallies
from articles.models import DayTally, LiveStory
from articles.reader import queries
from tests.articles.newsstand import changed, published, read, text_of, withdrawn

pytestmark = pytest.mark.django_db


def on(live: LiveStory, *when: int) -> LiveStory:
    LiveStory.objects.filter(pk=live.pk).update(first_published_at=datetime(*when, tzinfo=UTC))
    return live


@pytest.fixture
def three(cast):
    """Two stories of a day in May 2025, one of the year before, one of the same May in French."""
    on(published(cast, slug="a"), 2025, 5, 8, 9)
    on(published(cast, slug="b"), 2025, 5, 8, 10)
    on(published(cast, slug="c"), 2024, 2, 29, 9)
    on(published(cast, slug="d", language="fr"), 2025, 5, 9, 9)


def test_the_archive_names_every_month_with_its_stories(three):
    html = text_of("/en/archive/")

    assert re.findall(r'id="year-(\d+)"', html) == ["2025", "2024"]
    assert 'href="/en/archive/2025/05/"' in html
    assert 'href="/en/archive/2024/02/"' in html
    assert "/en/archive/2025/06/" not in html
    assert '<span class="month-count">2 stories</span>' in html


def test_a_month_links_its_days_with_the_count(three):
    html = text_of("/en/archive/2025/05/")

    assert re.findall(r'href="(/en/archive/2025/05/\d\d/)"', html) == ["/en/archive/2025/05/08/"]
    assert "2 stories" in html
    assert 'rel="prev" href="/en/archive/2024/02/"' in html
    assert read("/en/archive/2025/05/08/").status_code == 200


def test_a_year_shows_its_months_as_calendars(three):
    html = text_of("/en/archive/2024/")

    assert html.count("<table") == 12
    assert 'href="/en/archive/2024/02/29/"' in html
    assert 'rel="next" href="/en/archive/2025/"' in html


def test_a_month_without_others_around_it_leads_to_none(cast):
    on(published(cast), 2025, 5, 8, 9)

    assert 'class="pager"' not in text_of("/en/archive/2025/05/")


def test_a_day_is_the_newsrooms(cast):
    on(published(cast), 2025, 12, 31, 23, 30)

    assert 'href="/en/archive/2026/01/01/"' in text_of("/en/archive/2026/01/")


@pytest.mark.parametrize(
    "path",
    ["2023/", "2025/06/", "2025/00/", "2025/13/", "0000/", "0001/", "9999/", "9999/12/", "2025/5/", "٢٠٢٥/"],
)
def test_times_without_stories_are_no_pages(three, path):
    assert read(f"/en/archive/{path}").status_code == 404


def test_the_sums_are_those_of_what_is_live(cast):
    one, two = published(cast, slug="a"), published(cast, slug="b")
    changed(cast, one, headline="Another", change_kind="update", change_note="New.")
    withdrawn(cast, two, "It was wrong.")

    assert sum(queries.stories_by_month("en").values()) == LiveStory.objects.filter(edition="en").count() == 1


def test_folding_and_counting_anew_change_no_sum(three, monkeypatch):
    monkeypatch.setattr(tallies, "WORTH_FOLDING", 1)
    before = queries.stories_by_month("en")
    rows = DayTally.objects.count()

    tallies.fold_tallies()
    folded = DayTally.objects.count()
    tallies.count_days_anew()

    assert queries.stories_by_month("en") == before
    assert folded < rows
    assert DayTally.objects.count() == folded


def test_many_rows_in_one_statement_add_one_row_a_day(three):
    before = DayTally.objects.count()
    LiveStory.objects.filter(edition="en", first_published_at__year=2025).delete()

    assert DayTally.objects.count() == before + 1
    assert queries.stories_by_month("en") == {date(2024, 2, 1): 1}


@pytest.mark.parametrize("path", ["", "2025/", "2025/05/"])
def test_one_story_and_thirty_cost_the_same(cast, django_assert_max_num_queries, path):
    for count in (1, 30):
        for number in range(count):
            on(published(cast, slug=f"n{count}{number}"), 2025, 5, number % 28 + 1, 9)
        with django_assert_max_num_queries(6):
            read(f"/en/archive/{path}")


def test_the_sums_are_read_by_their_index(three):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            "EXPLAIN SELECT day, sum(stories) FROM articles_daytally "
            "WHERE edition = 'en' AND day BETWEEN '2025-05-01' AND '2025-05-31' GROUP BY day"
        )
        assert "day_tally" in str(cursor.fetchall())


def test_a_months_page_is_made_from_the_months_around_it(three):
    keys = read("/en/archive/2025/05/").headers["Surrogate-Key"].split()

    assert {"month-en-2024-02", "month-en-2024-12", "month-en-2025-05", "latest-en"} <= set(keys)
    earlier = read("/en/archive/2024/02/").headers["Surrogate-Key"].split()
    assert "latest-en" not in earlier
    assert "month-en-2025-05" in earlier
