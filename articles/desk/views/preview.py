"""Any version as readers would have it, set by their own templates."""

from csp.constants import SELF
from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET

from articles.actions.read_marks import mark_read
from articles.desk.lookup import article_for
from articles.desk.versions import version_in
from articles.pages.story import StoryFacts, story_page

#: Widths of a screen offered, in CSS pixels; the first is the widest.
WIDTHS = (1280, 768, 360)


@require_GET
@csp_replace({"frame-src": [SELF]})
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The version in a frame as wide as the screen it is judged for."""
    article = article_for(request, pk)
    asked = request.GET.get("width", "")
    revision = version_in(request, article)
    if revision.pk == article.head_id:
        mark_read(pk, revision_id=revision.pk, actor=request.user)
    context = {
        "article": article,
        "revision": revision,
        "widths": WIDTHS,
        "width": next((width for width in WIDTHS if str(width) == asked), WIDTHS[0]),
    }
    return render(request, "desk/history/preview.html", context)


@require_GET
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF]})
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """The page itself, in nobody's index."""
    revision = version_in(request, article_for(request, pk))
    html = story_page(StoryFacts.from_revision(revision), revision.language).html()
    return HttpResponse(html, headers={"X-Robots-Tag": "noindex, nofollow"})
