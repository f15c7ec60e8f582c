"""One story in two languages: each names the other, and readers find the way while both are live."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actors import Actor
from accounts.audit import record
from articles.actions.announcing import announce
from articles.actions.facts import grants_for
from articles.actions.locking import lock_article
from articles.models import Article, LiveStory
from articles.pages import surrogates
from articles.pages.dates import newsroom_day
from articles.pages.paper import OTHER_EDITION
from articles.workflow.transitions import Need
from newsroom.refusals import Refused


class CannotPair(Refused):
    """The two stories are not, or may not be made, one story in two languages."""

    status = 409


class MayNotPair(Refused):
    """The person's role does not reach that far."""

    status = 403


def pair(article_id: int, *, partner: int, actor: Actor) -> Article:
    """Each of the two stories is the other's translation. What was so already stays, untold.

    Needs to write or review the story at hand, and to publish it where both are live: readers see the link at once.
    """
    with transaction.atomic():
        article, other = _hold_both(article_id, partner, actor=actor)
        _refuse_without_right(article, other, actor)
        if article.translation_id == other.pk:
            return article
        _refuse_what_is_no_pair(article, other)
        _name_each_other(article, other)
        _record("article.pair", article, other, actor=actor)
        _tell_readers(article, other)
    return article


def unpair(article_id: int, *, actor: Actor) -> Article:
    """Neither story names the other any more; one that has no translation stays as it is, untold."""
    with transaction.atomic():
        partner = Article.objects.filter(pk=article_id).values_list("translation_id", flat=True).first()
        if partner is None:
            article = lock_article(article_id, actor=actor)
            _refuse_without_right(article, None, actor)
            return article
        article, other = _hold_both(article_id, partner, actor=actor, is_seen=True)
        _refuse_without_right(article, other, actor)
        if article.translation_id != other.pk:
            raise CannotPair(_("Somebody has just chosen another translation. Look at the story again."))
        _forget_each_other(article, other)
        _record("article.unpair", article, other, actor=actor)
        _tell_readers(article, other)
    return article


def may_translate(article: Article, other: Article | None, *, actor: Actor) -> bool:
    """Whether this person may say, or unsay, that the two are one story; without another, that there is one at all."""
    grants, live_grants = grants_for(article, actor)
    if article.is_live and other is not None and other.is_live:
        return Need.PUBLISH in grants & live_grants
    return bool(grants & live_grants & {Need.REVIEW, Need.OWN})


def keys_of_partner(article: Article, *, edition: str) -> list[str]:
    """The map that tells the way from the translation to this story, held and coming to this edition or leaving it.

    The partner may be going out at this very moment, unseen from here: then its month is this one.
    """
    if article.translation_id is None:
        return []
    partner = Article.objects.filter(pk=article.translation_id).values_list("first_published_at", flat=True)
    at = partner.get() or article.now
    return [surrogates.of_month(newsroom_day(at), OTHER_EDITION[edition])]


def _hold_both(
    article_id: int, partner: int, *, actor: Actor, is_seen: bool = False
) -> tuple[Article, Article]:
    """Both stories, held in one order whoever asks; `is_seen` where the partner need not be visible to the actor."""
    keys = sorted({article_id, partner})
    list(Article.objects.filter(pk__in=keys).order_by("pk").select_for_update().values_list("pk"))
    article = lock_article(article_id, actor=actor)
    if is_seen:
        return article, Article.objects.select_related("head", "live").get(pk=partner)
    return article, lock_article(partner, actor=actor)


def _record(verb: str, article: Article, other: Article, *, actor: Actor) -> None:
    """Each of the two tells it in its own history."""
    for story, partner in ((article, other), (other, article)):
        record(verb, about=story, actor=actor, translation=partner.pk)


def _refuse_without_right(article: Article, other: Article | None, actor: Actor) -> None:
    if not may_translate(article, other, actor=actor):
        raise MayNotPair(_("Your role does not let you choose the translation of this story."))


def _refuse_what_is_no_pair(article: Article, other: Article) -> None:
    if article.head.language == other.head.language:
        raise CannotPair(_("A translation is a story in the other language."))
    for story in (article, other):
        if story.translation_id is not None:
            raise CannotPair(
                _("“%(headline)s” has a translation already. Take that one away first.")
                % {"headline": story.head.headline or _("Untitled")}
            )


def _name_each_other(article: Article, other: Article) -> None:
    for story, partner in ((article, other), (other, article)):
        story.translation = partner
        story.save(update_fields=["translation"])
        LiveStory.objects.filter(pk=story.pk).update(translation_id=partner.pk)


def _forget_each_other(article: Article, other: Article) -> None:
    for story in (article, other):
        story.translation = None
        story.save(update_fields=["translation"])
        LiveStory.objects.filter(pk=story.pk).update(translation_id=None)


def _tell_readers(article: Article, other: Article) -> None:
    """The live pages of the two are made anew: what they are made from is another list of stories now."""
    live = LiveStory.objects.filter(pk__in=[article.pk, other.pk])
    announce(
        "translation.changed",
        [
            key
            for row in live.only("article_id", "first_published_at", "edition")
            for key in (
                surrogates.of_story(row.pk),
                surrogates.of_month(newsroom_day(row.first_published_at), row.edition),
            )
        ],
    )
