"""What kind of answer a request asks for: a script says so, and is answered in JSON."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import resolve_url
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SESSION_OVER = _("Your session is over. Sign in again in another window, then go on here.")


def wants_json(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def refused(sentence: str | Promise, *, status: int, **more: Any) -> HttpResponse:
    """The refusal of a script's request, with its sentence."""
    return JsonResponse({"refused": str(sentence), **more}, status=status)


def signed_out() -> HttpResponse:
    """The session is over; behind `door` one signs in again."""
    return refused(SESSION_OVER, status=401, signed_out=True, door=resolve_url(settings.LOGIN_URL))
