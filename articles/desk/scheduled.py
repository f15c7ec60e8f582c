"""What goes out next, what would stop it, and what was stopped: the schedule as the desk sees it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from accounts.actors import CLOCK
from accounts.models import User
from articles.actions.facts import any_picture_in_the_way, facts_for, met_needs
from articles.actions.scheduling import TOO_LATE
from articles.models import Article, LiveStory, Schedule, SectionDuty
from articles.models.revision import read_blocks
from articles.workflow.rules import obstacles
from articles.workflow.states import State
from articles.workflow.transitions import Move, Need
from newsroom.clock import NewsroomNow, newsroom_now

AHEAD = timedelta(hours=24)
BACK = timedelta(hours=24)
MOST = 200


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A story that waits for its time; `late_by` is None until that has come."""

    schedule: Schedule
    article: Article
    late_by: timedelta | None
    obstacles: list
    is_too_late: bool
    may_publish: bool

    @property
    def is_blocked(self) -> bool:
        return self.schedule.blocked_at is not None

    @property
    def is_trying(self) -> bool:
        """Whether a fault was met and the clock will try again by itself."""
        return self.schedule.attempts > 0 and not self.is_blocked


@dataclass(frozen=True, kw_only=True)
class Refused:
    """A story that the clock was not allowed to publish, and that nobody has given a new time since."""

    schedule: Schedule
    article: Article
    may_publish: bool


@dataclass(frozen=True, kw_only=True)
class Coming:
    """The page: what waits within the next 24 hours, what comes later, what expires, what was refused."""

    now: datetime
    waiting: list[Waiting]
    later: int
    expiring: list[LiveStory]
    refused: list[Refused]

    @property
    def late(self) -> list[Waiting]:
        return [row for row in self.waiting if row.late_by is not None]

    @property
    def is_empty(self) -> bool:
        return not (self.waiting or self.expiring or self.refused)


def coming_up(user: User) -> Coming:
    """All this person may see of the coming day; constant queries."""
    now = newsroom_now()
    rows = _with_stories(Schedule.objects.pending(), user)
    near = list(rows.filter(publish_at__lte=now + AHEAD).order_by("publish_at", "id")[:MOST])
    later = rows.filter(publish_at__gt=now + AHEAD).count()
    refused = _with_stories(Schedule.objects.filter(status=Schedule.Status.REFUSED), user).filter(
        closed_at__gte=now - BACK, article__state=State.APPROVED.value
    )
    served = set(SectionDuty.objects.filter(user=user).values_list("section_id", flat=True))
    return Coming(
        now=now,
        waiting=_waiting(near, now=now, user=user, served=served),
        later=later,
        expiring=_expiring(now, user),
        refused=[
            Refused(schedule=row, article=row.article, may_publish=_may_publish(row.article, user, served))
            for row in refused.order_by("-closed_at")[:MOST]
        ],
    )


def _with_stories(rows, user: User):
    visible = Article.objects.visible_to(user).values("pk")
    return rows.filter(article__in=visible).select_related(
        "article__head__section__parent",
        "article__live__section__parent",
        "article__approval__by",
        "made_by",
    )


def _waiting(rows: list[Schedule], *, now: datetime, user: User, served: set[int]) -> list[Waiting]:
    """What would stop each is asked as the clock will ask it, at its time; every row it reads is here already."""
    read_blocks([row.article.head for row in rows])
    asks = any_picture_in_the_way({row.article: max(now, row.publish_at) for row in rows})
    return [
        Waiting(
            schedule=row,
            article=row.article,
            late_by=now - row.publish_at if row.publish_at <= now else None,
            obstacles=obstacles(
                Move.PUBLISH,
                facts_for(row.article, actor=CLOCK, now=max(now, row.publish_at), pictures=asks),
            ),
            is_too_late=now - row.publish_at > TOO_LATE,
            may_publish=_may_publish(row.article, user, served),
        )
        for row in rows
    ]


def _may_publish(article: Article, user: User, served: Iterable[int]) -> bool:
    sections = [article.head.section] + ([article.live.section] if article.live else [])
    return all(
        Need.PUBLISH in met_needs(section, actor=user, own=False, served=set(served)) for section in sections
    )


def _expiring(now: datetime, user: User) -> list[LiveStory]:
    visible = Article.objects.visible_to(user).values("pk")
    rows = LiveStory.objects.for_lists().filter(expires_at__lte=now + AHEAD, article_id__in=visible)
    return list(rows.select_related("section").annotate(now=NewsroomNow()).order_by("expires_at")[:MOST])
