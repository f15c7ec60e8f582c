"""Two versions of a story side by side, in words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from articles.actions import drafting
from articles.actions.facts import facts_for
from articles.desk.comparison import comparison
from articles.desk.lookup import article_for
from articles.desk.versions import number_in, version_of


@require_GET
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """From the two columns of the history to the address of that comparison."""
    article = article_for(request, pk)
    chosen = [version_of(article, number_in(request.GET.get(side, ""))) for side in ("old", "new")]
    return redirect("desk:compare", pk=pk, old=chosen[0].pk, new=chosen[1].pk)


@require_GET
def show(request: HttpRequest, pk: int, old: int, new: int) -> HttpResponse:
    article = article_for(request, pk)
    sides = version_of(article, old), version_of(article, new)
    context = {
        "article": article,
        "comparison": comparison(*sides, reader=request.user),
        "locked": drafting.may_write(facts_for(article, actor=request.user, now=article.now)),
    }
    return render(request, "desk/history/compare.html", context)
