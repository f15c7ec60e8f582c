"""Deep lists by boundary, not by number: a page costs the same however far back it lies."""

import re
from datetime import UTC, datetime, timedelta

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles.models.listed import ListedQuerySet, stories_of
from articles.models.live_story import LiveStoryQuerySet
from articles.pages.lists import Stretch
from articles.reader.answers import UnreadableAddress

PER_PAGE = 30
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# Microseconds since 1970, and an id no larger than PostgreSQL's.
BOUNDARY = re.compile(r"([0-9]{1,16})-([0-9]{1,18})")


def stretch_of(
    stories: LiveStoryQuerySet | ListedQuerySet, request: HttpRequest, *, by: str = "first_published_at"
) -> Stretch:
    """One page of the stories, newest by the column first, from the boundary in the address. One query."""
    boundary = request.GET.get("before", "")
    if boundary:
        stories = stories.filter(_below(*_read(boundary), by))
    rows = stories_of(stories.order_by(f"-{by}", "-article_id").for_lists()[: PER_PAGE + 1])
    shown = rows[:PER_PAGE]
    older = f"{request.path}?before={_token(shown[-1], by)}" if len(rows) > PER_PAGE else ""
    return Stretch(shown, is_first=not boundary, older=older)


def _token(live, by: str) -> str:
    return f"{(getattr(live, by) - EPOCH) // timedelta(microseconds=1)}-{live.article_id}"


def _read(boundary: str) -> tuple[datetime, int]:
    match = BOUNDARY.fullmatch(boundary)
    if match is None:
        raise UnreadableAddress(_("This list cannot be continued from there: its address is damaged."))
    microseconds, article_id = map(int, match.groups())
    return EPOCH + timedelta(microseconds=microseconds), article_id


def _below(moment: datetime, article_id: int, by: str) -> Q:
    """The first condition says nothing the others do not, but it is the one an index begins at."""
    tie = Q(**{by: moment, "article_id__lt": article_id})
    return Q(**{f"{by}__lte": moment}) & (Q(**{f"{by}__lt": moment}) | tie)
