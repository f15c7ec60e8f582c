"""Finding stories: what matches what was asked, in what order."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    BigIntegerField,
    BooleanField,
    Case,
    ExpressionWrapper,
    F,
    FloatField,
    Func,
    Value,
    When,
)

from articles.models import LiveByline, LiveStory
from articles.models.live_story import LiveStoryQuerySet
from articles.reader.matches import newest_matches, query_of
from articles.reader.queries import end_of, live_in, live_under, start_of
from articles.reader.search_form import COUNTED, PER_PAGE, Asked

#: Only the newest so many are weighed: to weigh a story its whole index entry is read. A whole number of pages.
WEIGHED = 5 * PER_PAGE


@dataclass(frozen=True)
class Found:
    """One page of matches in order; `count` stops at `COUNTED`, and then `is_more` says so."""

    stories: list[LiveStory]
    count: int
    is_more: bool


NOTHING = Found([], 0, False)


def find(asked: Asked) -> Found:
    """The matches: the best of the newest first, then the others, newest first. A query a language, and one."""
    if not asked.is_anything or (asked.author and not asked.signed_by):
        return NOTHING
    ids = _newest(asked)
    start = (asked.page - 1) * PER_PAGE
    shown = _page(asked, ids[:COUNTED], start) if start < len(ids) else []
    return Found(shown, min(len(ids), COUNTED), len(ids) > COUNTED)


def _newest(asked: Asked) -> list[int]:
    """The numbers of the newest matches, one more than are counted."""
    matches = [match for edition in asked.languages for match in _matches(asked, edition)]
    if len(asked.languages) > 1:
        matches.sort(reverse=True)
    return [article_id for _at, article_id in matches[: COUNTED + 1]]


def _matches(asked: Asked, edition: str) -> list[tuple[datetime, int]]:
    """When the newest matches first came out and their numbers, the newest first. One query."""
    if asked.q:
        stories = _narrowed(LiveStory.objects.all(), asked)
        return newest_matches(stories, asked.q, edition, section=asked.section, most=COUNTED + 1)
    stories = live_under(edition, asked.section) if asked.section else live_in(edition)
    newest = _narrowed(stories, asked).newest_first()
    return list(newest.values_list("first_published_at", "article_id")[: COUNTED + 1])


def _narrowed(stories: LiveStoryQuerySet, asked: Asked) -> LiveStoryQuerySet:
    if asked.since:
        stories = stories.filter(first_published_at__gte=start_of(asked.since))
    if asked.until:
        stories = stories.filter(first_published_at__lt=end_of(asked.until))
    if asked.signed_by:
        signed = LiveByline.objects.filter(author_id=asked.signed_by.pk)
        stories = stories.filter(article_id__in=signed.values("article"))
    if asked.kind:
        stories = stories.filter(marks__contains=[asked.kind])
    return stories


def _page(asked: Asked, ids: list[int], start: int) -> list[LiveStory]:
    # The index entry itself never leaves the database, nor what only a story's own page shows.
    stories = LiveStory.objects.defer("body", "search", "files")
    if start >= WEIGHED:
        return list(stories.filter(_among(ids[start : start + PER_PAGE])).newest_first())
    weighed = _weighed(stories.filter(_among(ids[:WEIGHED])), asked)
    return list(weighed[start : start + PER_PAGE])


def _among(ids: list[int]) -> Func:
    """Whether a story is one of these: one parameter, where Django's own lookup makes one of each."""
    numbers = Value(ids, output_field=ArrayField(BigIntegerField()))
    return Func(
        F("article_id"),
        numbers,
        template="(%(expressions)s))",
        arg_joiner=" = ANY(",
        output_field=BooleanField(),
    )


def _weighed(stories: LiveStoryQuerySet, asked: Asked) -> LiveStoryQuerySet:
    """By how well each matches, halved by a year of age: news grows old. Without words only age counts."""
    if not asked.q:
        return stories.newest_first()
    years = Func(
        F("first_published_at"), template="(extract(epoch from newsroom_now() - %(expressions)s) / 31557600)"
    )
    fits = [When(edition=edition, then=_fit(asked.q, edition)) for edition in asked.languages]
    fit = _fit(asked.q, asked.languages[0]) if len(fits) == 1 else Case(*fits, output_field=FloatField())
    rank = ExpressionWrapper(fit / (1.0 + years), output_field=FloatField())
    return stories.order_by(rank.desc(), "-first_published_at", "-article_id")


def _fit(words: str, edition: str) -> Func:
    return Func(
        F("search"), query_of(words, edition), Value(1), function="ts_rank", output_field=FloatField()
    )


def answers(words: str, edition: str) -> Func:
    """Whether a story matches, as the GIN index answers it; Django's own lookup would build another query."""
    return Func(
        F("search"),
        query_of(words, edition),
        template="(%(expressions)s)",
        arg_joiner=" @@ ",
        output_field=BooleanField(),
    )
