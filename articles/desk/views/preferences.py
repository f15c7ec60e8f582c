"""What the desk knows of a person: that they are signed in, its language, and their keys."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from accounts import preferences
from articles.desk.next_page import next_page


@require_GET
def alive(request: HttpRequest) -> HttpResponse:
    """Who is signed in, and the token their forms carry now."""
    return JsonResponse({"person": request.user.pk, "token": get_token(request)})


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    preferences.speak(request.POST.get("language", ""), actor=request.user)
    return redirect(next_page(request))


@require_POST
def keys(request: HttpRequest) -> HttpResponse:
    preferences.use_single_keys(request.POST.get("single_keys") == "on", actor=request.user)
    return redirect(next_page(request))
