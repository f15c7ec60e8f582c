"""Who has the stories of a list open, said in a few words in each row."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from articles.models import Article, Presence
from articles.models.presence import TYPING_FOR
from newsroom.clock import NewsroomNow


def show_presence(articles: Iterable[Article], *, user: User) -> None:
    """Each of these has as `there` who else is in it, or nothing; one query, however many they are."""
    articles = list(articles)
    open_tabs = Presence.objects.there().filter(article__in={article.pk for article in articles})
    tabs = defaultdict(list)
    for tab in open_tabs.exclude(person=user).select_related("person").annotate(now=NewsroomNow()):
        tabs[tab.article_id].append(tab)
    for article in articles:
        article.there = _said(tabs[article.pk])


def _said(tabs: list[Presence]) -> str:
    people = {tab.person_id: tab.person for tab in tabs}
    writing = {
        tab.person_id: tab.person for tab in tabs if tab.typing_at and tab.now - tab.typing_at < TYPING_FOR
    }
    if len(writing) == 1:
        return _("%(who)s is writing") % {"who": next(iter(writing.values()))}
    if writing:
        return _("%(count)d people are writing") % {"count": len(writing)}
    if len(people) == 1:
        return _("%(who)s has it open") % {"who": next(iter(people.values()))}
    told = ngettext("%(count)d person has it open", "%(count)d people have it open", len(people))
    return told % {"count": len(people)} if people else ""
