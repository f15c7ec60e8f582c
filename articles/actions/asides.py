"""Words kept beside the story: a branch that nothing points to and that moves nothing."""

from collections.abc import Mapping
from dataclasses import replace

from accounts.actors import Actor, person
from accounts.audit import record
from articles.actions.content_rules import settle
from articles.actions.pointers import point
from articles.actions.writing import write_revision
from articles.models import Article, Revision
from articles.text.content import Content
from newsroom.refusals import Invalid

#: What a content names that may be gone by the time it is stored.
RELATIONS = ("language", "section_id", "byline_ids", "topic_ids", "related_ids")


def put_aside(
    article: Article,
    content: Content,
    *,
    parent: Revision,
    actor: Actor,
    why: str,
    typed: Mapping[str, str] | None = None,
) -> Revision:
    """The held article has these words as a branch on `parent`; what is there already is not stored again.

    `typed` is what some fields said and no version can: an event tells it, each time.
    """
    content = _storable(content, parent, article=article, actor=actor)
    told = Revision.objects.filter(article=article, parent=parent, made_by=person(actor)).saying(content)
    branch = told.order_by("number").last()
    is_new = branch is None
    if branch is None:
        branch = write_revision(article, content, actor=actor, why=why, base=parent)
        point(article)
    if is_new or typed:
        detail = {"revision": branch.pk, "base": parent.pk} | ({"typed": dict(typed)} if typed else {})
        record("article.put_aside", about=article, actor=actor, **detail)
    return branch


def _storable(content: Content, parent: Revision, *, article: Article, actor: Actor) -> Content:
    """The content, with the parent's relations where its own no longer hold: its words are what counts."""
    try:
        return settle(content, actor=actor, article=article, known=(article.head, parent))
    except Invalid:
        kept = {name: getattr(parent.content(), name) for name in RELATIONS}
        return settle(replace(content, **kept), actor=actor, known=(parent,))
