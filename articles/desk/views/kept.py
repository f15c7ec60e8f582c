"""Words a person's earlier tabs left with the desk, which no version has: to be brought back where they go on."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET

from articles.desk.lookup import article_for
from articles.desk.tab_facts import clock_words
from articles.models import Presence, WorkingCopy

#: The newest are offered; older ones became versions after a pause, or soon will.
OFFERED = 5


@require_GET
def kept_words(request: HttpRequest, pk: int) -> JsonResponse:
    """The person's own copies, the newest first, each as its form's fields said; `open` where its tab is there."""
    article = article_for(request, pk)
    copies = WorkingCopy.objects.of(request.user).unsaved().filter(article=article)[:OFFERED]
    there = set(Presence.objects.there().filter(article=article).values_list("tab", flat=True))
    told = [
        {
            "tab": str(copy.tab),
            "at": copy.kept_at.isoformat(),
            "at_words": clock_words(copy.kept_at, now=article.now),
            "words": copy.words,
            "fields": copy.typed["fields"],
            "open": copy.tab in there,
        }
        for copy in copies
    ]
    return JsonResponse({"copies": told})
