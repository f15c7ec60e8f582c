"""Moves: the page that asks, and the one door behind it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from articles.actions import embargoes, moving, reviewing, scheduling, settling
from articles.actions.drafting import Outcome
from articles.actions.facts import facts_for
from articles.desk.lookup import article_for
from articles.desk.move_forms import MoveForm, NoteForm, ReasonForm
from articles.desk.move_page import EXPLAINED, asked_again, move_page
from articles.models import Article
from articles.workflow.transitions import OFFERED, Move, Need
from newsroom.refusals import Refused

GET_OR_POST = ["GET", "POST"]


@require_http_methods(GET_OR_POST)
def move(request: HttpRequest, pk: int, move: str) -> HttpResponse:
    if move not in OFFERED:
        raise Http404(_("There is no such move."))
    article, chosen = article_for(request, pk), Move(move)
    if request.method == "GET":
        return move_page(request, article, chosen)
    form = MoveForm(request.POST, move=chosen)
    if not form.is_valid():
        return move_page(request, article, chosen, form=form, status=422)
    try:
        if chosen == Move.SUBMIT:
            submit_what_was_typed(pk, actor=request.user)
        moving.move(pk, chosen, actor=request.user, **form.said())
    except Refused as refused:
        form = MoveForm(asked_again(request.POST, article), move=chosen)
        return move_page(request, article, chosen, form=form, status=refused.status, said=refused.sentence)
    messages.success(request, DONE[chosen])
    return back_to(request, pk)


def submit_what_was_typed(pk: int, *, actor: User) -> None:
    """The person's own words are in the text that is submitted; `Refused` where not all of them can be in it."""
    for saved in settling.settle_own(pk, actor=actor):
        if saved.outcome == Outcome.CONFLICT:
            said = _(
                "You have typed words that do not fit the newest version, so nothing was submitted. They are kept as "
                "version %d: compare them, then submit."
            )
            raise Refused(said % saved.revision.number)
    if settling.waits_for(pk, actor=actor):
        raise Refused(
            _(
                "Something you have typed could not be read, so nothing was submitted. Look at your words and mend it, "
                "or put them aside, then submit."
            )
        )


@require_POST
def unschedule_and_edit(request: HttpRequest, pk: int) -> HttpResponse:
    article_for(request, pk)
    scheduling.unschedule_and_edit(pk, actor=request.user)
    messages.success(request, _("The story is a draft again. Its time stays in the history."))
    return redirect("desk:edit", pk=pk)


@require_http_methods(GET_OR_POST)
def lift_embargo(request: HttpRequest, pk: int) -> HttpResponse:
    article = article_for(request, pk)
    facts = facts_for(article, actor=request.user, now=article.now)
    form = ReasonForm(request.POST or None, use_required_attribute=False)
    page = {
        "article": article,
        "now": article.now,
        "form": form,
        "title": _("Lift the embargo"),
        "explained": EXPLAINED["lift_embargo"],
        "until": facts.embargo_until,
        "refused": "" if Need.OVERRIDE in facts.grants else _("Only the editor in chief lifts an embargo."),
    }
    if request.method == "GET":
        return render(request, "desk/story/ask.html", page)
    if not form.is_valid():
        return render(request, "desk/story/ask.html", page, status=422)
    try:
        embargoes.lift_embargo(pk, actor=request.user, reason=form.cleaned_data["reason"])
    except Refused as refused:
        return render(
            request, "desk/story/ask.html", page | {"said": refused.sentence}, status=refused.status
        )
    messages.success(request, _("The embargo is lifted."))
    return redirect("desk:edit", pk=pk)


@require_http_methods(GET_OR_POST)
def close_review(request: HttpRequest, pk: int) -> HttpResponse:
    article = article_for(request, pk)
    review = article.reviews_after.open().select_related("opened_by").first()
    if review is None:
        raise Http404(_("There is no such review waiting."))
    form = NoteForm(request.POST or None, use_required_attribute=False)
    page = {
        "article": article,
        "now": article.now,
        "form": form,
        "review": review,
        "title": _("Reviewed after publication"),
        "explained": EXPLAINED["close_review"],
    }
    if request.method == "GET":
        return render(request, "desk/story/ask.html", page)
    if not form.is_valid():
        return render(request, "desk/story/ask.html", page, status=422)
    try:
        reviewing.close_review_after(review.pk, actor=request.user, note=form.cleaned_data["note"])
    except Refused as refused:
        return render(
            request, "desk/story/ask.html", page | {"said": refused.sentence}, status=refused.status
        )
    messages.success(request, _("The review after publication is done."))
    return redirect("desk:edit", pk=pk)


def back_to(request: HttpRequest, pk: int) -> HttpResponse:
    """The story's page, or my work when the story can no longer be opened."""
    if Article.objects.visible_to(request.user).filter(pk=pk).exists():
        return redirect("desk:edit", pk=pk)
    return redirect("desk:home")


DONE = {
    Move.SUBMIT: gettext_lazy("The story is in review. Its editors have been told."),
    Move.TAKE_BACK: gettext_lazy("The story is a draft again."),
    Move.SEND_BACK: gettext_lazy("The story is sent back, with your note."),
    Move.APPROVE: gettext_lazy("The story is approved. What was approved is what is published."),
    Move.SCHEDULE: gettext_lazy("The story is scheduled."),
    Move.RESCHEDULE: gettext_lazy("The story has its new time."),
    Move.UNSCHEDULE: gettext_lazy("The story is no longer scheduled. The approval stands."),
    Move.PUBLISH: gettext_lazy("The story is out."),
    Move.PUBLISH_URGENTLY: gettext_lazy("The story is out. Somebody else must now read it."),
    Move.DISCARD_CHANGE: gettext_lazy("The change is discarded. Its text stays in the history."),
    Move.WITHDRAW: gettext_lazy("The story is withdrawn. Readers see your reason."),
    Move.SPIKE: gettext_lazy("The story is spiked. Nothing of it is lost."),
    Move.UNSPIKE: gettext_lazy("The story is a draft again."),
}
