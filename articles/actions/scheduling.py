"""The clock's verbs: what is due goes out, once, and what may not go out says why."""

from datetime import timedelta

import structlog
from django.db import InterfaceError, OperationalError, transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import CLOCK, Actor
from accounts.audit import record
from articles.actions.facts import grants_for
from articles.actions.locking import (
    NoSuchStory,
    claim_schedule,
    lock_article,
    lock_first_free,
    read_held,
)
from articles.actions.moving import MoveRefused, move_held
from articles.models import Article, LiveStory, Schedule
from articles.workflow.rules import Refusal
from articles.workflow.states import State
from articles.workflow.transitions import Move, Need
from newsroom.clock import NewsroomNow

log = structlog.get_logger()

#: A schedule that was due when it was looked for, and its generation then.
Waiting = tuple[int, int]

#: How many rows are looked through at once for one that nobody holds.
AT_ONCE = 8

#: How SQLSTATEs begin that tell of PostgreSQL itself: no connection, no room, shutting down, a failing disk.
UNWELL = ("08", "53", "57P", "58")

#: A story later than this is not news any more without somebody looking at it.
TOO_LATE = timedelta(hours=6)

#: How soon a story whose pictures are still being drawn is looked at again.
DRAWING = timedelta(seconds=1)

#: Pauses after the first and second fault; the third one blocks the row.
BACKOFF = (timedelta(seconds=1), timedelta(seconds=2), timedelta(seconds=4))


def publish_due(*, most: int = 1000) -> int:
    """Every story due and claimable has gone out or been refused; how many were handled here.

    Any number of these may run at once: what another holds is passed over.
    """
    handled = delivered = _deliver_all(_waiting(most))
    while delivered and handled < most:
        delivered = _deliver_all(_waiting(most - handled))
        handled += delivered
    return handled + withdraw_expired()


def deliver(schedule_id: int, generation: int) -> bool:
    """The story has gone out or been refused, if it is due in this generation and nobody else has it."""
    return _deliver_all([(schedule_id, generation)]) == 1


def due_within(span: timedelta) -> list[tuple[int, int, float]]:
    """(schedule, generation, seconds until its time) for what falls due within `span`, the next first."""
    rows = Schedule.objects.due_within(span).annotate(now=NewsroomNow())
    return [(row.pk, row.generation, max(0.0, (row.publish_at - row.now).total_seconds())) for row in rows]


def withdraw_expired() -> int:
    """Every live story past its expiry is withdrawn for the reason approved with it; how many were.

    One that cannot be is told in the log, looked at again next time, and holds up none of the others.
    """
    expired = list(
        LiveStory.objects.filter(expires_at__lte=NewsroomNow()).values_list("article_id", flat=True)
    )
    return sum(_expire_or_tell(article_id) for article_id in expired)


def try_again(schedule_id: int, *, actor: Actor) -> Schedule:
    """A blocked schedule is claimable again, at once. Needs to be able to publish the story."""
    with transaction.atomic():
        known = Schedule.objects.filter(pk=schedule_id).values_list("article_id", flat=True).first()
        if known is None:
            raise NoSuchStory(_("There is no such story."))
        article = lock_article(known, actor=actor)
        grants, live_grants = grants_for(article, actor)
        if Need.PUBLISH not in grants & live_grants:
            raise MoveRefused(Refusal("ability", _("Your role does not publish this story.")))
        row = Schedule.objects.pending().select_for_update().filter(pk=schedule_id).first()
        if row is None:
            raise MoveRefused(Refusal("state", _("The story no longer waits for this time.")))
        row.attempts = 0
        row.next_attempt_at = row.blocked_at = None
        row.save(update_fields=["attempts", "next_attempt_at", "blocked_at"])
        record("schedule.try_again", about=article, actor=actor, schedule=row.pk)
    return row


def unschedule_and_edit(article_id: int, *, actor: Actor) -> Article:
    """The story is a draft again, in one step; its time stays in the history."""
    with transaction.atomic():
        article = lock_article(article_id, actor=actor)
        move_held(article, Move.UNSCHEDULE, actor=actor)
        return move_held(read_held(article_id), Move.REVISE, actor=actor)


def _waiting(most: int) -> list[Waiting]:
    return list(Schedule.objects.due().values_list("pk", "generation")[:most])


def _deliver_all(waiting: list[Waiting]) -> int:
    """Each of these is handled, in this order, one transaction for each; how many were handled here.

    They are read once and locked one by one: another worker may have taken, or a person changed, what stands later in
    the list. `claim_schedule` asks again.
    """
    handled, place = 0, 0
    while place < len(waiting):
        seen, done = _attempt(waiting[place : place + AT_ONCE])
        place += seen
        handled += done
    return handled


def _attempt(waiting: list[Waiting]) -> tuple[int, bool]:
    """(how many are looked at, whether the last of them was handled). PostgreSQL's own faults are not the story's."""
    claimed: list[Schedule] = []
    try:
        with transaction.atomic():
            return _deliver_first(waiting, claimed)
    except Exception as fault:
        if not claimed or _is_the_databases_own(fault):
            raise
        _count_fault(claimed[0], fault)
        return waiting.index((claimed[0].pk, claimed[0].generation)) + 1, True


def _deliver_first(waiting: list[Waiting], claimed: list[Schedule]) -> tuple[int, bool]:
    # The article's lock is taken first, everywhere; then the schedule is read again under its own: while the
    # article was being locked, a person may have moved its time or taken it back.
    place = lock_first_free([pk for pk, _generation in waiting])
    if place is None:
        return len(waiting), False
    pk, generation = waiting[place]
    row = claim_schedule(Schedule.objects.due().filter(pk=pk, generation=generation))
    if row is None:
        return place + 1, False
    claimed.append(row)
    article = row.article
    refusal = _too_late(article, row)
    if refusal is None:
        try:
            move_held(article, Move.PUBLISH, actor=CLOCK, schedule=row)
            return place + 1, True
        except MoveRefused as refused:
            if refused.refusal.kind == "waits":
                _wait(row, article, str(refused))
                return place + 1, True
            refusal = str(refused)
    move_held(article, Move.BOUNCE, actor=CLOCK, reason=refusal)
    return place + 1, True


def _wait(row: Schedule, article: Article, reason: str) -> None:
    """The row is looked at again in a moment: nobody did anything wrong, so that no fault is counted."""
    row.reason, row.next_attempt_at = reason[:500], article.now + DRAWING
    row.save(update_fields=["reason", "next_attempt_at"])


def _too_late(article: Article, row: Schedule) -> str | None:
    if article.now - row.publish_at <= TOO_LATE:
        return None
    return str(_("The story’s time passed more than six hours ago, so it was not published by itself."))


def _is_the_databases_own(fault: Exception) -> bool:
    """Whether PostgreSQL is unwell. A lock not got, or a text too long for it, is this story's own fault."""
    if not isinstance(fault, (OperationalError, InterfaceError)):
        return False
    code = getattr(fault.__cause__, "pgcode", None)
    return code is None or code.startswith(UNWELL)


def _count_fault(row: Schedule, fault: Exception) -> None:
    """The fault is counted on the row, which waits for a person after the third one."""
    log.error("publishing_failed", schedule=row.pk, article=row.article_id, error=repr(fault))
    with transaction.atomic():
        claimed = Schedule.objects.claimable().filter(
            pk=row.pk, generation=row.generation, attempts=row.attempts
        )
        held = claimed.select_for_update(of=("self",)).annotate(now=NewsroomNow()).first()
        if held is None:
            return
        held.attempts += 1
        held.reason = f"{type(fault).__name__}: {fault}"[:500].replace("\x00", "")
        if held.attempts >= len(BACKOFF):
            held.blocked_at = held.now
        else:
            held.next_attempt_at = held.now + BACKOFF[held.attempts - 1]
        held.save(update_fields=["attempts", "reason", "blocked_at", "next_attempt_at"])


def _expire_or_tell(article_id: int) -> bool:
    try:
        return _expire(article_id)
    except Exception as fault:
        if _is_the_databases_own(fault):
            raise
        log.error("expiry_failed", article=article_id, error=repr(fault))
        return False


def _expire(article_id: int) -> bool:
    with transaction.atomic():
        held = Article.objects.filter(pk=article_id).select_for_update(of=("self",), skip_locked=True).first()
        if held is None or held.status == State.WITHDRAWN:
            return False
        article = read_held(article_id)
        live = article.live
        if live is None or live.expires_at is None or live.expires_at > article.now:
            return False
        move_held(article, Move.WITHDRAW, actor=CLOCK, reason=live.expiry_reason)
        return True
