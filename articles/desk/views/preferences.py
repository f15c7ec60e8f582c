"""A person's own settings of the desk: its language, and whether single letters are shortcuts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts import preferences
from articles.desk.next_page import next_page


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    preferences.speak(request.POST.get("language", ""), actor=request.user)
    return redirect(next_page(request))


@require_POST
def keys(request: HttpRequest) -> HttpResponse:
    preferences.use_single_keys(request.POST.get("single_keys") == "on", actor=request.user)
    return redirect(next_page(request))
