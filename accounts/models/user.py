from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from accounts.roles import Can, Role, Scope, scope
from newsroom.clock import NewsroomNow


class Language(models.TextChoices):
    FRENCH = "fr", "Français"
    ENGLISH = "en", "English"


class UserManager(BaseUserManager["User"]):
    def create_user(
        self, email: str, password: str | None = None, *, name: str, roles: Iterable[str] = (), **fields: Any
    ) -> "User":
        """A person who can sign in with this address; without a password, only after a reset."""
        user = self.model(
            email=email.strip().lower(), name=name, roles=[str(role) for role in roles], **fields
        )
        user.set_password(password)
        user.full_clean()
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A person of the newsroom. Never deleted, only deactivated: their name stays in the history."""

    # Django asks that the sign-in field be unique itself; the constraint below is the one that matters.
    email = models.EmailField(_("email address"), unique=True)
    name = models.CharField(_("name"), max_length=150)
    language = models.CharField(
        _("language of the desk"), max_length=2, choices=Language, default=Language.FRENCH
    )
    roles = ArrayField(
        models.CharField(max_length=20, choices=Role), verbose_name=_("roles"), default=list, blank=True
    )
    single_keys = models.BooleanField(_("single-letter shortcuts"), default=True)
    is_active = models.BooleanField(_("may sign in"), default=True)
    joined_at = models.DateTimeField(_("joined"), db_default=NewsroomNow(), editable=False)
    # Part of every session's signature: a higher number ends all that were open.
    session_generation = models.PositiveIntegerField(default=0, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_once",
                violation_error_message=_("Somebody already has this address."),
            ),
            models.CheckConstraint(
                condition=models.Q(roles__contained_by=Role.values), name="user_roles_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def is_clock(self) -> bool:
        return False

    @property
    def is_staff(self) -> bool:
        """Whether Django's admin opens for this person."""
        return self.can(Can.PEOPLE)

    def can(self, ability: Can) -> bool:
        """Whether any role held gives the ability anywhere at all."""
        return self.is_active and scope(self.roles, ability) > Scope.NONE

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return self.is_staff

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_staff

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    def get_session_auth_hash(self) -> str:
        return f"{super().get_session_auth_hash()}.{self.session_generation}"

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        for digest in super().get_session_auth_fallback_hash():
            yield f"{digest}.{self.session_generation}"
