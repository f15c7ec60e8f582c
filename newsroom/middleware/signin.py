"""The first belt: signed in, on every route that is not marked public."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse

from newsroom.answers import signed_out, wants_json


class LoginRequired(LoginRequiredMiddleware):
    """Django's own, which on public pages never looks at the session: looking would add `Vary: Cookie`."""

    def process_view(
        self, request: HttpRequest, view_func: Callable, view_args: tuple, view_kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)

    def handle_no_permission(self, request: HttpRequest, view_func: Callable) -> HttpResponse:
        if wants_json(request):
            return signed_out()
        return super().handle_no_permission(request, view_func)
