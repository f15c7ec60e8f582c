"""Making two texts of a story one, as a person chooses."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.actions.drafting import AsksFirst, Outcome
from articles.actions.merging import merge_of, resolve
from articles.desk.lookup import article_for
from articles.desk.merge_choices import answers_in, choices_of
from articles.desk.merge_page import merge_page
from articles.desk.versions import version_of
from articles.text.merge import resolve as resolved
from newsroom.refusals import Refused


@require_http_methods(["GET", "POST"])
def merge(request: HttpRequest, pk: int, mine: int, theirs: int) -> HttpResponse:
    """The choices; sent, they are the newest version, or kept beside it where that has moved meanwhile."""
    article = article_for(request, pk)
    ours, others = version_of(article, mine), version_of(article, theirs)
    if request.method == "GET":
        return merge_page(request, article, ours, others)
    merged = merge_of(ours, others)
    answers = answers_in(merged, request.POST)
    if any(answer.problem for answer in answers.values()):
        return merge_page(request, article, ours, others, sent=request.POST, status=422)
    content = resolved(merged, choices_of(merged, answers)).content
    confirmed = request.POST.get("confirm_revise") == "yes"
    try:
        saved = resolve(
            pk, mine=mine, theirs=theirs, content=content, actor=request.user, confirm_revise=confirmed
        )
    except Refused as refused:
        asks = isinstance(refused, AsksFirst)
        return merge_page(
            request,
            article,
            ours,
            others,
            sent=request.POST,
            status=refused.status,
            said=refused.sentence,
            asks=asks,
        )
    if saved.outcome == Outcome.CONFLICT:
        return merge_page(request, article_for(request, pk), saved.revision, saved.head, status=409)
    if saved.outcome == Outcome.UNCHANGED:
        messages.info(request, _("The newest version, %d, reads like this already.") % saved.head.number)
    else:
        messages.success(request, _("The merged text is saved as version %d.") % saved.head.number)
    return redirect("desk:edit", pk=pk)
