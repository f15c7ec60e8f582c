"""Who is told by mail of which move. Rows are written in the move's own transaction; the wake only sends them sooner."""

from collections.abc import Callable

from django.db import transaction
from django.db.models import Q, QuerySet

from accounts.actors import Actor
from accounts.models import User
from accounts.roles import Role
from articles.effects.mail import wake_outbox
from articles.models import Article, Outbox, Section
from articles.workflow.transitions import Move


def tell(article: Article, move: Move, *, actor: Actor, said: str) -> None:
    """Everybody `NOTICES` names for this move, except the actor, has a message waiting in the outbox."""
    if move not in NOTICES:
        return
    people = NOTICES[move](article).filter(is_active=True).distinct()
    letters = [
        _letter(article, move, person, actor=actor, said=said) for person in people if person.pk != actor.pk
    ]
    if letters:
        Outbox.objects.bulk_create(letters)
        transaction.on_commit(wake_outbox, robust=True)


def _letter(article: Article, move: Move, person: User, *, actor: Actor, said: str) -> Outbox:
    context = {
        "article_id": article.pk,
        "headline": article.head.headline,
        "actor": actor.name,
        "said": said,
        "move": move.value,
    }
    return Outbox(kind=move.value, to=person.email, language=person.language, context=context)


def the_writers(article: Article) -> QuerySet[User]:
    return User.objects.filter(Q(pk=article.created_by_id) | Q(assignments=article))


def the_reviewers(article: Article) -> QuerySet[User]:
    """Editors who serve the story's section; where nobody does, the chiefs."""
    section: Section | None = article.head.section
    chiefs = User.objects.filter(roles__contains=[Role.CHIEF])
    if section is None:
        return chiefs
    serving = User.objects.filter(
        roles__contains=[Role.EDITOR],
        duties__section__in=[pk for pk in (section.pk, section.parent_id) if pk],
    )
    return serving if serving.exists() else chiefs


def the_desk(article: Article) -> QuerySet[User]:
    """Those who must act when the clock could not: writers, the section's editors and the chiefs."""
    section = article.head.section
    serving = Q(duties__section=section, roles__contains=[Role.EDITOR]) if section else Q(pk=None)
    return User.objects.filter(Q(pk=article.created_by_id) | serving | Q(roles__contains=[Role.CHIEF]))


NOTICES: dict[Move, Callable[[Article], QuerySet[User]]] = {
    Move.SUBMIT: the_reviewers,
    Move.SEND_BACK: the_writers,
    Move.APPROVE: the_writers,
    Move.PUBLISH_URGENTLY: the_reviewers,
    Move.WITHDRAW: the_writers,
    Move.BOUNCE: the_desk,
}
