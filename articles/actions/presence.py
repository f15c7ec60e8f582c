"""Presence: who has a story open, told by their tabs."""

from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, person
from articles.models import Article, Presence
from newsroom.clock import NewsroomNow
from newsroom.refusals import Refused

#: Rows of tabs that closed without a word are swept after this.
FORGOTTEN_AFTER = timedelta(hours=1)


class SomebodyElsesTab(Refused):
    """The tab's name is another person's; two browsers never choose the same."""

    def __init__(self) -> None:
        super().__init__(_("This tab belongs to somebody else. Open the story again, then go on."))


def tell(article: Article, *, actor: Actor, tab: UUID, typing: bool, unsaved: bool) -> None:
    """The tab is there, for a story its person may see; it types, or has typed last when it said so last."""
    said = {"seen_at": NewsroomNow(), "unsaved": unsaved} | ({"typing_at": NewsroomNow()} if typing else {})
    rows = Presence.objects.filter(article=article, tab=tab)
    if rows.filter(person=person(actor)).update(**said):
        return
    if rows.exists():
        raise SomebodyElsesTab
    Presence.objects.bulk_create(
        [Presence(article=article, person=person(actor), tab=tab, **said)], ignore_conflicts=True
    )


def leave(article: Article, *, actor: Actor, tab: UUID) -> None:
    """The tab is closed."""
    Presence.objects.filter(article=article, person=person(actor), tab=tab).delete()


def sweep() -> None:
    """No row of a tab that has long gone is left."""
    Presence.objects.filter(seen_at__lt=NewsroomNow() - FORGOTTEN_AFTER).delete()
