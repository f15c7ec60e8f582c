"""What becomes of words nobody saved: a version, at one click, or a branch beside the story."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.actions import copies, settling
from articles.actions.drafting import Outcome
from articles.desk.lookup import article_for
from articles.desk.next_page import next_page


@require_POST
def save_all(request: HttpRequest, pk: int) -> HttpResponse:
    """Whatever this person has typed in the story is a version; what cannot be read is shown to them."""
    article_for(request, pk)
    for saved in settling.settle_own(pk, actor=request.user):
        if saved.outcome == Outcome.CONFLICT:
            messages.warning(
                request,
                _("Your words are kept as version %d, beside the newest one: compare them.")
                % saved.revision.number,
            )
        else:
            messages.success(request, _("Saved as version %d.") % saved.head.number)
    if settling.waits_for(pk, actor=request.user):
        messages.warning(
            request,
            _(
                "These words hold a field that cannot be read, so no version has them yet: mend it, then save."
            ),
        )
        return redirect("desk:edit", pk=pk)
    return redirect(next_page(request))


@require_POST
def put_aside(request: HttpRequest, pk: int, tab: UUID) -> HttpResponse:
    """The words are out of the way, and in the history."""
    article_for(request, pk)
    kept = copies.discard(pk, tab=tab, actor=request.user)
    if kept is not None:
        messages.info(
            request, _("Your words are put aside. The history has them as version %d.") % kept.number
        )
    return redirect("desk:edit", pk=pk)
