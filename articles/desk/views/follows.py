"""Who stands with a story: those who follow it, and those who write it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from articles.actions import drafting
from articles.actions.facts import facts_for
from articles.desk.lookup import article_for
from articles.desk.move_forms import WritersForm
from articles.desk.next_page import next_page
from articles.desk.queries import who_may_write
from articles.desk.views.moves import back_to
from articles.workflow.transitions import Need
from newsroom.refusals import Refused


@require_POST
def follow(request: HttpRequest, pk: int) -> HttpResponse:
    article_for(request, pk)
    drafting.follow(pk, actor=request.user)
    messages.success(request, _("You follow this story. It stands under My work."))
    return redirect(next_page(request))


@require_POST
def unfollow(request: HttpRequest, pk: int) -> HttpResponse:
    article_for(request, pk)
    drafting.unfollow(pk, actor=request.user)
    messages.info(request, _("You no longer follow this story."))
    return redirect(next_page(request))


@require_http_methods(["GET", "POST"])
def writers(request: HttpRequest, pk: int) -> HttpResponse:
    article = article_for(request, pk)
    facts = facts_for(article, actor=request.user, now=article.now, pictures=False)
    now = set(article.writers.values_list("pk", flat=True))
    form = WritersForm(request.POST if request.method == "POST" else None, initial={"writers": now})
    chosen = {str(key) for key in form["writers"].value() or []}
    page = {
        "article": article,
        "form": form,
        "people": [
            (person, str(person.pk) in chosen) for person in who_may_write().exclude(pk=article.created_by_id)
        ],
        "may": bool(facts.grants & facts.live_grants & {Need.REVIEW, Need.OWN}),
    }
    if request.method == "GET":
        return render(request, "desk/story/writers.html", page)
    if not form.is_valid():
        return render(request, "desk/story/writers.html", page, status=422)
    try:
        drafting.assign_writers(pk, writers=form.cleaned_data["writers"], actor=request.user)
    except Refused as refused:
        return render(
            request, "desk/story/writers.html", page | {"said": refused.sentence}, status=refused.status
        )
    messages.success(request, _("The writers of this story are chosen."))
    return back_to(request, pk)
