"""Holding the rows an action is about to change."""

from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from articles.models import Article
from newsroom.clock import NewsroomNow
from newsroom.refusals import Refused


class NoSuchStory(Refused):
    """The story does not exist, or not for this person: the two look the same."""

    status = 404


#: What a move reads of a story, fetched with the lock.
WITH_THE_LOCK = ("head__section__parent", "live__section__parent", "approval", "created_by")


def lock_article(article_id: int, *, actor: Actor) -> Article:
    """The article, held until the transaction ends, with `now` on it: the newsroom's time at the transaction's start.

    The clock sees every story; a person only those visible to them, else `NoSuchStory`.
    """
    rows = Article.objects.all() if actor.is_clock else Article.objects.visible_to(actor)
    held = rows.filter(pk=article_id).select_for_update(of=("self",)).first()
    if held is None:
        raise NoSuchStory(_("There is no such story."))
    return read_held(article_id)


def read_held(article_id: int) -> Article:
    """The article with all a move reads, as it is now. A second statement, after the lock: while a lock is waited for,
    the rows joined to the first one grow old.
    """
    return (
        Article.objects.select_related(*WITH_THE_LOCK)
        .annotate(now=NewsroomNow())
        .get(pk=article_id)
    )
