"""Dealing with what readers report."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, person
from accounts.audit import record
from articles.actions.facts import grants_for
from articles.actions.locking import NoSuchStory, lock_article
from articles.actions.moving import MoveRefused
from articles.models import ErrorReport
from articles.workflow.rules import Refusal
from articles.workflow.transitions import Need


def deal_with(report_id: int, *, actor: Actor, note: str = "") -> ErrorReport:
    """The report waits no longer, and it is known who dealt with it and what they said (`note`).

    Raises NoSuchStory where none waits that this person may know of, MoveRefused where they review no such story.
    """
    with transaction.atomic():
        known = ErrorReport.objects.filter(pk=report_id).values_list("article", flat=True).first()
        article = lock_article(known, actor=actor) if known else None
        # Read under the story's lock: while that was waited for, somebody else may have dealt with it.
        report = ErrorReport.objects.open().filter(pk=report_id).first()
        if article is None or report is None:
            raise NoSuchStory(_("There is no such report waiting."))
        grants, live_grants = grants_for(article, actor)
        if Need.REVIEW not in grants & live_grants:
            raise MoveRefused(Refusal("ability", _("Your role does not review this story.")))
        report.done_at, report.done_by, report.done_note = article.now, person(actor), note
        report.save(update_fields=["done_at", "done_by", "done_note"])
        record("article.error_report_done", about=article, actor=actor, said=note, report=report.pk)
    return report
