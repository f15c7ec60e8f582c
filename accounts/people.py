"""What is done to people: invited, given roles, shown out. The only code that writes these columns.

A person may change those whose every role is lower than their own, and never themselves;
the console may change everybody.
"""

from collections.abc import Iterable
from functools import partial

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts import letters
from accounts.actors import Actor
from accounts.audit import record
from accounts.models import User
from accounts.roles import Can, Role, may_grant
from newsroom.refusals import Refused


@transaction.atomic
def create(
    *,
    email: str,
    name: str,
    roles: Iterable[str],
    actor: Actor,
    language: str = "fr",
    password: str | None = None,
) -> User:
    """A new person with these roles; without a password they ask for a reset. Raises ValidationError."""
    roles = ordered(roles)
    refuse_unless_grantable(roles, actor)
    user = User.objects.create_user(email, password, name=name, roles=roles, language=language)
    record("person_created", about=user, actor=actor, email=user.email, roles=roles)
    return user


@transaction.atomic
def set_roles(user: User, roles: Iterable[str], *, actor: Actor) -> User:
    """The person holds exactly these roles; Refused when one given or taken is not below the actor's."""
    user = held(user)
    refuse_unless_lower(user, actor)
    before, after = ordered(user.roles), ordered(roles)
    if before == after:
        return user
    refuse_unless_grantable(after, actor)
    user.roles = after
    user.full_clean()
    user.save(update_fields=["roles"])
    record("roles_changed", about=user, actor=actor, before=before, after=after)
    return user


@transaction.atomic
def describe(user: User, *, email: str, name: str, language: str, actor: Actor) -> User:
    """The person has this address, name and language; a new address ends every session."""
    user = held(user)
    refuse_unless_lower(user, actor)
    before = {"email": user.email, "name": user.name, "language": user.language}
    after = {"email": email.strip().lower(), "name": name, "language": language}
    if before == after:
        return user
    user.email, user.name, user.language = after["email"], after["name"], after["language"]
    user.session_generation += before["email"] != after["email"]
    user.full_clean()
    user.save(update_fields=["email", "name", "language", "session_generation"])
    record("person_changed", about=user, actor=actor, before=before, after=after)
    return user


@transaction.atomic
def deactivate(user: User, *, actor: Actor) -> User:
    """The person cannot sign in, and every session of theirs is over, also should they come back."""
    user = held(user)
    refuse_unless_lower(user, actor)
    if not user.is_active:
        return user
    user.is_active = False
    user.session_generation += 1
    user.save(update_fields=["is_active", "session_generation"])
    record("person_deactivated", about=user, actor=actor)
    return user


@transaction.atomic
def reactivate(user: User, *, actor: Actor) -> User:
    """The person may sign in again."""
    user = held(user)
    refuse_unless_lower(user, actor)
    if user.is_active:
        return user
    user.is_active = True
    user.save(update_fields=["is_active"])
    record("person_reactivated", about=user, actor=actor)
    return user


@transaction.atomic
def set_password(user: User, password: str, *, actor: Actor) -> User:
    """The password is new, every session under the old one is over, and the person is told by letter."""
    user = held(user)
    if user.pk != actor.pk:
        refuse_unless_lower(user, actor)
    user.set_password(password)
    user.session_generation += 1
    user.save(update_fields=["password", "session_generation"])
    record("password_changed", about=user, actor=actor)
    transaction.on_commit(partial(letters.send, letters.password_changed(user)))
    return user


def held(user: User) -> User:
    """The person's row as it is now, locked until the transaction ends."""
    return User.objects.select_for_update(of=("self",)).get(pk=user.pk)


def ordered(roles: Iterable[str]) -> list[str]:
    """Each role once, in the order of the table; what is no role stays, to be refused by the constraint."""
    given = {str(role) for role in roles}
    return [role.value for role in Role if role in given] + sorted(given - set(Role.values))


def refuse_unless_lower(user: User, actor: Actor) -> None:
    if not isinstance(actor, User):
        return
    if actor.pk == user.pk:
        raise Refused(_("Nobody changes their own roles or access: ask a colleague."))
    refuse_unless_grantable(user.roles, actor)


def refuse_unless_grantable(roles: Iterable[str], actor: Actor) -> None:
    if not isinstance(actor, User):
        return
    if not actor.can(Can.PEOPLE):
        raise Refused(_("Only an administrator changes people."))
    for role in roles:
        if not may_grant(actor.roles, role):
            raise Refused(
                _("Your role does not let you give or take the role “%(role)s”.")
                % {"role": Role(role).label if role in Role.values else role}
            )
