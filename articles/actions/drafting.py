"""Writing: every save is a new revision standing on the one it was written from."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, person
from accounts.audit import record
from accounts.models import User
from accounts.roles import Can, Scope, scope
from articles.actions.content_rules import settle
from articles.actions.facts import facts_for, grants_for
from articles.actions.keeping import (
    AsksFirst,
    KeptBeside,
    MergeSummary,
    Outcome,
    Saved,
    Sent,
    as_compared,
    base_of,
    keep_as_head,
    keep_beside,
    may_write,
    writes_it,
)
from articles.actions.locking import lock_article
from articles.actions.merging import merge_in, told_again
from articles.actions.moving import MoveRefused
from articles.actions.picture_rights import as_picture_editor, changes_only_pictures, keeps_pictures
from articles.actions.pointers import point
from articles.actions.writing import next_revision_id, write_revision
from articles.models import Article, EditLock, Follow, Revision
from articles.models.revision import Why
from articles.text.content import Content, content_hash
from articles.workflow.rules import Facts, Refusal
from articles.workflow.states import State
from articles.workflow.transitions import Need
from newsroom.refusals import Invalid, NeedsBase

__all__ = [
    "AsksFirst",
    "KeptBeside",
    "MergeSummary",
    "Outcome",
    "Saved",
    "assign_writers",
    "base_of",
    "create",
    "follow",
    "may_write",
    "restore",
    "save",
    "unfollow",
]


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


#: Part of the name of the constraint that keeps a save's name its own.
NAMED = "client_save_id"


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
    """The text is stored, and answered what became of it: the head, merged with the head, or kept beside it.

    Where `base` no longer is the head, the text is stored as a branch first; what both sides changed apart is merged
    by itself, anything else is a conflict. `fence` is the token of the edit lock it was typed under: once another
    `tab` holds a newer one, the text never becomes the head. A content equal to the head's makes no revision and ends
    no approval; a save sent again under the same `client_save_id` is stored once. Raises `NeedsBase`, `AsksFirst`,
    `Invalid` or `MoveRefused`, and then nothing is stored; but where the story as it stands takes no text from
    somebody who writes it, what was sent is kept beside it: `KeptBeside`.
    """
    sent = Sent(actor=actor, why=why, client_save_id=client_save_id)
    try:
        return _save(article_id, content, sent, base=base, confirmed=confirm_revise, tab=tab, fence=fence)
    except IntegrityError as error:
        if NAMED not in str(error):
            raise
        if told := _kept_before(article_id, content, sent):
            return told
        raise Invalid(NAME_TAKEN) from error


def _kept_before(article_id: int, content: Content, sent: Sent) -> Saved | None:
    """What became of a save that was kept beside its base while the story took no text, and is sent again now."""
    with transaction.atomic():
        return told_again(lock_article(article_id, actor=sent.actor), content, sent)


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


def _save(
    article_id: int,
    content: Content,
    sent: Sent,
    *,
    base: int | None,
    confirmed: bool,
    tab: UUID | None = None,
    fence: int | None = None,
) -> Saved:
    if base is None:
        raise NeedsBase(_("Say which version this text was written from."))
    with transaction.atomic():
        article = lock_article(article_id, actor=sent.actor)
        if base != article.head_id and (told := told_again(article, content, sent)):
            return told
        head, parent = article.head, base_of(article, base)
        content = settle(content, actor=sent.actor, article=article, known=(head, parent))
        if content_hash(content) == content_hash(as_compared(article, content)):
            return Saved(Outcome.UNCHANGED, head, head)
        facts = facts_for(article, actor=sent.actor, now=article.now, pictures=False)
        facts = _of_this_save(facts, sent.actor, before=parent, after=content)
        refusal = may_write(facts)
        taken_over = EditLock.objects.has_passed(article_id, fence, tab=tab)
        if refusal is None and parent.pk == head.pk and not taken_over:
            revision = keep_as_head(article, content, sent, facts=facts, confirmed=confirmed)
            return Saved(Outcome.SAVED, revision, revision)
        if refusal is not None and not writes_it(facts, sent, parent):
            raise MoveRefused(refusal)
        verb = "article.branch" if refusal is None else "article.keep"
        branch = keep_beside(verb, article, content, sent, parent=parent)
        if refusal is None:
            # Who brings an older text back wants that text; an approval ends only when the person says so.
            ends_nothing = confirmed or article.status != State.APPROVED
            may_merge = ends_nothing and not (taken_over or sent.brought_back)
            merged = merge_in(article, branch, sent, facts=facts) if may_merge else None
            return merged or Saved(Outcome.CONFLICT, branch, head, is_taken_over=taken_over)
    # Told after the commit: the words are stored, whatever becomes of the answer.
    raise KeptBeside(refusal, branch)


def _of_this_save(facts: Facts, actor: Actor, *, before: Revision, after: Content) -> Facts:
    """Whoever looks after the pictures of every story saves, where a writer might, what changes those alone."""
    if may_write(facts) is None or not keeps_pictures(actor):
        return facts
    return as_picture_editor(facts, actor) if changes_only_pictures(before.content(), after) else facts
