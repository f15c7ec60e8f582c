"""The archive as a calendar: years, months and the days on which stories came out."""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.pages import links, surrogates
from articles.pages.dates import DAYS, MONTHS, month_and_year
from articles.pages.numbers import number
from articles.pages.paper import OTHER_EDITION, Link, Page, Paper

#: So many months without stories, and a page's neighbour may be found by the whole edition's key instead.
GAP = 36


@dataclass(frozen=True)
class Month:
    """`weeks` are rows of a table, none where only the sum is shown; `url` is "" for a month without stories."""

    iso: str
    name: str
    url: str
    count: int
    told: str
    weeks: list[SafeString]


@dataclass(frozen=True)
class Year:
    name: str
    url: str
    told: str
    months: list[Month]


def archive_index_page(paper: Paper, months: Mapping[date, int]) -> Page:
    """Every year with its months; `months` counts the stories of each month by its first day."""
    edition = paper.edition
    paper.shows(surrogates.of_latest(edition))
    with translation.override(edition):
        years = sorted({month.year for month in months}, reverse=True)
        context = {
            "frame": paper.frame(
                _("Archive"),
                path=links.archive_index_url(edition),
                other=links.archive_index_url(OTHER_EDITION[edition]),
            ),
            "years": [_year(year, months, edition) for year in years],
        }
    return paper.page("reader/archive_years.html", context)


def archive_year_page(
    paper: Paper, year: int, days: Mapping[date, int], *, before: date | None, after: date | None
) -> Page:
    """The twelve months of a year; `before` and `after` are the nearest days with stories outside it."""
    edition = paper.edition
    _spans(paper, before or date(year, 1, 1), after or date(year, 12, 31), is_last=after is None)
    with translation.override(edition):
        context = {
            "frame": paper.frame(
                _("Archive: %(day)s") % {"day": year}, path=links.archive_year_url(year, edition)
            ),
            "archive": _archive_link(edition),
            "name": f"{year}",
            "told": _stories(sum(days.values())),
            "weekdays": DAYS[edition],
            "months": [_month(date(year, number, 1), days, edition) for number in range(1, 13)],
            "before": before and _year_link(before.year, edition),
            "after": after and _year_link(after.year, edition),
        }
    return paper.page("reader/archive_year.html", context)


def archive_month_page(
    paper: Paper, first: date, days: Mapping[date, int], *, before: date | None, after: date | None
) -> Page:
    """A month's days; `before` and `after` are the nearest days with stories outside it."""
    edition = paper.edition
    _spans(paper, before or first, after or first, is_last=after is None)
    with translation.override(edition):
        month = _month(first, days, edition)
        context = {
            "frame": paper.frame(
                _("Archive: %(day)s") % {"day": month.name}, path=links.archive_month_url(first, edition)
            ),
            "archive": _archive_link(edition),
            "year": _year_link(first.year, edition),
            "month": month,
            "weekdays": DAYS[edition],
            "before": before and _month_link(before, edition),
            "after": after and _month_link(after, edition),
        }
    return paper.page("reader/archive_month.html", context)


def months_between(one: date, other: date) -> list[date]:
    """The first day of every month from one day's to the other's, both included."""
    found, month = [], one.replace(day=1)
    while month <= other:
        found.append(month)
        month = (month + timedelta(days=32)).replace(day=1)
    return found


def last_of_month(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _spans(paper: Paper, first: date, last: date, *, is_last: bool) -> None:
    """A story in any of these months may be a nearer neighbour; after the last one, any new story."""
    months = months_between(first, last)
    paper.shows(*(surrogates.of_month(month, paper.edition) for month in months[:GAP]))
    if is_last or len(months) > GAP:
        paper.shows(surrogates.of_latest(paper.edition))


def _year(year: int, months: Mapping[date, int], edition: str) -> Year:
    shown = [_sum(date(year, number, 1), months, edition) for number in range(1, 13)]
    return Year(
        f"{year}", links.archive_year_url(year, edition), _stories(sum(each.count for each in shown)), shown
    )


def _sum(first: date, months: Mapping[date, int], edition: str) -> Month:
    count = months.get(first, 0)
    url = links.archive_month_url(first, edition) if count else ""
    return Month(f"{first:%Y-%m}", MONTHS[edition][first.month - 1], url, count, _stories(count), [])


def _month(first: date, days: Mapping[date, int], edition: str) -> Month:
    grid = calendar.Calendar(firstweekday=0).monthdatescalendar(first.year, first.month)
    weeks = [_week(week, first, days, edition) for week in grid]
    count = sum(number for day, number in days.items() if (day.year, day.month) == (first.year, first.month))
    url = links.archive_month_url(first, edition) if count else ""
    name = month_and_year(first, edition)
    return Month(f"{first:%Y-%m}", name, url, count, _stories(count), weeks)


def _week(days: list[date], first: date, counts: Mapping[date, int], edition: str) -> SafeString:
    """The cells of a week: seven days, each a link where stories came out. A year has five hundred of them."""
    cells = [_cell(day, counts.get(day, 0), edition) if day.month == first.month else "" for day in days]
    return format_html_join("", "<td>{}</td>", ([cell] for cell in cells))


def _cell(day: date, count: int, edition: str) -> str:
    if not count:
        return f"{day.day}"
    return format_html(CELL, links.archive_url(day, edition), day.day, _stories(count), number(count))


CELL = (
    '<a href="{}">{}<span class="day-count"><span class="visually-hidden">, </span>{}</span>'
    '<span class="day-short" aria-hidden="true">{}</span></a>'
)


def _stories(count: int) -> str:
    return ngettext("%(count)s story", "%(count)s stories", count) % {"count": number(count)}


def _archive_link(edition: str) -> Link:
    return Link(url=links.archive_index_url(edition), name=_("Archive"))


def _year_link(year: int, edition: str) -> Link:
    return Link(url=links.archive_year_url(year, edition), name=f"{year}")


def _month_link(day: date, edition: str) -> Link:
    return Link(url=links.archive_month_url(day, edition), name=month_and_year(day, edition))
