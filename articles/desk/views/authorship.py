"""Who wrote which words, and where a phrase came and went."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from articles.desk.lookup import article_for
from articles.desk.phrase_search import search
from articles.desk.versions import version_in
from articles.desk.whose_words import authorship


@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    article = article_for(request, pk)
    revision = version_in(request, article)
    by_version = request.GET.get("by") == "version"
    told = authorship(article, revision, reader=request.user, by_version=by_version)
    return render(request, "desk/history/authorship.html", {"article": article, "authorship": told})


@require_GET
def phrase(request: HttpRequest, pk: int) -> HttpResponse:
    article = article_for(request, pk)
    found = search(article, request.GET.get("q", ""))
    return render(request, "desk/history/phrase.html", {"article": article, "search": found})
