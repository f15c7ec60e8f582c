"""Whose words on a story are kept, whatever its state."""

from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, person
from articles.actions.facts import grants_for, met_needs
from articles.actions.moving import MoveRefused
from articles.actions.picture_rights import keeps_pictures
from articles.models import Article, Revision
from articles.workflow.rules import Refusal
from articles.workflow.transitions import Need

#: Whoever writes the story or reviews it, in whatever state that is.
WRITERS = frozenset({Need.OWN, Need.WRITE, Need.REVIEW})


def may_write_here(article: Article, actor: Actor, *, parent: Revision) -> bool:
    """Whether this person writes the story in some state, or did before: then their words are never turned away."""
    if keeps_pictures(actor):
        return True
    grants, live_grants = grants_for(article, actor)
    if (grants | live_grants) & WRITERS or met_needs(parent.section, actor=actor, own=False) & WRITERS:
        return True
    wrote = article.revisions.filter(made_by=person(actor)).exists()
    return wrote or article.working_copies.filter(person=person(actor)).exists()


def must_write_here(article: Article, actor: Actor, *, parent: Revision) -> None:
    """Raises the refusal that somebody meets whom the story has never had as a writer."""
    if not may_write_here(article, actor, parent=parent):
        raise MoveRefused(Refusal("ability", _("Your role does not let you write in this story.")))
