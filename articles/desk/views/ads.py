"""Whether a story carries advertising."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.actions import advertising
from articles.desk.lookup import article_for
from articles.desk.views.moves import back_to


@require_POST
def off(request: HttpRequest, pk: int) -> HttpResponse:
    article_for(request, pk)
    advertising.keep_ads_off(pk, actor=request.user)
    messages.success(request, _("The story carries no advertising."))
    return back_to(request, pk)


@require_POST
def on(request: HttpRequest, pk: int) -> HttpResponse:
    article_for(request, pk)
    advertising.let_ads_on(pk, actor=request.user)
    messages.success(request, _("The story may carry advertising again."))
    return back_to(request, pk)
