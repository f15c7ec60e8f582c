"""What the public side reads, each named: live stories, addresses, withdrawals and the names around them."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import (
    DateField,
    Exists,
    F,
    Func,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    TextField,
    Value,
)
from django.db.models.functions import TruncMonth

from articles.models import (
    Address,
    Author,
    DayTally,
    LiveByline,
    LiveMonth,
    LiveStory,
    LiveTopic,
    Publication,
    Section,
    StandingPage,
    Topic,
    Withdrawal,
)
from articles.models.listed import ListedQuerySet
from articles.models.live_story import LiveStoryQuerySet
from articles.pages.changes import MOST
from articles.text.slugs import slugify
from newsroom.kept_queries import kept

Row = TypeVar("Row", bound=Model)

#: One more than a page of changes compares, and one to know that there are more.
VERSIONS = MOST + 2
A_DAY_AT_MOST = 500
EARLIEST, LATEST = date(1900, 1, 1), date(2200, 1, 1)


def live_in(edition: str) -> LiveStoryQuerySet:
    return LiveStory.objects.in_edition(edition)


def live_at(edition: str, path: str) -> LiveStory | None:
    """The story readers find at this address now."""
    return next(iter(_live_at(edition, path)), None)


@kept
def _live_at(edition: str, path: str) -> LiveStoryQuerySet:
    return live_in(edition).filter(path=path).select_related("section__parent").defer("plain", "search")


def address_at(edition: str, path: str) -> Address | None:
    """Whatever story this address was ever given to."""
    return _only(Address.objects.at(edition, path))


def live_path_of(article_id: int) -> LiveStory | None:
    """Where readers find the story now, if they do."""
    return _only(LiveStory.objects.filter(pk=article_id).only("edition", "path"))


def withdrawal_of(article_id: int) -> Withdrawal | None:
    return _only(Withdrawal.objects.in_force().filter(article_id=article_id))


def _only(rows: QuerySet[Row]) -> Row | None:
    """The one row there can be, if it is there: sought by its key and sorted by none."""
    return next(iter(rows[:1]), None)


def newest_lines_of(article_id: int, count: int = VERSIONS) -> list[Publication]:
    """The newest lines of the story's log with the texts they gave readers, oldest first."""
    lines = Publication.objects.of(article_id).select_related("revision")
    return list(lines[:count])[::-1]


def live_under(edition: str, section: Section) -> LiveStoryQuerySet:
    """By the one column whose index has the list's order."""
    column = "section" if section.parent_id else "top_section"
    return live_in(edition).filter(**{column: section})


def topic_named(edition: str, slug: str) -> Topic | None:
    return _only(Topic.objects.filter(language=edition, slug=slug))


def key_story_of(topic: Topic) -> LiveStory | None:
    """What the desk set above the topic's list, while readers of its edition see it."""
    if topic.key_story_id is None:
        return None
    return live_in(topic.language).filter(pk=topic.key_story_id).for_lists().first()


def topics_with_stories(edition: str) -> list[Topic]:
    return list(topics_in_use(edition).filter(language=edition).order_by("name"))


def author_signing(editions: Iterable[str], name: str) -> Author | None:
    """Who goes by that name, written in any way, and signs something readers of these editions find."""
    signed = LiveByline.objects.filter(author_id=OuterRef("pk"), edition__in=editions)
    called = Author.objects.annotate(folded=_folded(F("name"))).filter(
        Q(slug=slugify(name, "en")) | Q(folded=_folded(Value(name)))
    )
    return called.filter(Exists(signed)).first()


def authors_with_stories(edition: str) -> list[Author]:
    return list(authors_in_use(edition).order_by("name"))


def _folded(name) -> Func:
    """Small letters without accents."""
    return Func(name, function="newsroom_fold", output_field=TextField())


def standing_at(slug: str) -> dict[str, StandingPage]:
    """The pages about the paper readers find at this address, by edition."""
    return {page.edition: page for page in StandingPage.objects.filter(slug=slug, is_public=True)}


def stories_by_month(edition: str) -> dict[date, int]:
    """How many live stories first came out in each month, by its first day."""
    months = DayTally.objects.filter(edition=edition).order_by().annotate(month=TruncMonth("day"))
    summed = months.values("month").annotate(sum=Sum("stories")).filter(sum__gt=0)
    return dict(summed.values_list("month", "sum"))


def stories_by_day(edition: str, first: date, last: date) -> dict[date, int]:
    """The same of each day from the first to the last."""
    days = DayTally.objects.filter(edition=edition, day__gte=first, day__lte=last).order_by()
    return dict(days.values("day").annotate(sum=Sum("stories")).filter(sum__gt=0).values_list("day", "sum"))


def author_named(slug: str) -> Author | None:
    return _only(Author.objects.filter(slug=slug))


def about(topic: Topic, edition: str) -> ListedQuerySet:
    """The topic's live stories, in the one table that has them in order."""
    return LiveTopic.objects.filter(topic_id=topic.pk, edition=edition)


def signed_by(author: Author, edition: str) -> ListedQuerySet:
    return LiveByline.objects.filter(author_id=author.pk, edition=edition)


def topics_in_use(edition: str) -> QuerySet[Topic]:
    """Topics with live stories of the edition: one look at an index each."""
    used = LiveTopic.objects.filter(topic_id=OuterRef("pk"), edition=edition)
    return Topic.objects.filter(Exists(used))


def authors_in_use(edition: str) -> QuerySet[Author]:
    used = LiveByline.objects.filter(author_id=OuterRef("pk"), edition=edition)
    return Author.objects.filter(Exists(used))


def months_of(edition: str) -> QuerySet[LiveMonth]:
    """The months that have live stories, the newest first, each with its number of `stories`. One query."""
    after = Func(
        OuterRef("month"), template="(%(expressions)s + interval '1 month')::date", output_field=DateField()
    )
    days = DayTally.objects.filter(edition=OuterRef("edition"), day__gte=OuterRef("month"), day__lt=after)
    stories = Subquery(days.order_by().values("edition").annotate(sum=Sum("stories")).values("sum"))
    return (
        LiveMonth.objects.filter(edition=edition)
        .annotate(stories=stories)
        .filter(stories__gt=0)
        .order_by("-month")
    )


def told_of(edition: str) -> LiveStoryQuerySet:
    """Live stories about which a correction or a clarification had to be said."""
    return live_in(edition).corrected()


def live_on(edition: str, day: date) -> list[LiveStory]:
    """First published on that day in the newsroom, from the morning on."""
    stories = live_in(edition).filter(
        first_published_at__gte=start_of(day), first_published_at__lt=end_of(day)
    )
    return list(stories.order_by("first_published_at", "article_id").for_lists()[:A_DAY_AT_MOST])


def last_published_before(edition: str, moment: datetime) -> datetime | None:
    return (
        live_in(edition)
        .filter(first_published_at__lt=moment)
        .newest_first()
        .values_list(FIRST, flat=True)
        .first()
    )


def first_published_from(edition: str, moment: datetime) -> datetime | None:
    later = live_in(edition).filter(first_published_at__gte=moment).order_by(FIRST, "article_id")
    return later.values_list(FIRST, flat=True).first()


FIRST = "first_published_at"


def start_of(day: date) -> datetime:
    """The day's first instant in the newsroom, in UTC; days no paper had are moved to the nearest century."""
    midnight = datetime.combine(min(max(day, EARLIEST), LATEST), time(), tzinfo=ZoneInfo(settings.TIME_ZONE))
    return midnight.astimezone(UTC)


def end_of(day: date) -> datetime:
    return start_of(day + timedelta(days=1)) if day < LATEST else start_of(LATEST)
