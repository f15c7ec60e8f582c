"""Any version as readers would have it, set by their own templates."""

from csp.constants import SELF
from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET

from articles.actions.read_marks import mark_read
from articles.desk.lookup import article_for
from articles.desk.previewing import Asked, asked_for, preview_of, readers_page
from articles.desk.versions import version_in
from articles.models import Article
from newsroom.framing import framing


@require_GET
@csp_replace({"frame-src": [SELF]})
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The version in a frame as wide as the screen it is judged for."""
    article = article_for(request, pk)
    asked = what_is_asked(request, article)
    if asked.revision.pk == article.head_id:
        mark_read(pk, revision_id=asked.revision.pk, actor=request.user)
    context = {
        "article": article,
        "revision": asked.revision,
        "asked": asked,
        "width": asked.screen.width,
        "preview": preview_of(article, asked),
    }
    return render(request, "desk/history/preview.html", context)


@require_GET
@xframe_options_sameorigin
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """The page itself, in nobody's index."""
    article = article_for(request, pk)
    asked = what_is_asked(request, article)
    shown = readers_page(article, asked.revision, asked.look, in_frame="framed" in request.GET)
    answer = HttpResponse(shown.html(), headers={"X-Robots-Tag": "noindex, nofollow"})
    return framing(answer, shown.frame_sources, **{"frame-ancestors": [SELF]})


def what_is_asked(request: HttpRequest, article: Article) -> Asked:
    return asked_for(
        version_in(request, article),
        width=request.GET.get("width", ""),
        look=request.GET.get("look", ""),
    )
