"""Two texts made one: by itself where what was changed lies apart, else as a person resolves it."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, person
from articles.actions.content_rules import settle
from articles.actions.facts import facts_for
from articles.actions.keeping import (
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
    must_leave_embargo,
    writes_it,
)
from articles.actions.locking import lock_article
from articles.actions.moving import MoveRefused
from articles.models import Article, Revision
from articles.models.ancestry import authors_apart, common_ancestor, was_head_before
from articles.models.revision import Why, read_blocks
from articles.text.blocks import align, split
from articles.text.content import Content, content_hash, hash_to_compare
from articles.text.merge import Merge, Text, merge
from articles.text.merge import resolve as resolved
from articles.text.sanitise import sanitise
from articles.workflow.rules import Facts
from newsroom.refusals import Invalid


def merge_of(mine: Revision, theirs: Revision) -> Merge:
    """The two versions of one story merged from where they parted; nothing is stored."""
    base = common_ancestor(mine, theirs)
    if base is None:
        raise Invalid(_("There is no such version of this story."))
    sides = (base, mine, theirs)
    read_blocks(sides)
    return merge(*[Text(side.content(), side.blocks) for side in sides])


def merge_in(article: Article, branch: Revision, sent: Sent, *, facts: Facts) -> Saved | None:
    """The held article's head has the branch merged into it; None where that is for a person to decide.

    Where the head has all the branch brings, it stays what it is.
    """
    head = article.head
    merged = merge_of(branch, head)
    if not merged.is_clean:
        return None
    summary = _summary(merged, branch, head)
    result = resolved(merged, {})
    try:
        content = settle(result.content, actor=sent.actor, article=article, known=(head, branch))
        must_leave_embargo(content, facts)
    except Invalid:
        # Each side was in order by itself; together they are not, and somebody has to look.
        return None
    if content_hash(content) == content_hash(as_compared(article, content)):
        return Saved(Outcome.MERGED, branch, head, summary)
    blocks = zip(result.ids, split(content.body), strict=False)
    numbered = tuple((number, block.kind, block.html) for number, block in blocks)
    both = Sent(actor=sent.actor, why=Why.MERGED, merged_in=branch, numbered=numbered)
    made = keep_as_head(article, content, both, facts=facts, confirmed=True, verb="article.merge")
    return Saved(Outcome.MERGED, branch, made, summary)


def _summary(merged: Merge, mine: Revision, theirs: Revision) -> MergeSummary:
    return MergeSummary(merged.mine, merged.theirs, tuple(authors_apart(theirs, mine)))


def told_again(article: Article, content: Content, sent: Sent) -> Saved | None:
    """What became of this very save, if its answer was lost and it is sent again; the head is today's.

    Other words under the same name are another save, of which nothing is told here.
    """
    if sent.client_save_id is None:
        return None
    kept = Revision.objects.filter(article=article, client_save_id=sent.client_save_id).first()
    if kept is None or kept.made_by_id != person(sent.actor).pk or not _says(kept, content):
        return None
    made = Revision.objects.filter(article=article, merge_parent=kept, why=Why.MERGED).select_related(
        "parent"
    )
    into = made.first()
    if into is not None and into.parent is not None:
        return Saved(
            Outcome.MERGED, kept, article.head, _summary(merge_of(kept, into.parent), kept, into.parent)
        )
    if was_head_before(kept, article.head):
        return Saved(Outcome.SAVED, kept, article.head)
    merged = merge_of(kept, article.head)
    if merged.is_clean and _is_said_by(article.head, resolved(merged, {}).content):
        return Saved(Outcome.MERGED, kept, article.head, _summary(merged, kept, article.head))
    return Saved(Outcome.CONFLICT, kept, article.head)


def _says(kept: Revision, content: Content) -> bool:
    """Whether the version was made of this content; a change told to readers already was left out of it."""
    clean = replace(content, body=sanitise(content.body))
    untold = replace(clean, change_kind="", change_note="")
    return _is_said_by(kept, clean) or _is_said_by(kept, untold)


def _is_said_by(revision: Revision, content: Content) -> bool:
    return revision.content_hash == hash_to_compare(content, scheme=revision.hash_scheme)


def resolve(
    article_id: int,
    *,
    mine: int,
    theirs: int,
    content: Content,
    actor: Actor,
    confirm_revise: bool = False,
    client_save_id: UUID | None = None,
) -> Saved:
    """The person's text out of both is the head, a child of both: of `theirs`, which was the head, and of `mine`.

    Where the head has moved since, the text is kept beside it as a child of both, and that is a conflict again.
    Raises as `drafting.save` does.
    """
    sent = Sent(actor=actor, why=Why.MERGED, client_save_id=client_save_id)
    with transaction.atomic():
        article = lock_article(article_id, actor=actor)
        if theirs != article.head_id and (told := told_again(article, content, sent)):
            return told
        ours, others = base_of(article, mine), base_of(article, theirs)
        content = settle(content, actor=actor, article=article, known=(article.head, ours, others))
        if content_hash(content) == content_hash(as_compared(article, content)):
            return Saved(Outcome.UNCHANGED, article.head, article.head)
        facts = facts_for(article, actor=actor, now=article.now, pictures=False)
        refusal = may_write(facts)
        sent = replace(sent, merged_in=ours, numbered=_numbered(content, ours, others))
        if refusal is None and others.pk == article.head_id:
            made = keep_as_head(
                article, content, sent, facts=facts, confirmed=confirm_revise, verb="article.merge"
            )
            return Saved(Outcome.SAVED, made, made)
        if refusal is not None and not writes_it(facts, sent, others):
            raise MoveRefused(refusal)
        verb = "article.branch" if refusal is None else "article.keep"
        kept = keep_beside(verb, article, content, sent, parent=others)
        if refusal is None:
            return Saved(Outcome.CONFLICT, kept, article.head)
    # Told after the commit, as a save is.
    raise KeptBeside(refusal, kept)


def _numbered(content: Content, mine: Revision, theirs: Revision):
    """The blocks under the numbers they have on either side, where they continue one of them."""
    known = {number: html for revision in (mine, theirs) for number, _kind, html in revision.blocks}
    blocks = split(content.body)
    ids = align(list(known.items()), [block.html for block in blocks])
    return tuple((number, block.kind, block.html) for number, block in zip(ids, blocks, strict=True))
