"""The belts every request passes: signed in unless public, and the ability its route declares.

The third belt, this person and this article now, is inside the action.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path

from accounts.roles import Can
from newsroom.answers import signed_out, wants_json

View = Callable[..., HttpResponseBase]

# Every route of allauth's that we mount; nothing else of it has an address.
ACCOUNT_ROUTES: tuple[str, ...] = (
    "account_login",
    "account_logout",
    "account_inactive",
    "account_reauthenticate",
    "account_change_password",
    "account_set_password",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_index",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_generate_recovery_codes",
    "mfa_view_recovery_codes",
    "mfa_download_recovery_codes",
)


def public(view: View) -> View:
    """The same view, open to everybody; the only way to be."""
    opened = login_not_required(view)
    opened.is_public = True
    return opened


def desk_path(route: str, view: View, *, needs: Can, name: str) -> URLPattern:
    """A desk route that only people with the ability reach; without one it does not start (TypeError)."""
    if not isinstance(needs, Can):
        raise TypeError(f"The route {route!r} needs an ability of accounts.roles.Can, not {needs!r}.")

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return signed_out() if wants_json(request) else redirect_to_login(request.get_full_path())
        if not request.user.can(needs):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    guarded.needs = needs
    guarded.login_required = True
    return path(route, guarded, name=name)
