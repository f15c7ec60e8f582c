"""Locks: advice about who is writing, and a token by which a tab that slept is known when it wakes.

The token grows under the article's lock, so that a save, which holds that too, comes wholly before or wholly after.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from accounts.actors import Actor, person
from accounts.audit import record
from articles.actions.drafting import Saved
from articles.actions.locking import lock_article
from articles.actions.settling import settle_held
from articles.actions.writing_rights import must_write_here
from articles.models import Article, EditLock, WorkingCopy
from articles.models.edit_lock import LOCK_SPAN
from articles.models.revision import Why
from newsroom.clock import NewsroomNow


@dataclass(frozen=True)
class TakenOver:
    """The lock, now the actor's; `handed` is the version made of what its last holder had typed, if there was any."""

    lock: EditLock
    handed: Saved | None


def take(article_id: int, *, actor: Actor, tab: UUID) -> EditLock:
    """The lock as it stands: this tab's, unless another tab holds it. Raises what a person who cannot write meets."""
    with transaction.atomic():
        article = lock_article(article_id, actor=actor)
        must_write_here(article, actor, parent=article.head)
        lock = _held_lock(article)
        if lock is None:
            return _first_lock(article, actor=actor, tab=tab)
        if is_of(lock, actor, tab) or not is_held(lock, article):
            return _given(lock, article, actor=actor, tab=tab)
        return lock


def renew(article_id: int, *, actor: Actor, tab: UUID) -> bool:
    """Whether the lock is this tab's; if so it has a whole span before it."""
    mine = EditLock.objects.filter(article_id=article_id, person=person(actor), tab=tab)
    return mine.update(renewed_at=NewsroomNow()) == 1


def take_over(article_id: int, *, actor: Actor, tab: UUID) -> TakenOver:
    """The lock is this tab's. What its last holder had typed is a version first: as the head where it can be."""
    with transaction.atomic():
        article = lock_article(article_id, actor=actor)
        must_write_here(article, actor, parent=article.head)
        lock = _held_lock(article)
        if lock is None:
            return TakenOver(_first_lock(article, actor=actor, tab=tab), None)
        if is_of(lock, actor, tab):
            return TakenOver(_given(lock, article, actor=actor, tab=tab), None)
        before, handed = lock.person, settle_held(article, tab=lock.tab, why=Why.HANDED)
        lock = _given(lock, article, actor=actor, tab=tab)
        if before.pk != actor.pk:
            detail = {"revision": handed.revision.pk} if handed else {}
            record(
                "article.take_over", about=article, actor=actor, person=before.pk, name=before.name, **detail
            )
        return TakenOver(lock, handed)


def release(article_id: int, *, actor: Actor, tab: UUID) -> None:
    """The lock, if it is this tab's, is anybody's, unless the tab still has words that no version holds."""
    mine = WorkingCopy.objects.filter(article_id=article_id, person=person(actor), tab=tab)
    if not mine.unsaved().exists():
        locks = EditLock.objects.filter(article_id=article_id, person=person(actor), tab=tab)
        locks.update(renewed_at=NewsroomNow() - LOCK_SPAN)


def is_of(lock: EditLock, actor: Actor, tab: UUID) -> bool:
    return lock.person_id == actor.pk and lock.tab == tab


def is_held(lock: EditLock, article: Article) -> bool:
    """Whether its holder has been heard of, at the time the article was read."""
    return article.now - lock.renewed_at < LOCK_SPAN


def _held_lock(article: Article) -> EditLock | None:
    rows = EditLock.objects.filter(article=article).select_related("person")
    return rows.select_for_update(of=("self",)).first()


def _first_lock(article: Article, *, actor: Actor, tab: UUID) -> EditLock:
    """Nobody else makes it meanwhile: the article is held."""
    return EditLock.objects.create(
        article=article, person=person(actor), tab=tab, token=1, taken_at=article.now, renewed_at=article.now
    )


def _given(lock: EditLock, article: Article, *, actor: Actor, tab: UUID) -> EditLock:
    """The lock renewed for who has it; for anybody else with a new token."""
    if not is_of(lock, actor, tab):
        lock.person, lock.tab, lock.token, lock.taken_at = person(actor), tab, lock.token + 1, article.now
    lock.renewed_at = article.now
    lock.save(update_fields=["person", "tab", "token", "taken_at", "renewed_at"])
    return lock
