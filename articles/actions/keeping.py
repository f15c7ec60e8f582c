"""How a held story takes a text: as its head where it may, else beside it. Callers hold the article's lock."""

from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, person
from accounts.audit import record
from articles.actions.facts import met_needs
from articles.actions.moving import MoveRefused, move_held
from articles.actions.picture_rights import keeps_pictures
from articles.actions.pointers import point
from articles.actions.writing import write_revision
from articles.actions.writing_rights import WRITERS
from articles.models import Article, Revision
from articles.text.content import Content
from articles.text.diff import Numbered
from articles.text.merge import Part
from articles.workflow.rules import Facts, Refusal, allowed
from articles.workflow.states import REVISED_BY_SAVING, WRITABLE, State
from articles.workflow.transitions import Move, Need
from newsroom.refusals import Invalid, Refused


class AsksFirst(Refused):
    """The save would end an approval: it is made when the person says so (`confirm_revise`)."""


class KeptBeside(MoveRefused):
    """The story takes no text as it stands; what was sent is kept all the same, as the version `revision`."""

    def __init__(self, refusal: Refusal, revision: Revision):
        kept = _("%(refused)s Your words are kept in its history, as version %(number)d.")
        super().__init__(
            Refusal(refusal.kind, kept % {"refused": refusal.sentence, "number": revision.number})
        )
        self.revision = revision


class Outcome(StrEnum):
    SAVED = "saved"
    UNCHANGED = "unchanged"
    MERGED = "merged"
    CONFLICT = "conflict"


@dataclass(frozen=True)
class MergeSummary:
    """What a merge made one: what the sender brought, and what the `others` named had saved meanwhile."""

    mine: Part
    theirs: Part
    others: tuple[str, ...]


@dataclass(frozen=True)
class Saved:
    """What became of a save: `revision` holds the sender's text, `head` is the story's newest version.

    They differ in a conflict, where the text is kept beside the head, and after a merge, where the head holds both.
    `is_taken_over`: it may not be the head, for somebody else has taken the story over.
    """

    outcome: Outcome
    revision: Revision
    head: Revision
    merged: MergeSummary | None = None
    is_taken_over: bool = False


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A save on its way: by whom and why, and the name its browser gave it.

    `brought_back` is the older version a restore takes its words from; `merged_in` the branch whose words a merge
    has as well, and `numbered` are then the blocks of its text, under the numbers they have on either side.
    """

    actor: Actor
    why: str
    client_save_id: UUID | None = None
    brought_back: Revision | None = None
    merged_in: Revision | None = None
    numbered: tuple[Numbered, ...] = ()

    @property
    def second_parent(self) -> Revision | None:
        return self.merged_in or self.brought_back


def may_write(facts: Facts) -> Refusal | None:
    """Why this actor may not save the story as it stands, or None when they may."""
    if facts.state in REVISED_BY_SAVING:
        return allowed(Move.REVISE, facts)
    if facts.state not in WRITABLE:
        return Refusal("state", LOCKED[facts.state])
    entitled = {Need.WRITE} if facts.state == State.DRAFT else {Need.OWN, Need.REVIEW}
    if not entitled & facts.grants & facts.live_grants:
        return Refusal("ability", _("Your role does not let you write in this story as it stands."))
    return None


LOCKED = {
    State.SCHEDULED: _("The story is scheduled, so its text is locked. Unschedule it to edit it."),
    State.SPIKED: _("The story is spiked. Unspike it to edit it."),
}


def keep_as_head(
    article: Article,
    content: Content,
    sent: Sent,
    *,
    facts: Facts,
    confirmed: bool,
    verb: str = "article.save",
) -> Revision:
    """The text is a revision on the head, and the head. Raises `AsksFirst` or `Invalid`, and then nothing is stored."""
    if article.status == State.APPROVED and not confirmed:
        raise AsksFirst(_("This story is approved. Saving a change ends the approval: save anyway?"))
    must_leave_embargo(content, facts)
    base = article.head
    if article.status in REVISED_BY_SAVING:
        content = _without_told_change(article, content)
        move_held(article, Move.REVISE, actor=sent.actor, facts=facts)
    revision = _write(article, content, sent, parent=base)
    point(article, head=revision)
    merged = {"merged": sent.merged_in.pk} if sent.merged_in else {}
    _record(verb, article, revision, sent, base=base.pk, why=str(sent.why), **merged)
    return revision


def keep_beside(verb: str, article: Article, content: Content, sent: Sent, *, parent: Revision) -> Revision:
    """The text is a branch on `parent`. What the same person sent already is not stored a second time."""
    same = {"parent": parent, "made_by": person(sent.actor)}
    branch = Revision.objects.filter(article=article, **same).saying(content).order_by("number").last()
    if branch is None:
        branch = _write(article, content, sent, parent=parent)
        point(article)
        _record(verb, article, branch, sent, base=parent.pk)
    return branch


def _write(article: Article, content: Content, sent: Sent, *, parent: Revision) -> Revision:
    return write_revision(
        article,
        content,
        actor=sent.actor,
        why=sent.why,
        base=parent,
        second_parent=sent.second_parent,
        numbered=sent.numbered,
        client_save_id=sent.client_save_id,
    )


def _record(verb: str, article: Article, revision: Revision, sent: Sent, **detail) -> None:
    record(verb, about=article, actor=sent.actor, revision=revision.pk, **detail)


def writes_it(facts: Facts, sent: Sent, parent: Revision) -> bool:
    """Whether the words are to be kept all the same: their sender writes this story, or did where it stood before."""
    if sent.brought_back is not None:
        return False
    if facts.grants & facts.live_grants & WRITERS or keeps_pictures(sent.actor):
        return True
    return bool(met_needs(parent.section, actor=sent.actor, own=False) & WRITERS)


def must_leave_embargo(content: Content, facts: Facts) -> None:
    """Raises `Invalid` where the content would end an embargo that stands, or bring it forward."""
    stands = facts.embargo_until
    if stands is None or stands <= facts.now:
        return
    if content.embargo_until is None or content.embargo_until < stands:
        raise Invalid(
            _(
                "Only the editor in chief lifts an embargo. Leave its time as it was, or later, to save your text."
            )
        )


def base_of(article: Article, base: int) -> Revision:
    """The version a text says it was written from; `Invalid` where it is none of this story's."""
    if base == article.head_id:
        return article.head
    parent = Revision.objects.filter(article=article, pk=base).first()
    if parent is None:
        raise Invalid(_("The version this text was written from is not one of this story’s."))
    return parent


def as_compared(article: Article, sent: Content) -> Content:
    """The head's content. A change told to readers is not part of it, where the sender says no other."""
    head = article.head.content()
    if (sent.change_kind, sent.change_note) == ("", "") and _told(article):
        return replace(head, change_kind="", change_note="")
    return head


def _without_told_change(article: Article, content: Content) -> Content:
    """The first save after publication does not inherit the kind and note of the change already told."""
    said = (content.change_kind, content.change_note)
    if said == (article.head.change_kind, article.head.change_note) and _told(article):
        return replace(content, change_kind="", change_note="")
    return content


def _told(article: Article) -> bool:
    """Whether readers have been given the head's kind of change and note. Of a story withdrawn the log knows."""
    if article.status != State.WITHDRAWN:
        return article.status == State.PUBLISHED
    last = article.publications.select_related("revision").latest("id").revision
    return (last.change_kind, last.change_note) == (article.head.change_kind, article.head.change_note)
