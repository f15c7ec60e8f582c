"""Lifting an embargo: its own act, logged, and the chief's alone."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.audit import record
from articles.actions.facts import facts_for
from articles.actions.locking import lock_article
from articles.actions.moving import MoveRefused
from articles.actions.pointers import point
from articles.models import Article
from articles.workflow.rules import Refusal
from articles.workflow.transitions import Need
from newsroom.refusals import Invalid


def lift_embargo(article_id: int, *, actor: Actor, reason: str) -> Article:
    """The embargo of the head's text binds no more; a later embargo is a new one. The approval stands."""
    with transaction.atomic():
        article = lock_article(article_id, actor=actor)
        facts = facts_for(article, actor=actor, now=article.now, pictures=False)
        if Need.OVERRIDE not in facts.grants:
            raise MoveRefused(Refusal("ability", _("Only the editor in chief lifts an embargo.")))
        if facts.embargo_until is None:
            raise Invalid(_("This story is under no embargo."))
        if not reason.strip():
            raise MoveRefused(Refusal("answer", _("Give the reason: it is kept in the story’s history.")))
        article.lifted_embargo = article.head.embargo_until
        point(article)
        record("article.lift_embargo", about=article, actor=actor, said=reason, until=article.lifted_embargo)
    return article
