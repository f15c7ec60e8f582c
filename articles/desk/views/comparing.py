"""Two versions of a story, in words: in one text or side by side."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from articles.actions import drafting
from articles.actions.facts import facts_for
from articles.actions.read_marks import mark_read
from articles.desk.comparison import comparison
from articles.desk.lineage import lineage
from articles.desk.lookup import article_for
from articles.desk.pickers import options
from articles.desk.versions import number_in, version_of


@require_GET
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """From the two columns of the history to the address of that comparison."""
    article = article_for(request, pk)
    chosen = [version_of(article, number_in(request.GET.get(side, ""))) for side in ("old", "new")]
    return redirect("desk:compare", pk=pk, old=chosen[0].pk, new=chosen[1].pk)


@require_GET
def show(request: HttpRequest, pk: int, old: int, new: int) -> HttpResponse:
    """`?view=sides` puts the two beside each other, `?whole=1` unfolds what did not change."""
    article = article_for(request, pk)
    sides = version_of(article, old), version_of(article, new)
    line = lineage(article)
    context = {
        "article": article,
        "comparison": comparison(*sides, reader=request.user),
        "line": line,
        "names": [line.versions[side.pk].name for side in sides],
        "options": options(line.versions.values(), now=article.now, chosen=(old, new)),
        "in_sides": request.GET.get("view") == "sides",
        "is_whole": request.GET.get("whole") == "1",
        "locked": drafting.may_write(facts_for(article, actor=request.user, now=article.now, pictures=False)),
    }
    page = render(request, "desk/history/compare.html", context)
    if new == article.head_id:
        mark_read(pk, revision_id=new, actor=request.user)
    return page
