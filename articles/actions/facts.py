"""Gathering what the workflow table judges by."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from accounts.actors import Actor, person
from accounts.roles import Can, Scope, scope
from articles.actions.authorship import wrote_since_approval
from articles.actions.showing import pictures_of
from articles.models import Article, Section, SectionDuty
from articles.text.content import Content, content_hash
from articles.workflow.missing import missing_parts
from articles.workflow.rules import Facts
from articles.workflow.transitions import ROWS, Move, Need
from newsroom.clock import newsroom_now
from pictures.actions.uses import look_at, what_is_missing

#: Which ability meets which need. `OWN` asks besides that the story is the actor's own.
ABILITIES = {
    Need.WRITE: Can.WRITE,
    Need.REVIEW: Can.REVIEW,
    Need.PUBLISH: Can.PUBLISH,
    Need.OVERRIDE: Can.OVERRIDE,
}


def facts_for(
    article: Article,
    *,
    actor: Actor,
    now: datetime | None = None,
    content: Content | None = None,
    pictures: bool = True,
) -> Facts:
    """All that decides about a move of `article` by `actor`. Reads the head's content unless it is given.

    Without `pictures` the library is not asked about them: for what moves nothing to readers.
    """
    content = content or article.head.content()
    now = now or newsroom_now()
    grants, live_grants = grants_for(article, actor)
    found = look_at(pictures_of(content) if pictures else (), at=now)
    return Facts(
        state=article.status,
        is_live=article.is_live,
        was_published=article.was_published,
        grants=grants,
        live_grants=live_grants,
        is_author_of_text=_must_be_asked(article, grants) and wrote_since_approval(article, actor),
        approval_holds=approval_holds(article, content),
        missing=(
            *missing_parts(content, live=article.is_live),
            *_overdue(content, now),
            *found.forbidden,
        ),
        embargo_until=None if content.embargo_until == article.lifted_embargo else content.embargo_until,
        now=now,
        undrawn=found.undrawn,
    )


def grants_for(article: Article, actor: Actor) -> tuple[frozenset[Need], frozenset[Need]]:
    """The needs this actor meets in the head's section, and in the live text's (the same where nothing is live)."""
    if actor.is_clock:
        met_by_the_clock = met_needs(None, actor=actor, own=False)
        return met_by_the_clock, met_by_the_clock
    own = is_own(article, actor)
    sections = [article.head.section, *([article.live.section] if article.live else [])]
    served = sections_served(sections, actor)
    met = [met_needs(section, actor=actor, own=own, served=served) for section in sections]
    return met[0], met[-1]


def sections_served(sections: Collection[Section | None], actor: Actor) -> set[int]:
    """Which of these sections and their parents are the actor's duty; asked only where a duty gives abilities."""
    reach = {scope(actor.roles, can) for can in ABILITIES.values()}
    keys = {key for section in sections if section for key in (section.pk, section.parent_id) if key}
    if Scope.SECTIONS not in reach or not keys:
        return set()
    return set(
        SectionDuty.objects.filter(user=person(actor), section__in=keys).values_list("section", flat=True)
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
    if served is None:
        served = sections_served([section], actor)
    where = {section.pk, section.parent_id} - {None} if section else set()
    enough = Scope.EVERYWHERE if where.isdisjoint(served) else Scope.SECTIONS
    met = {need for need, can in ABILITIES.items() if scope(actor.roles, can) >= enough}
    if own and scope(actor.roles, Can.WRITE) >= Scope.OWN:
        met |= {Need.OWN, Need.WRITE}
    return frozenset(met)


def _must_be_asked(article: Article, grants: frozenset[Need]) -> bool:
    """Whether this actor could approve the text now, if only they did not write it."""
    return article.status in ROWS[Move.APPROVE].sources and Need.REVIEW in grants


def _overdue(content: Content, now: datetime) -> list[str]:
    """A story that would be taken down the moment it went out does not go out."""
    if content.expires_at is None or content.expires_at > now:
        return []
    return [_("The date at which the story is to be taken down has passed.")]


def any_picture_in_the_way(stories: Mapping[Article, datetime]) -> bool:
    """Whether the library has anything to say against any of these heads by the latest of their times.

    Two queries for all of them, whose blocks have been read.
    """
    used = [one for article in stories for one in pictures_of(article.head.content())]
    return bool(what_is_missing(set(used), at=max(stories.values(), default=None)))


def pictures_forbidden(content: Content, at: datetime) -> str:
    """Why the content's pictures may not be shown at that time; empty where they may, drawn or not."""
    return " ".join(look_at(pictures_of(content), at=at).forbidden)


def approval_holds(article: Article, content: Content) -> bool:
    """Whether the open approval is of the head, and of this very content, under the scheme it was made with."""
    approval = article.approval
    return (
        approval is not None
        and approval.revision_id == article.head_id
        and approval.content_hash == content_hash(content, scheme=approval.hash_scheme)
    )
