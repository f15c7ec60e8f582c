"""The one door: every change of state goes through `move`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actors import Actor, person
from accounts.audit import record
from articles.actions import publishing
from articles.actions.addresses import reserve_slug
from articles.actions.facts import facts_for, pictures_forbidden
from articles.actions.locking import lock_article
from articles.actions.notices import tell
from articles.actions.pointers import point
from articles.actions.writing import write_revision
from articles.models import Approval, Article, Schedule
from articles.models.revision import Why
from articles.text.content import HASH_SCHEME, Content, content_hash
from articles.workflow.rules import Answers, Facts, Refusal, check
from articles.workflow.states import State
from articles.workflow.transitions import Move
from newsroom.refusals import Refused


class MoveRefused(Refused):
    """The workflow table says no; `refusal.kind` says which of its columns did."""

    def __init__(self, refusal: Refusal):
        super().__init__(refusal.sentence)
        self.refusal = refusal
        self.status = STATUSES[refusal.kind]


STATUSES = {"ability": 403, "state": 409, "rule": 409, "waits": 409, "answer": 422}


@dataclass(frozen=True)
class When:
    """A time chosen: the instant, and the zone and wall time the person saw when choosing it."""

    publish_at: datetime
    zone: str
    wall_time: str


@dataclass(frozen=True, kw_only=True)
class Said:
    """What the actor gave with the move, and what the door found."""

    actor: Actor
    content: Content
    note: str = ""
    reason: str = ""
    when: When | None = None
    schedule: Schedule | None = None

    @property
    def time(self) -> When:
        """The time chosen, for moves the table asks one of."""
        if self.when is None:
            raise ValueError("this move asks for a time")
        return self.when


def move(
    article_id: int,
    move: Move,
    *,
    actor: Actor,
    revision_id: int | None = None,
    content_hash: str = "",
    note: str = "",
    reason: str = "",
    when: When | None = None,
) -> Article:
    """The story has made this move, its audit event stands, and its effects will follow the commit.

    `revision_id` and `content_hash` name the version the actor read, where the table asks for it. Raises
    `MoveRefused`, a sentence, and then nothing has changed.
    """
    with transaction.atomic():
        article = lock_article(article_id, actor=actor)
        seen = (revision_id, content_hash) == (article.head_id, article.head.content_hash)
        return move_held(article, move, actor=actor, seen_head=seen, note=note, reason=reason, when=when)


def move_held(
    article: Article,
    move: Move,
    *,
    actor: Actor,
    seen_head: bool = False,
    note: str = "",
    reason: str = "",
    when: When | None = None,
    schedule: Schedule | None = None,
    facts: Facts | None = None,
) -> Article:
    """As `move`, for an article its caller holds. Only code in `articles.actions` calls it."""
    content = article.head.content()
    facts = facts or facts_for(article, actor=actor, now=article.now, content=content)
    answers = Answers(
        seen_head=seen_head, note=note, reason=reason, publish_at=when.publish_at if when else None
    )
    refusal = check(move, facts, answers) or _pictures_then(content, when)
    if refusal:
        raise MoveRefused(refusal)
    said = Said(actor=actor, content=content, note=note, reason=reason, when=when, schedule=schedule)
    STEPS[move](article, said)
    _remember(article, move, facts, said)
    return article


def _pictures_then(content: Content, when: When | None) -> Refusal | None:
    """The refusal of a time at which the story's pictures may not be shown any more."""
    said = pictures_forbidden(content, when.publish_at) if when else ""
    return Refusal("answer", _("By then: %(what)s") % {"what": said}) if said else None


def _remember(article: Article, move: Move, facts: Facts, said: Said) -> None:
    """The audit event and the messages, in the same transaction as what they tell."""
    words = said.note or said.reason
    detail = {"from": facts.state.value, "to": article.state, "revision": article.head_id}
    if words:
        detail["said"] = words
    if said.when:
        detail |= {"wall_time": said.when.wall_time, "zone": said.when.zone}
    record(f"article.{move}", about=article, actor=said.actor, **detail)
    tell(article, move, actor=said.actor, said=words)


def _go(state: State) -> Callable[[Article, Said], None]:
    """A step that does nothing but change the state."""

    def step(article: Article, said: Said) -> None:
        point(article, state=state)

    return step


def _send_back(article: Article, said: Said) -> None:
    publishing.end_approval(article.approval, article, Approval.Ended.SENT_BACK)
    point(article, state=State.DRAFT)


def _approve(article: Article, said: Said) -> None:
    approval = Approval.objects.create(
        article=article,
        revision=article.head,
        content_hash=content_hash(said.content),
        hash_scheme=HASH_SCHEME,
        by=person(said.actor),
        edition=said.content.language,
        top_section=article.head.placed_in.top(),
        slug=reserve_slug(article, said.content),
    )
    point(article, state=State.APPROVED, approval=approval)


def _schedule(article: Article, said: Said) -> None:
    Schedule.objects.create(
        article=article,
        approval=article.open_approval,
        revision=article.head,
        publish_at=said.time.publish_at,
        zone=said.time.zone,
        wall_time=said.time.wall_time,
        made_by=person(said.actor),
    )
    point(article, state=State.SCHEDULED)


def _reschedule(article: Article, said: Said) -> None:
    row = pending_schedule(article)
    row.publish_at = said.time.publish_at
    row.zone = said.time.zone
    row.wall_time = said.time.wall_time
    row.generation += 1
    row.attempts = 0
    row.next_attempt_at = row.blocked_at = None
    row.reason = ""
    row.save()
    point(article, state=State.SCHEDULED)


def _unschedule(article: Article, said: Said) -> None:
    close_schedule(article, Schedule.Status.CANCELLED)
    point(article, state=State.APPROVED)


def _publish(article: Article, said: Said) -> None:
    if article.status == State.SCHEDULED:
        delivered = said.schedule is not None
        close_schedule(article, Schedule.Status.DONE if delivered else Schedule.Status.CANCELLED)
    publishing.put_live(article, said.content, actor=said.actor, schedule=said.schedule)


def _publish_urgently(article: Article, said: Said) -> None:
    publishing.put_live_urgently(article, said.content, actor=said.actor, reason=said.reason)


def _revise(article: Article, said: Said) -> None:
    publishing.end_approval(article.approval, article, Approval.Ended.REVISED)
    point(article, state=State.DRAFT)


def _discard_change(article: Article, said: Said) -> None:
    publishing.end_approval(article.approval, article, Approval.Ended.DISCARDED)
    head = write_revision(
        article,
        article.live_text.content(),
        actor=said.actor,
        why=Why.DISCARDED,
        base=article.head,
    )
    point(article, state=State.PUBLISHED, head=head)


def _withdraw(article: Article, said: Said) -> None:
    close_schedule(article, Schedule.Status.CANCELLED)
    publishing.take_down(article, actor=said.actor, reason=said.reason)


def _spike(article: Article, said: Said) -> None:
    publishing.end_approval(article.approval, article, Approval.Ended.SPIKED)
    point(article, state=State.SPIKED)


def _bounce(article: Article, said: Said) -> None:
    close_schedule(article, Schedule.Status.REFUSED, reason=said.reason)
    point(article, state=State.APPROVED)


STEPS: dict[Move, Callable[[Article, Said], None]] = {
    Move.SUBMIT: _go(State.IN_REVIEW),
    Move.TAKE_BACK: _go(State.DRAFT),
    Move.SEND_BACK: _send_back,
    Move.APPROVE: _approve,
    Move.SCHEDULE: _schedule,
    Move.RESCHEDULE: _reschedule,
    Move.UNSCHEDULE: _unschedule,
    Move.PUBLISH: _publish,
    Move.PUBLISH_URGENTLY: _publish_urgently,
    Move.REVISE: _revise,
    Move.DISCARD_CHANGE: _discard_change,
    Move.WITHDRAW: _withdraw,
    Move.SPIKE: _spike,
    Move.UNSPIKE: _go(State.DRAFT),
    Move.BOUNCE: _bounce,
}


def pending_schedule(article: Article) -> Schedule:
    """The held article's pending schedule, held too."""
    return article.schedules.pending().select_for_update().get()


def close_schedule(article: Article, status: str, *, reason: str = "") -> None:
    """The pending schedule, if there is one, is over."""
    Schedule.objects.pending().filter(article=article).update(
        status=status, reason=reason, closed_at=article.now
    )
