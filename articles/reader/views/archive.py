"""The archive: every year and month, the days of each as a calendar, the stories of a day."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse

from articles.pages import calendar, lists
from articles.pages.dates import newsroom_day
from articles.pages.paper import Paper
from articles.reader import queries
from articles.reader.answers import page_answer, reader_view


@reader_view
def years(request: HttpRequest, edition: str) -> HttpResponse:
    page = calendar.archive_index_page(Paper.open(edition), queries.stories_by_month(edition))
    return page_answer(page)


@reader_view
def year(request: HttpRequest, edition: str, year: str) -> HttpResponse:
    first = _day(year)
    last = date(first.year, 12, 31)
    days, beside = _days_and_neighbours(edition, first, last)
    return page_answer(calendar.archive_year_page(Paper.open(edition), first.year, days, **beside))


@reader_view
def month(request: HttpRequest, edition: str, year: str, month: str) -> HttpResponse:
    first = _day(year, month)
    last = calendar.last_of_month(first)
    days, beside = _days_and_neighbours(edition, first, last)
    return page_answer(calendar.archive_month_page(Paper.open(edition), first, days, **beside))


@reader_view
def day(request: HttpRequest, edition: str, year: str, month: str, day: str) -> HttpResponse:
    """A day without stories is no page, except today, which may still bring some."""
    asked = _day(year, month, day)
    paper = Paper.open(edition)
    stories = queries.live_on(edition, asked)
    page = lists.archive_page(
        paper,
        asked,
        stories,
        before=queries.last_published_before(edition, queries.start_of(asked)),
        after=queries.first_published_from(edition, queries.end_of(asked)),
    )
    return page_answer(page, status=200 if stories or asked == paper.today else 404)


def _days_and_neighbours(
    edition: str, first: date, last: date
) -> tuple[dict[date, int], dict[str, date | None]]:
    """The days with stories in between, and the nearest outside; a time without any is no page."""
    days = queries.stories_by_day(edition, first, last)
    if not days:
        raise Http404
    before = queries.last_published_before(edition, queries.start_of(first))
    after = queries.first_published_from(edition, queries.end_of(last))
    return days, {"before": before and newsroom_day(before), "after": after and newsroom_day(after)}


def _day(year: str, month: str = "1", day: str = "1") -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError as no_such_day:
        raise Http404 from no_such_day
