"""Naming a version, so that people find it again: "before the vote", "as sent to the lawyer"."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, person
from accounts.audit import record
from articles.actions.facts import grants_for
from articles.actions.locking import lock_article
from articles.actions.moving import MoveRefused
from articles.actions.writing_rights import WRITERS
from articles.models import Article, VersionName
from articles.workflow.rules import Facts, Refusal
from newsroom.refusals import Invalid

LONGEST = 120


def name_version(article_id: int, *, revision_id: int, name: str, actor: Actor) -> VersionName:
    """The version bears this name and no other. A name it bears already is no change and tells the audit nothing."""
    said = " ".join(name.split())
    if not said:
        raise Invalid(_("Say what this version is to be called."))
    if len(said) > LONGEST:
        raise Invalid(_("A version’s name has at most %d characters.") % LONGEST)
    with transaction.atomic():
        article = _held(article_id, revision_id, actor=actor)
        named = VersionName.objects.filter(revision=revision_id).first()
        if named is not None and named.name == said:
            return named
        told = {"revision": revision_id, "name": said, "was": named.name if named else ""}
        named = named or VersionName(revision_id=revision_id)
        named.name, named.named_by, named.named_at = said, person(actor), article.now
        named.save()
        record("article.name_version", about=article, actor=actor, **told)
    return named


def unname_version(article_id: int, *, revision_id: int, actor: Actor) -> None:
    """The version bears no name. The history still tells which one it bore."""
    with transaction.atomic():
        article = _held(article_id, revision_id, actor=actor)
        named = VersionName.objects.filter(revision=revision_id).first()
        if named is not None:
            named.delete()
            record("article.unname_version", about=article, actor=actor, revision=revision_id, was=named.name)


def may_name(facts: Facts) -> bool:
    """Whether this actor names versions of the story: who writes it does, in any state; a name changes no text."""
    return bool(facts.grants & facts.live_grants & WRITERS)


def _held(article_id: int, revision_id: int, *, actor: Actor) -> Article:
    """The story, held, if the version is one of its own and the actor may name it."""
    article = lock_article(article_id, actor=actor)
    grants, live_grants = grants_for(article, actor)
    if not grants & live_grants & WRITERS:
        raise MoveRefused(Refusal("ability", _("Your role does not name versions of this story.")))
    if not article.revisions.filter(pk=revision_id).exists():
        raise Invalid(_("There is no such version of this story."))
    return article
