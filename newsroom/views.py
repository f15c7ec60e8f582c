"""The frame's own pages: this process lives, and what went wrong."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """This process answers; it asks nobody else."""
    return HttpResponse("alive\n", content_type="text/plain")


# `accounts.access.public`, which says so elsewhere, is above this room.
healthz.is_public = True


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
