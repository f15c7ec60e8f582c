"""allauth's forms, without placeholders that repeat labels and without its own way of writing letters."""

from typing import Any

from allauth.account import forms as allauth_forms
from allauth.account.forms import default_token_generator
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import int_to_base36
from django.utils.translation import gettext_lazy as _

from accounts import letters
from accounts.models import User


class SignInForm(allauth_forms.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Email address")
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "autofocus": True}
        self.fields["password"].help_text = ""


class ResetPasswordForm(allauth_forms.ResetPasswordForm):
    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Whoever has the address gets a letter; nobody is worth the same work, so time tells nothing."""
        email = self.cleaned_data["email"]
        person = self.users[0] if self.users else User(pk=0, email=email)
        letter = letters.password_reset(person, link=reset_link(person))
        if self.users:
            letters.send(letter)
        return email


def reset_link(person: User) -> str:
    """The address, good for one change, at which this person chooses a new password."""
    names = {"uidb36": int_to_base36(person.pk), "key": default_token_generator.make_token(person)}
    return settings.SITE_URL + reverse("account_reset_password_from_key", kwargs=names)
