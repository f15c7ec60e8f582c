"""A save that a tab of the editor makes: its working copy then stands on the version that holds its words."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from accounts.actors import Actor, person
from articles.actions import drafting
from articles.actions.drafting import KeptBeside, Saved
from articles.actions.locking import lock_article
from articles.models import Revision, WorkingCopy
from articles.text.content import Content


@dataclass(frozen=True, kw_only=True)
class Tab:
    """Which tab saves, after which of its autosaves, and under which token of the lock."""

    name: UUID
    sequence: int = 0
    fence: int | None = None


def save(
    article_id: int,
    *,
    base: int | None,
    content: Content,
    actor: Actor,
    tab: Tab,
    confirm_revise: bool = False,
    client_save_id: UUID | None = None,
) -> Saved:
    """As `drafting.save`. Words of the tab that became a version meanwhile are what this text was written from.

    In the same transaction the tab's copy stands on the version made here; what it holds that is newer stays unsaved.
    """
    beside: KeptBeside | None = None
    with transaction.atomic():
        article = lock_article(article_id, actor=actor)
        rows = WorkingCopy.objects.filter(article=article, person=person(actor), tab=tab.name)
        copy = rows.select_related("base").select_for_update(of=("self",)).first()
        try:
            saved = drafting.save(
                article_id,
                base=base and _newest_of_the_tab(copy, base),
                content=content,
                actor=actor,
                confirm_revise=confirm_revise,
                client_save_id=client_save_id,
                tab=tab.name,
                fence=tab.fence,
            )
            kept = saved.revision
        except KeptBeside as refused:
            # The words are stored, and must stay so.
            beside, kept = refused, refused.revision
        if copy is not None:
            _go_on_from(kept, copy, tab)
    if beside is not None:
        raise beside
    return saved


def _newest_of_the_tab(copy: WorkingCopy | None, base: int) -> int:
    """What the page stands on: it may not have heard yet that its own words became a version."""
    if copy is None or copy.base_id == base:
        return base
    number = (
        Revision.objects.filter(article=copy.article_id, pk=base).values_list("number", flat=True).first()
    )
    return base if number is None or number > copy.base.number else copy.base_id


def _go_on_from(revision: Revision, copy: WorkingCopy, tab: Tab) -> None:
    """The copy stands on the version; what the tab has typed since was typed on its words."""
    if copy.sequence <= tab.sequence:
        _rest(copy, revision)
    elif copy.base.number < revision.number:
        copy.base = revision
        copy.save(update_fields=["base"])


def _rest(copy: WorkingCopy, revision: Revision) -> None:
    copy.base, copy.content_hash = revision, revision.content_hash
    copy.typed = {"fields": copy.typed["fields"], "unread": []}
    copy.save(update_fields=["base", "content_hash", "typed"])
