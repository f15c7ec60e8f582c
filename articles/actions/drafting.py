"""Writing: every save is a new revision standing on the one it was written from."""

from dataclasses import dataclass, replace
from enum import StrEnum

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, person
from accounts.audit import record
from accounts.models import User
from accounts.roles import Can, Scope, scope
from articles.actions.content_rules import settle
from articles.actions.facts import facts_for
from articles.actions.locking import lock_article
from articles.actions.moving import MoveRefused, move_held
from articles.actions.pointers import point
from articles.actions.writing import next_revision_id, write_revision
from articles.models import Article, Follow, Revision
from articles.models.revision import Why
from articles.text.content import Content, content_hash
from articles.workflow.rules import Facts, Refusal, allowed
from articles.workflow.states import REVISED_BY_SAVING, WRITABLE, State
from articles.workflow.transitions import Move, Need
from newsroom.refusals import Invalid, NeedsBase, Refused


class AsksFirst(Refused):
    """The save would end an approval: it is made when the person says so (`confirm_revise`)."""


class Outcome(StrEnum):
    SAVED = "saved"
    UNCHANGED = "unchanged"
    CONFLICT = "conflict"


@dataclass(frozen=True)
class Saved:
    """What became of a save. In a conflict `revision` holds the sender's text, kept, and `head` the other one."""

    outcome: Outcome
    revision: Revision
    head: Revision


def create(*, actor: Actor, content: Content) -> Article:
    """A new draft by this actor, with its first revision."""
    if scope(actor.roles, Can.WRITE) == Scope.NONE:
        raise MoveRefused(Refusal("ability", _("Your role does not write stories.")))
    with transaction.atomic():
        content = settle(content, actor=actor)
        key = next_revision_id()
        article = Article.objects.create(created_by=person(actor), head_id=key)
        revision = write_revision(article, content, actor=actor, why=Why.CREATED, base=None, key=key)
        article = lock_article(article.pk, actor=actor)
        article.last_number, article.last_block_id = revision.number, max(revision.body_ids, default=0)
        point(article, head=revision)
        record("article.create", about=article, actor=actor, revision=revision.pk)
    return article


def save(
    article_id: int,
    *,
    base: int | None,
    content: Content,
    actor: Actor,
    why: str = Why.SAVED,
    confirm_revise: bool = False,
) -> Saved:
    """The text is stored: as the head when `base` still is the head, else beside it as a branch (a conflict).

    A content equal to the head's makes no revision and ends no approval. Raises `NeedsBase`, `AsksFirst`,
    `Invalid` or `MoveRefused`; then nothing is stored.
    """
    if base is None:
        raise NeedsBase(_("Say which version this text was written from."))
    with transaction.atomic():
        article = lock_article(article_id, actor=actor)
        parent = _base_of(article, base)
        content = settle(content, actor=actor, before=article.head.content(), article=article)
        head = article.head
        if content_hash(content) == content_hash(_as_compared(head.content(), content, article)):
            return Saved(Outcome.UNCHANGED, head, head)
        _let_write(article, actor, confirm=confirm_revise)
        if parent.pk != head.pk:
            return _keep_beside(article, content, actor=actor, why=why, parent=parent)
        if article.status in REVISED_BY_SAVING:
            content = _without_told_change(content, article)
            move_held(article, Move.REVISE, actor=actor)
        revision = write_revision(article, content, actor=actor, why=why, base=head, key=next_revision_id())
        point(article, head=revision)
        record("article.save", about=article, actor=actor, revision=revision.pk, base=parent.pk, why=str(why))
        return Saved(Outcome.SAVED, revision, revision)


def restore(
    article_id: int, *, base: int | None, revision_id: int, actor: Actor, confirm_revise: bool = False
) -> Saved:
    """A new revision with an old one's content; the old one stays where it was."""
    with transaction.atomic():
        article = lock_article(article_id, actor=actor)
        old = Revision.objects.filter(article=article, pk=revision_id).first()
        if old is None:
            raise Invalid(_("There is no such version of this story."))
        return save(
            article_id,
            base=base,
            content=old.content(),
            actor=actor,
            why=Why.RESTORED,
            confirm_revise=confirm_revise,
        )


def assign_writers(article_id: int, *, writers: list[User], actor: Actor) -> Article:
    """Exactly these people write the story besides its creator. Needs to review it, or to be its creator."""
    with transaction.atomic():
        article = lock_article(article_id, actor=actor)
        facts = facts_for(article, actor=actor, now=article.now)
        if not facts.grants & {Need.REVIEW, Need.OWN}:
            raise MoveRefused(
                Refusal("ability", _("Your role does not let you choose who writes this story."))
            )
        article.writers.set(writers)
        record("article.writers", about=article, actor=actor, writers=sorted(user.pk for user in writers))
    return article


def follow(article_id: int, *, actor: User) -> None:
    """The story stands among those the actor follows."""
    article = Article.objects.visible_to(actor).filter(pk=article_id).first()
    if article is not None:
        Follow.objects.get_or_create(user=actor, article=article)


def unfollow(article_id: int, *, actor: User) -> None:
    """The story no longer stands among those the actor follows."""
    Follow.objects.filter(user=actor, article_id=article_id).delete()


def may_write(facts: Facts) -> Refusal | None:
    """Why this actor may not save the story as it stands, or None when they may."""
    if facts.state in REVISED_BY_SAVING:
        return allowed(Move.REVISE, facts)
    if facts.state not in WRITABLE:
        return Refusal("state", LOCKED[facts.state])
    entitled = {Need.WRITE} if facts.state == State.DRAFT else {Need.OWN, Need.REVIEW}
    if not entitled & facts.grants & facts.live_grants:
        return Refusal("ability", _("Your role does not let you write in this story as it stands."))
    return None


LOCKED = {
    State.SCHEDULED: _("The story is scheduled, so its text is locked. Unschedule it to edit it."),
    State.SPIKED: _("The story is spiked. Unspike it to edit it."),
}


def _let_write(article: Article, actor: Actor, *, confirm: bool) -> None:
    refusal = may_write(facts_for(article, actor=actor, now=article.now))
    if refusal:
        raise MoveRefused(refusal)
    if article.status == State.APPROVED and not confirm:
        raise AsksFirst(_("This story is approved. Saving a change ends the approval: save anyway?"))


def _base_of(article: Article, base: int) -> Revision:
    if base == article.head_id:
        return article.head
    parent = Revision.objects.filter(article=article, pk=base).first()
    if parent is None:
        raise Invalid(_("The version this text was written from is not one of this story’s."))
    return parent


def _keep_beside(article: Article, content: Content, *, actor: Actor, why: str, parent: Revision) -> Saved:
    branch = write_revision(article, content, actor=actor, why=why, base=parent)
    point(article)
    record("article.branch", about=article, actor=actor, revision=branch.pk, base=parent.pk)
    return Saved(Outcome.CONFLICT, branch, article.head)


def _as_compared(head: Content, sent: Content, article: Article) -> Content:
    """The head's content; once it is out, the change it was called counts as nothing new."""
    if article.status in (State.PUBLISHED, State.WITHDRAWN):
        return replace(head, change_kind=sent.change_kind, change_note=sent.change_note)
    return head


def _without_told_change(content: Content, article: Article) -> Content:
    """The first save after publication does not inherit the kind and note of the change already told."""
    told = (article.head.change_kind, article.head.change_note)
    if article.status != State.APPROVED and (content.change_kind, content.change_note) == told:
        return replace(content, change_kind="", change_note="")
    return content
