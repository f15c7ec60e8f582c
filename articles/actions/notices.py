"""Who is told by mail of which move: rows of the move's own transaction, which a wake only sends sooner."""

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
    others = User.objects.filter(is_active=True).exclude(pk=actor.pk or 0)
    people = NOTICES[move](article, others).distinct()
    letters = [_letter(article, move, person, actor=actor, said=said) for person in people]
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


def the_writers(article: Article, others: QuerySet[User]) -> QuerySet[User]:
    return others.filter(_writes(article))


def the_reviewers(article: Article, others: QuerySet[User]) -> QuerySet[User]:
    """Editors who serve the story's section; where nobody else does, the chiefs."""
    serving = others.filter(_serves(article))
    return serving if serving.exists() else others.filter(CHIEFS)


def the_desk(article: Article, others: QuerySet[User]) -> QuerySet[User]:
    """Those who must act when the clock could not: writers, the section's editors and the chiefs."""
    return others.filter(_writes(article) | _serves(article) | CHIEFS)


CHIEFS = Q(roles__contains=[Role.CHIEF])


def _writes(article: Article) -> Q:
    return Q(pk=article.created_by_id) | Q(assignments=article)


def _serves(article: Article) -> Q:
    """An editor whose duty is the story's section or the one above it."""
    section: Section | None = article.head.section
    keys = [key for key in (section.pk, section.parent_id) if key] if section else []
    return Q(roles__contains=[Role.EDITOR], duties__section__in=keys)


#: Each names its people among the others: the active ones who did not make the move themselves.
NOTICES: dict[Move, Callable[[Article, QuerySet[User]], QuerySet[User]]] = {
    Move.SUBMIT: the_reviewers,
    Move.SEND_BACK: the_writers,
    Move.APPROVE: the_writers,
    Move.PUBLISH_URGENTLY: the_reviewers,
    Move.WITHDRAW: the_writers,
    Move.BOUNCE: the_desk,
}
