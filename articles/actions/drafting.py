"""Writing: every save is a new revision standing on the one it was written from."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, person
from accounts.audit import record
from accounts.models import User
from accounts.roles import Can, Scope, scope
from articles.actions.content_rules import settle
from articles.actions.facts import facts_for, grants_for, met_needs
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


class KeptBeside(MoveRefused):
    """The story takes no text as it stands; what was sent is kept all the same, as the version `revision`."""

    def __init__(self, refusal: Refusal, revision: Revision):
        kept = _("%(refused)s Your words are kept in its history, as version %(number)d.")
        super().__init__(
            Refusal(refusal.kind, kept % {"refused": refusal.sentence, "number": revision.number})
        )
        self.revision = revision


class Outcome(StrEnum):
    SAVED = "saved"
    UNCHANGED = "unchanged"
    MERGED = "merged"
    CONFLICT = "conflict"


@dataclass(frozen=True)
class Saved:
    """What became of a save. In a conflict `revision` holds the sender's text, kept, and `head` the other one."""

    outcome: Outcome
    revision: Revision
    head: Revision
    merged: Any = None
    is_taken_over: bool = False


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A save on its way: by whom and why; `brought_back` is the older version a restore takes its words from."""

    actor: Actor
    why: str
    brought_back: Revision | None = None


def create(*, actor: Actor, content: Content, client_save_id: UUID | None = None) -> Article:
    """A new draft by this actor, with its first revision; one asked for twice by the same name is the same one."""
    if scope(actor.roles, Can.WRITE) == Scope.NONE:
        raise MoveRefused(Refusal("ability", _("Your role does not write stories.")))
    begun = _begun(client_save_id, actor=actor)
    if begun is not None:
        return begun
    try:
        return _create(content, actor=actor, client_save_id=client_save_id)
    except IntegrityError as error:
        # Sent twice at once: the other was first.
        begun = _begun(client_save_id, actor=actor) if NAMED in str(error) else None
        if begun is None:
            raise
        return begun


#: The constraint that keeps a save's name its own.
NAMED = "revision_of_save"


def _begun(client_save_id: UUID | None, *, actor: Actor) -> Article | None:
    """The story that this save has begun already."""
    if client_save_id is None:
        return None
    first = Revision.objects.filter(client_save_id=client_save_id).first()
    if first is None:
        return None
    if first.made_by_id != person(actor).pk:
        raise Invalid(NAME_TAKEN)
    with transaction.atomic():
        return lock_article(first.article_id, actor=actor)


NAME_TAKEN = _(
    "Another save came under the same number, so this one was not stored. Reload the page and save again."
)


def _create(content: Content, *, actor: Actor, client_save_id: UUID | None) -> Article:
    with transaction.atomic():
        content = settle(content, actor=actor)
        key = next_revision_id()
        article = Article.objects.create(created_by=person(actor), head_id=key)
        revision = write_revision(
            article,
            content,
            actor=actor,
            why=Why.CREATED,
            base=None,
            key=key,
            client_save_id=client_save_id,
        )
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
    client_save_id: UUID | None = None,
    tab: UUID | None = None,
    fence: int | None = None,
) -> Saved:
    """The text is stored: as the head when `base` still is the head, else beside it as a branch (a conflict).

    A content equal to the head's makes no revision and ends no approval. Raises `NeedsBase`, `AsksFirst`,
    `Invalid` or `MoveRefused`, and then nothing is stored; but where the story as it stands takes no text from
    somebody who writes it, what was sent is kept beside it: `KeptBeside`.
    """
    sent = Sent(actor=actor, why=why)
    return _save(article_id, content, sent, base=base, confirmed=confirm_revise)


def restore(
    article_id: int, *, base: int | None, revision_id: int, actor: Actor, confirm_revise: bool = False
) -> Saved:
    """A new revision with an old one's content; the old one stays where it was."""
    seen = Article.objects.visible_to(actor).filter(pk=article_id)
    old = Revision.objects.filter(article__in=seen, pk=revision_id).first()
    if old is None:
        raise Invalid(_("There is no such version of this story."))
    sent = Sent(actor=actor, why=Why.RESTORED, brought_back=old)
    return _save(article_id, old.content(), sent, base=base, confirmed=confirm_revise)


def assign_writers(article_id: int, *, writers: list[User], actor: Actor) -> Article:
    """Exactly these people write the story besides its creator. Needs to review it, or to be its creator."""
    with transaction.atomic():
        article = lock_article(article_id, actor=actor)
        grants, live_grants = grants_for(article, actor)
        if not grants & live_grants & {Need.REVIEW, Need.OWN}:
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


def _save(article_id: int, content: Content, sent: Sent, *, base: int | None, confirmed: bool) -> Saved:
    if base is None:
        raise NeedsBase(_("Say which version this text was written from."))
    with transaction.atomic():
        article = lock_article(article_id, actor=sent.actor)
        head, parent = article.head, base_of(article, base)
        content = settle(content, actor=sent.actor, article=article, known=(head, parent))
        if content_hash(content) == content_hash(_as_compared(article, content)):
            return Saved(Outcome.UNCHANGED, head, head)
        facts = facts_for(article, actor=sent.actor, now=article.now)
        refusal = may_write(facts)
        if refusal is None and parent.pk == head.pk:
            return _keep_as_head(article, content, sent, facts=facts, confirmed=confirmed)
        if refusal is not None and not _writes_it(facts, sent, parent):
            raise MoveRefused(refusal)
        verb = "article.branch" if refusal is None else "article.keep"
        saved = _keep_beside(verb, article, content, sent, parent=parent)
    # Told after the commit: the words are stored, whatever becomes of the answer.
    if refusal is not None:
        raise KeptBeside(refusal, saved.revision)
    return saved


def _keep_as_head(article: Article, content: Content, sent: Sent, *, facts: Facts, confirmed: bool) -> Saved:
    if article.status == State.APPROVED and not confirmed:
        raise AsksFirst(_("This story is approved. Saving a change ends the approval: save anyway?"))
    _must_leave_embargo(content, facts)
    base = article.head
    if article.status in REVISED_BY_SAVING:
        content = _without_told_change(article, content)
        move_held(article, Move.REVISE, actor=sent.actor, facts=facts)
    revision = write_revision(
        article, content, actor=sent.actor, why=sent.why, base=base, brought_back=sent.brought_back
    )
    point(article, head=revision)
    _record("article.save", article, revision, sent, base=base.pk, why=str(sent.why))
    return Saved(Outcome.SAVED, revision, revision)


def _keep_beside(verb: str, article: Article, content: Content, sent: Sent, *, parent: Revision) -> Saved:
    """The text is a branch on `parent`. What the same person sent already is not stored a second time."""
    told = Revision.objects.filter(
        article=article, parent=parent, made_by=person(sent.actor), content_hash=content_hash(content)
    )
    branch = told.order_by("number").last()
    if branch is None:
        branch = write_revision(
            article, content, actor=sent.actor, why=sent.why, base=parent, brought_back=sent.brought_back
        )
        point(article)
        _record(verb, article, branch, sent, base=parent.pk)
    return Saved(Outcome.CONFLICT, branch, article.head)


def _record(verb: str, article: Article, revision: Revision, sent: Sent, **detail) -> None:
    record(verb, about=article, actor=sent.actor, revision=revision.pk, **detail)


def _writes_it(facts: Facts, sent: Sent, parent: Revision) -> bool:
    """Whether the words are to be kept all the same: their sender writes this story, or did where it stood before."""
    if sent.brought_back is not None:
        return False
    if facts.grants & facts.live_grants & WRITERS:
        return True
    return bool(met_needs(parent.section, actor=sent.actor, own=False) & WRITERS)


WRITERS = frozenset({Need.OWN, Need.WRITE, Need.REVIEW})


def _must_leave_embargo(content: Content, facts: Facts) -> None:
    stands = facts.embargo_until
    if stands is None or stands <= facts.now:
        return
    if content.embargo_until is None or content.embargo_until < stands:
        raise Invalid(
            _(
                "Only the editor in chief lifts an embargo. Leave its time as it was, or later, to save your text."
            )
        )


def base_of(article: Article, base: int) -> Revision:
    """The version a text says it was written from; `Invalid` where it is none of this story's."""
    if base == article.head_id:
        return article.head
    parent = Revision.objects.filter(article=article, pk=base).first()
    if parent is None:
        raise Invalid(_("The version this text was written from is not one of this story’s."))
    return parent


def _as_compared(article: Article, sent: Content) -> Content:
    """The head's content. A change told to readers is not part of it, where the sender says no other."""
    head = article.head.content()
    if (sent.change_kind, sent.change_note) == ("", "") and _told(article):
        return replace(head, change_kind="", change_note="")
    return head


def _without_told_change(article: Article, content: Content) -> Content:
    """The first save after publication does not inherit the kind and note of the change already told."""
    said = (content.change_kind, content.change_note)
    if said == (article.head.change_kind, article.head.change_note) and _told(article):
        return replace(content, change_kind="", change_note="")
    return content


def _told(article: Article) -> bool:
    """Whether readers have been given the head's kind of change and note. Of a story withdrawn the log knows."""
    if article.status != State.WITHDRAWN:
        return article.status == State.PUBLISHED
    last = article.publications.select_related("revision").latest("id").revision
    return (last.change_kind, last.change_note) == (article.head.change_kind, article.head.change_note)
