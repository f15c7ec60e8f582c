"""Closing the review that an urgent publication owes."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.audit import record
from articles.actions.facts import grants_for
from articles.actions.locking import NoSuchStory, lock_article
from articles.actions.moving import MoveRefused
from articles.models import ReviewAfter
from articles.workflow.rules import Refusal
from articles.workflow.transitions import Need


def close_review_after(review_id: int, *, actor: Actor, note: str = "") -> ReviewAfter:
    """Somebody other than the publisher has read what went out urgently, and says so."""
    with transaction.atomic():
        known = ReviewAfter.objects.filter(pk=review_id).values_list("article", flat=True).first()
        article = lock_article(known, actor=actor) if known else None
        # Read under the article's lock: while that was waited for, somebody else may have closed it.
        review = ReviewAfter.objects.open().filter(pk=review_id).first()
        if article is None or review is None:
            raise NoSuchStory(_("There is no such review waiting."))
        if review.opened_by_id == actor.pk:
            raise MoveRefused(
                Refusal("ability", _("You published it, so somebody else must read it afterwards."))
            )
        grants, live_grants = grants_for(article, actor)
        if Need.REVIEW not in grants & live_grants:
            raise MoveRefused(Refusal("ability", _("Your role does not review this story.")))
        review.closed_by, review.closed_at, review.note = actor, article.now, note
        review.save(update_fields=["closed_by", "closed_at", "note"])
        record("article.reviewed_after", about=article, actor=actor, said=note, review=review.pk)
    return review
