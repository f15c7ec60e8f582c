"""Gathering what the workflow table judges by."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Subquery
from django.db.models.functions import Coalesce, Greatest

from accounts.actors import Actor, person
from accounts.roles import Can, Scope, scope
from articles.models import Approval, Article, Revision, Section, SectionDuty
from articles.models.revision import Why
from articles.text.content import Content, content_hash
from articles.workflow.missing import missing_parts
from articles.workflow.rules import Facts
from articles.workflow.transitions import Need
from newsroom.clock import newsroom_now

#: Which ability meets which need. `OWN` asks besides that the story is the actor's own.
ABILITIES = {
    Need.WRITE: Can.WRITE,
    Need.REVIEW: Can.REVIEW,
    Need.PUBLISH: Can.PUBLISH,
    Need.OVERRIDE: Can.OVERRIDE,
}


def facts_for(
    article: Article, *, actor: Actor, now: datetime | None = None, content: Content | None = None
) -> Facts:
    """All that decides about a move of `article` by `actor`. Reads the head's content unless it is given."""
    content = content or article.head.content()
    own = is_own(article, actor)
    grants = met_needs(article.head.section, actor=actor, own=own)
    live_grants = met_needs(article.live.section, actor=actor, own=own) if article.live else grants
    return Facts(
        state=article.status,
        is_live=article.is_live,
        was_published=article.was_published,
        grants=grants,
        live_grants=live_grants,
        is_author_of_text=not actor.is_clock and wrote_since_approval(article, actor),
        approval_holds=approval_holds(article, content),
        missing=tuple(missing_parts(content, live=article.is_live)),
        embargo_until=None if content.embargo_until == article.lifted_embargo else content.embargo_until,
        now=now or newsroom_now(),
    )


def is_own(article: Article, actor: Actor) -> bool:
    """Whether the actor created the story or is assigned to write it."""
    if actor.is_clock:
        return False
    return article.created_by_id == actor.pk or article.writers.filter(pk=actor.pk).exists()


def met_needs(
    section: Section | None, *, actor: Actor, own: bool, served: Collection[int] | None = None
) -> frozenset[Need]:
    """The needs this actor meets for a story in this section; for many stories give the ids of sections `served`."""
    if actor.is_clock:
        return frozenset({Need.CLOCK})
    where = {section.pk, section.parent_id} - {None} if section else set()
    if served is None:
        serves = bool(where) and SectionDuty.objects.filter(user=actor, section__in=where).exists()
    else:
        serves = not where.isdisjoint(served)
    enough = Scope.SECTIONS if serves else Scope.EVERYWHERE
    met = {need for need, can in ABILITIES.items() if scope(actor.roles, can) >= enough}
    if own and scope(actor.roles, Can.WRITE) >= Scope.OWN:
        met |= {Need.OWN, Need.WRITE}
    return frozenset(met)


def wrote_since_approval(article: Article, actor: Actor) -> bool:
    """Whether the actor saved any revision since the last one that was approved; such a person does not approve.

    A discarded change ends with the approved text again, so what came before it no longer counts.
    """
    approved = (
        Approval.objects.filter(article=article, is_urgent=False).order_by("-id").values("revision__number")
    )
    discarded = (
        Revision.objects.filter(article=article, why=Why.DISCARDED).order_by("-number").values("number")
    )
    since = Greatest(Coalesce(Subquery(approved[:1]), 0), Coalesce(Subquery(discarded[:1]), 0))
    return Revision.objects.filter(article=article, made_by=person(actor), number__gt=since).exists()


def approval_holds(article: Article, content: Content) -> bool:
    """Whether the open approval is of the head, and of this very content, under the scheme it was made with."""
    approval = article.approval
    return (
        approval is not None
        and approval.revision_id == article.head_id
        and approval.content_hash == content_hash(content, scheme=approval.hash_scheme)
    )
