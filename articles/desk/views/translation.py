"""Which story says the same in the other language."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.actions import translating
from articles.desk.lookup import article_for
from articles.desk.translations import candidates, translation_of
from articles.desk.views.moves import back_to
from articles.models import Article
from newsroom.keys import LAST_KEY
from newsroom.refusals import Refused


class PartnerForm(forms.Form):
    """The number of the story chosen; none takes the translation away."""

    translation = forms.IntegerField(required=False, min_value=1, max_value=LAST_KEY)


@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    article = article_for(request, pk)
    if request.method == "GET":
        return _page(request, article)
    form = PartnerForm(request.POST)
    if not form.is_valid():
        return _page(request, article, said=_("Choose one of the stories."), status=422)
    partner = form.cleaned_data["translation"]
    try:
        if partner:
            translating.pair(pk, partner=partner, actor=request.user)
        else:
            translating.unpair(pk, actor=request.user)
    except Refused as refused:
        return _page(request, article, said=refused.sentence, status=refused.status)
    done = (
        _("The two stories are translations of each other.") if partner else _("The story stands alone now.")
    )
    messages.success(request, done)
    return back_to(request, pk)


def _page(request: HttpRequest, article: Article, *, said: str = "", status: int = 200) -> HttpResponse:
    words = request.GET.get("q", "")
    translation = translation_of(article, reader=request.user)
    offers = not translation.partner and translation.may_change
    context = {
        "article": article,
        "now": article.now,
        "said": said,
        "words": words,
        "translation": translation,
        "found": candidates(article, words, reader=request.user) if offers else [],
    }
    return render(request, "desk/story/translation.html", context, status=status)
