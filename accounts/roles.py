"""What a role may do, and how far: the one table of abilities."""

from collections.abc import Iterable
from enum import IntEnum, StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    REPORTER = "reporter", _("reporter")
    EDITOR = "editor", _("editor")
    PICTURE_EDITOR = "picture_editor", _("picture editor")
    CHIEF = "chief", _("editor in chief")
    ADMIN = "admin", _("administrator")


class Can(StrEnum):
    DESK = "desk"
    WRITE = "write"
    REVIEW = "review"
    PUBLISH = "publish"
    OVERRIDE = "override"
    FRONT = "front"
    PAGES = "pages"
    PICTURES = "pictures"
    PEOPLE = "people"
    SETTINGS = "settings"


class Scope(IntEnum):
    """How far an ability reaches; each step includes the one before it."""

    NONE = 0
    OWN = 1
    SECTIONS = 2
    EVERYWHERE = 3


GRANTS: dict[Role, dict[Can, Scope]] = {
    Role.REPORTER: {
        Can.DESK: Scope.EVERYWHERE,
        Can.WRITE: Scope.OWN,
        Can.PICTURES: Scope.OWN,
    },
    Role.EDITOR: {
        Can.DESK: Scope.EVERYWHERE,
        Can.WRITE: Scope.SECTIONS,
        Can.REVIEW: Scope.SECTIONS,
        Can.PUBLISH: Scope.SECTIONS,
        Can.PICTURES: Scope.OWN,
    },
    Role.PICTURE_EDITOR: {
        Can.DESK: Scope.EVERYWHERE,
        Can.PICTURES: Scope.EVERYWHERE,
    },
    Role.CHIEF: {
        Can.DESK: Scope.EVERYWHERE,
        Can.WRITE: Scope.EVERYWHERE,
        Can.REVIEW: Scope.EVERYWHERE,
        Can.PUBLISH: Scope.EVERYWHERE,
        Can.OVERRIDE: Scope.EVERYWHERE,
        Can.FRONT: Scope.EVERYWHERE,
        Can.PAGES: Scope.EVERYWHERE,
        Can.PICTURES: Scope.EVERYWHERE,
    },
    Role.ADMIN: {
        Can.PEOPLE: Scope.EVERYWHERE,
        Can.SETTINGS: Scope.EVERYWHERE,
    },
}

# A role grants only lower roles; nobody makes their own equal.
LOWER: dict[Role, tuple[Role, ...]] = {
    Role.REPORTER: (),
    Role.EDITOR: (),
    Role.PICTURE_EDITOR: (),
    Role.CHIEF: (),
    Role.ADMIN: (Role.REPORTER, Role.EDITOR, Role.PICTURE_EDITOR, Role.CHIEF),
}


def scope(roles: Iterable[str], can: Can) -> Scope:
    """The widest reach any of these roles gives the ability; unknown roles give nothing."""
    return max(
        (GRANTS[Role(role)].get(can, Scope.NONE) for role in roles if role in GRANTS), default=Scope.NONE
    )


def may_grant(granter_roles: Iterable[str], role: str) -> bool:
    """Whether a person with these roles may give the role to somebody, or take it away."""
    return any(role in LOWER[Role(granter)] for granter in granter_roles if granter in LOWER)
