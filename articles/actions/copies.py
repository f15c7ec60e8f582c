"""Working copies: whatever somebody types is kept as it comes, and becomes a version at meaningful moments.

Locks are taken in one order, the article's before the copy's; keeping a copy takes the copy's alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, person
from articles.actions.asides import RELATIONS, put_aside
from articles.actions.content_rules import settle as settle_content
from articles.actions.drafting import base_of
from articles.actions.locking import NoSuchStory, lock_article
from articles.actions.presence import SomebodyElsesTab
from articles.actions.settling import settle
from articles.actions.writing_rights import must_write_here
from articles.models import Article, Revision, WorkingCopy
from articles.models.revision import Why
from articles.models.working_copy import PAUSE
from articles.text.blocks import count_words
from articles.text.content import Content, hash_to_compare
from articles.text.content_json import as_json, from_json
from articles.text.typed import Pair
from articles.workflow.states import WRITABLE
from newsroom.clock import NewsroomNow
from newsroom.refusals import Invalid, NeedsBase, Refused, Sentence

#: Tabs in which one person may have words of one story.
MOST = 50


@dataclass(frozen=True, kw_only=True)
class Sent:
    """An autosave on its way."""

    tab: UUID
    base: Revision
    content: Content
    typed: Sequence[Pair]
    unread: Sequence[str]
    sequence: int
    client_save_id: UUID
    fence: int | None


@dataclass(frozen=True, kw_only=True)
class Kept:
    """The copy as it stands now. `refused` says of a relation that it is not there, so that the base's was kept."""

    article: Article
    copy: WorkingCopy
    refused: Sentence | None

    @property
    def content(self) -> Content:
        return from_json(self.copy.content)


def keep(
    article_id: int,
    *,
    actor: Actor,
    tab: UUID,
    base: int | None,
    content: Content,
    typed: Sequence[Pair],
    unread: Iterable[str] = (),
    sequence: int,
    client_save_id: UUID,
    fence: int | None = None,
) -> Kept:
    """What the tab holds is stored, whatever the story's state; nothing of the story moves.

    `content` has the base's value in the fields named in `unread`. A copy with this sequence, or a later one, stays
    as it is. After a pause the words kept before it become a version first. Raises `NoSuchStory`, `NeedsBase`,
    `Invalid` or `Refused`, and then nothing is stored.
    """
    article = _visible(article_id, actor)
    written_from = _base(article, base)
    must_write_here(article, actor, parent=written_from)
    content, refused = _with_known_relations(content, written_from, article=article, actor=actor)
    sent = Sent(
        tab=tab,
        base=written_from,
        content=content,
        typed=typed,
        unread=sorted({*unread, *(RELATIONS if refused else ())}),
        sequence=sequence,
        client_save_id=client_save_id,
        fence=fence,
    )
    copy = _stored(article, sent, actor=actor)
    return Kept(article=article, copy=copy, refused=refused)


def discard(article_id: int, *, tab: UUID, actor: Actor) -> Revision | None:
    """The person's own copy is gone; what it held is a branch of the story, or None where a version had it already.

    What could not be read stands, as it was typed, in the record of who did this.
    """
    with transaction.atomic():
        article = lock_article(article_id, actor=actor)
        rows = WorkingCopy.objects.filter(article=article, tab=tab, person=person(actor))
        copy = _held(rows)
        if copy is None:
            return None
        kept = None
        if copy.is_unsaved:
            content, typed = from_json(copy.content), _no_version_says(copy)
            kept = put_aside(article, content, parent=copy.base, actor=actor, why=Why.SAVED, typed=typed)
        copy.delete()
        return kept


def _no_version_says(copy: WorkingCopy) -> dict[str, str]:
    """What was typed where it could not be read; of a note to readers all its fields, for the whole is left out."""
    rows = tuple(f"{name.rpartition('-')[0]}-" for name in copy.unread if name.startswith("notes-"))
    return {
        name: value
        for name, value in copy.typed["fields"]
        if name in copy.unread or (rows and name.startswith(rows))
    }


def _visible(article_id: int, actor: Actor) -> Article:
    rows = Article.objects.visible_to(actor).annotate(now=NewsroomNow())
    related = ("head__section__parent", "live__section__parent", "head__made_by", "edit_lock__person")
    article = rows.select_related(*related).filter(pk=article_id).first()
    if article is None:
        raise NoSuchStory(_("There is no such story."))
    return article


def _base(article: Article, base: int | None) -> Revision:
    if base is None:
        raise NeedsBase(_("Say which version this text was written from."))
    return base_of(article, base)


def _with_known_relations(
    content: Content, base: Revision, *, article: Article, actor: Actor
) -> tuple[Content, Sentence | None]:
    """The content as it can be stored, and why its relations could not be."""
    try:
        return settle_content(content, actor=actor, article=article, known=(article.head, base)), None
    except Invalid as refused:
        kept = {name: getattr(base.content(), name) for name in RELATIONS}
        known = replace(content, **kept)
        return settle_content(known, actor=actor, known=(base,)), refused.sentence


def _stored(article: Article, sent: Sent, *, actor: Actor) -> WorkingCopy:
    """The tab's copy as it is after this."""
    with transaction.atomic():
        stored = _of_the_tab(article, sent, actor=actor)
        if stored.sequence >= sent.sequence:
            return stored
        if not _must_become_a_version(article, stored, sent):
            return _written_over(stored, article, sent)
    # Outside the transaction: the article's lock comes before the copy's.
    settle(article.pk, tab=sent.tab, why=Why.PAUSED, actor=actor)
    with transaction.atomic():
        stored = _of_the_tab(article, sent, actor=actor)
        return stored if stored.sequence >= sent.sequence else _written_over(stored, article, sent)


def _of_the_tab(article: Article, sent: Sent, *, actor: Actor) -> WorkingCopy:
    """The tab's copy, held; made if there was none."""
    rows = WorkingCopy.objects.filter(article=article, tab=sent.tab)
    stored = _held(rows)
    if stored is None:
        _must_leave_room(article, actor)
        # Two first autosaves of one tab at once: the row of one is made, and both go on with it.
        WorkingCopy.objects.bulk_create([_new_copy(article, sent, actor=actor)], ignore_conflicts=True)
        stored = _held(rows)
        if stored is None:
            raise Refused(_("These words could not be kept just now. Try again."))
    if stored.person_id != actor.pk:
        raise SomebodyElsesTab
    return stored


def _held(rows) -> WorkingCopy | None:
    return rows.select_related("base").select_for_update(of=("self",)).first()


def _must_become_a_version(article: Article, stored: WorkingCopy, sent: Sent) -> bool:
    is_old = article.now - stored.kept_at >= PAUSE
    return is_old and stored.can_be_a_version and article.status in WRITABLE and _differ(stored, sent)


def _differ(stored: WorkingCopy, sent: Sent) -> bool:
    return stored.content_hash != hash_to_compare(sent.content, scheme=stored.base.hash_scheme)


def _must_leave_room(article: Article, actor: Actor) -> None:
    """Tabs of the person that hold nothing unsaved make room; too many that do are refused."""
    mine = WorkingCopy.objects.filter(article=article, person=person(actor))
    if mine.count() < MOST:
        return
    # The article's lock comes before any copy's: else whoever settles one of these waits for us, and we for them.
    lock_article(article.pk, actor=actor)
    mine.saved().delete()
    if mine.count() >= MOST:
        raise Refused(
            _("You have unsaved words of this story in too many places. Save or discard some of them first.")
        )


def _new_copy(article: Article, sent: Sent, *, actor: Actor) -> WorkingCopy:
    return WorkingCopy(
        article=article,
        person=person(actor),
        tab=sent.tab,
        base=sent.base,
        began_at=article.now,
        **_columns(article, sent),
    )


def _columns(article: Article, sent: Sent) -> dict:
    return {
        "content": as_json(sent.content),
        "typed": {"fields": [list(pair) for pair in sent.typed], "unread": list(sent.unread)},
        # In the scheme of the version it stands on: that is what tells whether the words are saved.
        "content_hash": hash_to_compare(sent.content, scheme=sent.base.hash_scheme),
        "words": count_words(sent.content.body),
        "sequence": sent.sequence,
        "fence": sent.fence,
        "client_save_id": sent.client_save_id,
        "kept_at": article.now,
    }


def _written_over(stored: WorkingCopy, article: Article, sent: Sent) -> WorkingCopy:
    columns = _columns(article, sent)
    if not stored.is_unsaved:
        columns["began_at"] = article.now
    # The tab may not have heard yet that its own words became a version: it stands on that one.
    if sent.base.number > stored.base.number:
        columns["base"] = sent.base
    else:
        columns["content_hash"] = hash_to_compare(sent.content, scheme=stored.base.hash_scheme)
    for name, value in columns.items():
        setattr(stored, name, value)
    stored.save(update_fields=list(columns))
    return stored
