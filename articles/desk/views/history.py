"""A story's past, and bringing an earlier text back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from articles.actions import drafting
from articles.actions.drafting import AsksFirst, Outcome, Saved
from articles.actions.facts import facts_for
from articles.actions.read_marks import mark_read
from articles.actions.version_names import LONGEST, may_name, name_version, unname_version
from articles.desk.lookup import article_for
from articles.desk.pickers import options
from articles.desk.playing import playing
from articles.desk.since import since
from articles.desk.timeline import timeline
from articles.desk.versions import number_in, number_or_none, version_of


@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    article = article_for(request, pk)
    asked = request.GET.get("before")
    facts = facts_for(article, actor=request.user, now=article.now, pictures=False)
    told = timeline(
        article,
        before=number_in(asked) if asked is not None else None,
        everything=request.GET.get("all") == "1",
        by=number_or_none(request.GET.get("by", "")),
    )
    context = {
        "article": article,
        "timeline": told,
        "since": since(article, reader=request.user, line=told.line),
        "locked": drafting.may_write(facts),
        "may_name": may_name(facts),
        "longest_name": LONGEST,
    }
    page = render(request, "desk/history/history.html", context)
    mark_read(pk, revision_id=article.head_id, actor=request.user)
    return page


@require_GET
def play(request: HttpRequest, pk: int) -> HttpResponse:
    """One version's text, with what changed from the one before; earlier and later are links."""
    article = article_for(request, pk)
    scene = playing(
        article,
        at=number_or_none(request.GET.get("at", "")),
        everything=request.GET.get("all") == "1",
        reader=request.user,
    )
    context = {
        "article": article,
        "scene": scene,
        "options": options(scene.stops, now=article.now, chosen=[scene.here.pk]),
        "locked": drafting.may_write(facts_for(article, actor=request.user, now=article.now, pictures=False)),
    }
    page = render(request, "desk/history/play.html", context)
    if scene.here.pk == article.head_id:
        mark_read(pk, revision_id=article.head_id, actor=request.user)
    return page


@require_POST
def name(request: HttpRequest, pk: int, revision_id: int) -> HttpResponse:
    article = article_for(request, pk)
    revision = version_of(article, revision_id)
    named = name_version(pk, revision_id=revision.pk, name=request.POST.get("name", ""), actor=request.user)
    said = {"number": revision.number, "name": named.name}
    messages.success(request, _("Version %(number)d is now called “%(name)s”.") % said)
    return redirect("desk:history", pk=pk)


@require_POST
def unname(request: HttpRequest, pk: int, revision_id: int) -> HttpResponse:
    article = article_for(request, pk)
    revision = version_of(article, revision_id)
    unname_version(pk, revision_id=revision.pk, actor=request.user)
    messages.success(request, _("Version %(number)d has no name any more.") % {"number": revision.number})
    return redirect("desk:history", pk=pk)


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
