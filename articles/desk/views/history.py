"""A story's past, and bringing an earlier text back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from articles.actions import drafting
from articles.actions.drafting import AsksFirst, Outcome, Saved
from articles.actions.facts import facts_for
from articles.desk.lookup import article_for
from articles.desk.timeline import timeline
from articles.desk.versions import number_in, number_or_none, version_of


@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    article = article_for(request, pk)
    asked = request.GET.get("before")
    context = {
        "article": article,
        "timeline": timeline(article, before=number_in(asked) if asked is not None else None),
        "locked": drafting.may_write(facts_for(article, actor=request.user, now=article.now)),
    }
    return render(request, "desk/history/history.html", context)


@require_POST
def restore(request: HttpRequest, pk: int, revision_id: int) -> HttpResponse:
    """The earlier text is a new version; on an approved story only once the person has said so."""
    article = article_for(request, pk)
    revision = version_of(article, revision_id)
    base = number_or_none(request.POST.get("base", ""))
    confirmed = request.POST.get("confirm") == "yes"
    try:
        saved = drafting.restore(
            pk, base=base, revision_id=revision.pk, actor=request.user, confirm_revise=confirmed
        )
    except AsksFirst as asks:
        context = {"article": article, "revision": revision, "base": base, "sentence": asks.sentence}
        return render(request, "desk/history/restore_asks.html", context, status=asks.status)
    messages.info(request, RESTORED[saved.outcome]() % {"number": saved.revision.number})
    return _shown(saved, pk)


RESTORED = {
    Outcome.SAVED: lambda: _("The earlier text is back, as version %(number)d."),
    Outcome.UNCHANGED: lambda: _("The working copy, version %(number)d, already reads like this."),
    Outcome.CONFLICT: lambda: _(
        "Somebody saved in the meantime. The earlier text is kept beside theirs, as version %(number)d: compare them."
    ),
}


def _shown(saved: Saved, pk: int) -> HttpResponse:
    if saved.outcome == Outcome.CONFLICT:
        return redirect("desk:compare", pk=pk, old=saved.revision.pk, new=saved.head.pk)
    return redirect("desk:history", pk=pk)
