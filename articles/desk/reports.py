"""What readers report as wrong, for those who review the stories it is about."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.roles import Can, Scope, scope
from articles.models import Article, ErrorReport
from newsroom.clock import newsroom_now

MOST_WAITING, MOST_DONE = 100, 30


@dataclass(frozen=True, kw_only=True)
class Reports:
    """The page: what waits, the oldest first, and what was dealt with last; `about` one story, if it is."""

    now: datetime
    about: Article | None
    waiting: list[ErrorReport]
    is_more: bool
    done: list[ErrorReport]


def reports_for(user: User, *, article_id: int | None = None) -> Reports:
    """All this person may deal with, of one story or of every one; constant queries."""
    rows = reports_within(user).select_related("article__head__section__parent", "article__live", "done_by")
    about = None
    if article_id is not None:
        rows = rows.filter(article=article_id)
        about = Article.objects.visible_to(user).filter(pk=article_id).select_related("head").first()
    waiting = list(rows.open().order_by("at", "pk")[: MOST_WAITING + 1])
    return Reports(
        now=newsroom_now(),
        about=about,
        waiting=waiting[:MOST_WAITING],
        is_more=len(waiting) > MOST_WAITING,
        done=list(rows.exclude(done_at=None).order_by("-done_at", "-pk")[:MOST_DONE]),
    )


def reports_within(user: User) -> QuerySet[ErrorReport]:
    """Reports on stories whose text, and whose live text, are in sections where this person reviews."""
    reach = scope(user.roles, Can.REVIEW)
    if reach == Scope.EVERYWHERE:
        return ErrorReport.objects.all()
    if reach != Scope.SECTIONS:
        return ErrorReport.objects.none()
    served = user.duties.values("section")
    head = Q(article__head__section__in=served) | Q(article__head__section__parent__in=served)
    live = Q(article__live__section__in=served) | Q(article__live__section__parent__in=served)
    return ErrorReport.objects.filter(head & (Q(article__live=None) | live))


def waiting_reports(user: User) -> int:
    """How many wait for this person."""
    return reports_within(user).open().count()
