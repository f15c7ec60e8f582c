"""The frame's own pages: is it alive, is it ready, and what went wrong."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from newsroom.readiness import PARTS


def healthz_page(request: HttpRequest) -> HttpResponse:
    """This process answers; it asks nobody else."""
    return HttpResponse("alive\n", content_type="text/plain")


def readyz_page(request: HttpRequest) -> HttpResponse:
    """What this process needs, part by part: 200 when all is there, 503 when anything is missing."""
    parts = {name: is_there() for name, is_there in PARTS.items()}
    return JsonResponse(parts, status=200 if all(parts.values()) else 503)


def public_probe(view):
    """The view, open to all, answering only GET and HEAD; `accounts.access.public` is above this room."""
    probe = login_not_required(require_safe(view))
    probe.is_public = True
    return probe


healthz = public_probe(healthz_page)
readyz = public_probe(readyz_page)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page("400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page("403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page("404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return error_page("500.html", status=500)


def error_page(template: str, *, status: int) -> HttpResponse:
    """The page in both languages, made without the request: it asks no session and no database."""
    return HttpResponse(render_to_string(template), status=status)
