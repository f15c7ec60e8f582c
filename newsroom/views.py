"""The frame's own pages: this process lives, and what went wrong."""

import sys

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from django.views.csrf import csrf_failure
from django.views.decorators.http import require_safe

from newsroom.answers import refused, wants_json

UNREADABLE = _("This request could not be read. Nothing was changed.")
TOO_LARGE = _("This text is too large to be sent. Split the story, or remove what is not text.")
TOO_MANY = _("At most 200 files can be sent at once. Nothing was changed: send fewer.")
NOT_OPEN = _("Your role does not open this.")
NOT_THERE = _("This is not there, or not for you.")
FAILED = _("Something failed on our side. Your words are still in your browser: try again in a moment.")
AWAY = _(
    "The newsroom’s database does not answer. Your words are still in your browser and are saved when it is back."
)
AGED = _("The page stayed open for too long. Your words are still in your browser.")


@login_not_required
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """This process answers; it asks nobody else."""
    return HttpResponse("alive\n", content_type="text/plain")


# `accounts.access.public`, which says so elsewhere, is above this room.
healthz.is_public = True


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, TooManyFilesSent):
        return refused(TOO_MANY, status=413) if wants_json(request) else error_page("413.html", status=413)
    if wants_json(request):
        too_large = isinstance(exception, RequestDataTooBig | TooManyFieldsSent)
        return refused(TOO_LARGE, status=413) if too_large else refused(UNREADABLE, status=400)
    return error_page("400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if wants_json(request):
        return refused(NOT_OPEN, status=403)
    return error_page("403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if wants_json(request):
        return refused(NOT_THERE, status=404)
    return error_page("404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """What failed is ours; where it was the database that did not answer, it is said so, for that passes."""
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        return away(request)
    if wants_json(request):
        return refused(FAILED, status=500)
    return error_page("500.html", status=500)


def away(request: HttpRequest) -> HttpResponse:
    answer = refused(AWAY, status=503) if wants_json(request) else error_page("503.html", status=503)
    answer["Retry-After"] = "5"
    return answer


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The token of the page has aged: a script fetches the new one and sends the same again."""
    if wants_json(request):
        return refused(AGED, status=403, csrf=True)
    return csrf_failure(request, reason)


def error_page(template: str, *, status: int) -> HttpResponse:
    """The page in both languages, made without the request: it asks no session and no database."""
    return HttpResponse(render_to_string(template), status=status)
