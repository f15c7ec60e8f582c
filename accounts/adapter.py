"""How this newsroom uses allauth: no sign-up, no way off the site, one address a person."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from accounts import people
from accounts.roles import Can

# Where somebody lands after signing in: the first ability they hold decides.
HOMES: tuple[tuple[Can, str], ...] = (
    (Can.DESK, "desk:home"),
    (Can.PEOPLE, "admin:index"),
)


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str) -> bool:
        """Only a path of this very site: no scheme, no host, nothing a browser could read as one."""
        return bool(url) and url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        for ability, home in HOMES:
            if request.user.can(ability):
                return reverse(home)
        return "/"

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account_login")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account_login")

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        people.set_password(user, password, actor=user)
        # Who has just proved the address need not wait out the guesses of others.
        self._delete_login_attempts_cached_email(context.request, email=user.email)

    def reauthenticate(self, user: AbstractBaseUser, password: str) -> bool:
        """The person's own address signs in; allauth would look for it in a table that we leave empty."""
        again = self.authenticate(context.request, email=user.email, password=password)
        return again is not None and again.pk == user.pk

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        raise NotImplementedError("Letters are written in accounts.letters.")
