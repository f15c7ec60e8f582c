"""People in Django's admin, changed through accounts.people alone; what was done, to be read."""

from typing import Any

import allauth.account.admin
import allauth.mfa.admin
import django.contrib.auth.admin
from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from accounts import people
from accounts.models import Event, User
from accounts.roles import LOWER, Role, may_grant
from newsroom.refusals import Refused

# Their own modules register these on import; the admin may be no second way to sign in, or to abilities.
REGISTERED_BY = (allauth.account.admin, allauth.mfa.admin, django.contrib.auth.admin)
for model in (EmailAddress, EmailConfirmation, Authenticator, Group):
    if admin.site.is_registered(model):
        admin.site.unregister(model)


def change_own_password(
    request: HttpRequest, extra_context: dict[str, Any] | None = None
) -> HttpResponseBase:
    return redirect("account_change_password")


admin.site.password_change = change_own_password
admin.site.site_header = admin.site.site_title = settings.SITE_NAME


OFFERED_LOOKUPS = {"id", "exact", "isnull", "year", "month", "day", "gte", "lt"}


class AskedByFilters(admin.ModelAdmin):
    """A list that is filtered by what its filters offer, and not by any lookup an address can spell."""

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        field, *how = lookup.split("__")
        return field in (*self.list_filter, self.date_hierarchy) and set(how) <= OFFERED_LOOKUPS


class ReadOnlyAdmin(AskedByFilters):
    """A table to look at: nothing is added, changed or deleted here."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


# Only administrators come here; what they may give is on offer, and nothing else is accepted.
GRANTABLE = [(role.value, role.label) for role in LOWER[Role.ADMIN]]


class PersonForm(forms.ModelForm):
    roles = forms.MultipleChoiceField(
        label=_("roles"), choices=GRANTABLE, required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = User
        fields = ("email", "name", "language", "roles", "is_active")


@admin.register(User)
class PersonAdmin(AskedByFilters):
    form = PersonForm
    list_display = ("name", "email", "held_roles", "is_active", "last_login")
    list_filter = ("is_active", "language")
    search_fields = ("name", "email")
    readonly_fields = ("held_roles", "last_login", "joined_at")
    ordering = ("name", "id")

    def get_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        roles = "roles" if self.has_change_permission(request, obj) else "held_roles"
        described = ["email", "name", "language", roles]
        return [*described, "is_active", "last_login", "joined_at"] if obj else described

    @admin.display(description=_("roles"))
    def held_roles(self, person: User) -> str:
        return ", ".join(str(Role(role).label) for role in person.roles)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """One's own row, and those of equals, are only to be read."""
        lower = obj is None or (
            obj != request.user and all(may_grant(request.user.roles, role) for role in obj.roles)
        )
        return super().has_change_permission(request, obj) and lower

    def save_model(self, request: HttpRequest, obj: User, form: forms.ModelForm, change: bool) -> None:
        try:
            saved = self.changed(obj, form, request.user) if change else self.created(form, request.user)
        except Refused as refusal:
            raise PermissionDenied(str(refusal)) from refusal
        obj.pk = saved.pk
        if not change:
            messages.info(request, _("To sign in, this person asks for a new password on the sign-in page."))

    def created(self, form: forms.ModelForm, actor: User) -> User:
        wanted = form.cleaned_data
        return people.create(
            email=wanted["email"],
            name=wanted["name"],
            language=wanted["language"],
            roles=wanted["roles"],
            actor=actor,
        )

    def changed(self, person: User, form: forms.ModelForm, actor: User) -> User:
        wanted = form.cleaned_data
        people.describe(
            person, email=wanted["email"], name=wanted["name"], language=wanted["language"], actor=actor
        )
        people.set_roles(person, wanted["roles"], actor=actor)
        open_or_close = people.reactivate if wanted["is_active"] else people.deactivate
        return open_or_close(person, actor=actor)


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    list_display = ("at", "actor_name", "verb", "about_type", "about_id")
    list_filter = ("verb", "about_type")
    search_fields = ("actor_name", "verb")
    date_hierarchy = "at"
    list_select_related = ("actor",)
    show_full_result_count = False

    def get_fields(self, request: HttpRequest, obj: Event | None = None) -> list[str]:
        """What was said about a story is the desk's to read, and nobody's by the role of administrator."""
        facts = ["at", "actor", "actor_name", "verb", "about_type", "about_id"]
        return [*facts, "detail"] if obj and obj.about_type.startswith("accounts.") else facts
