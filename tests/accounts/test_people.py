import pytest
from django.core.exceptions import ValidationError

from accounts import people
from accounts.actors import CONSOLE
from accounts.models import Event, User
from newsroom.refusals import Refused


def test_an_administrator_gives_lower_roles_and_it_is_recorded(hire):
    ada, rita = hire("ada", "admin"), hire("rita", "reporter")

    people.set_roles(rita, ["editor", "reporter"], actor=ada)

    assert User.objects.get(pk=rita.pk).roles == ["reporter", "editor"]
    event = Event.objects.about(rita).last()
    assert (event.verb, event.actor, event.actor_name) == ("roles_changed", ada, "Ada")
    assert event.detail == {"before": ["reporter"], "after": ["reporter", "editor"]}


@pytest.mark.parametrize("role", ["admin", "owner"])
def test_an_administrator_gives_no_role_that_is_not_lower(hire, role):
    ada, rita = hire("ada", "admin"), hire("rita", "reporter")

    with pytest.raises(Refused):
        people.set_roles(rita, [role], actor=ada)

    assert User.objects.get(pk=rita.pk).roles == ["reporter"]


def test_an_administrator_changes_no_equal(hire):
    ada, bob = hire("ada", "admin"), hire("bob", "admin")

    for change in (
        lambda: people.set_roles(bob, [], actor=ada),
        lambda: people.deactivate(bob, actor=ada),
        lambda: people.set_password(bob, "another-password-1", actor=ada),
        lambda: people.describe(bob, email="mine@newsroom.test", name="Bob", language="fr", actor=ada),
    ):
        with pytest.raises(Refused):
            change()

    assert [event.verb for event in Event.objects.about(bob)] == ["person_created"]


def test_nobody_gives_themselves_a_role(hire):
    ada = hire("ada", "admin")

    with pytest.raises(Refused):
        people.set_roles(ada, ["admin", "chief"], actor=ada)


@pytest.mark.parametrize("role", ["reporter", "editor", "picture_editor", "chief"])
def test_people_who_are_not_administrators_change_nobody(hire, role):
    actor, sam = hire("somebody", role), hire("sam")

    for change in (
        lambda: people.set_roles(sam, ["reporter"], actor=actor),
        lambda: people.deactivate(sam, actor=actor),
        lambda: people.create(email="new@newsroom.test", name="New", roles=[], actor=actor),
    ):
        with pytest.raises(Refused):
            change()

    assert not User.objects.filter(email="new@newsroom.test").exists()


def test_the_console_makes_the_first_administrator(db):
    ada = people.create(email="ada@newsroom.test", name="Ada", roles=["admin"], actor=CONSOLE)

    assert Event.objects.get().actor_name == "console"
    assert not ada.has_usable_password()


def test_deactivating_twice_says_it_once(hire):
    rita = hire("rita", "reporter")

    people.deactivate(rita, actor=CONSOLE)
    people.deactivate(rita, actor=CONSOLE)

    assert [event.verb for event in Event.objects.about(rita)] == ["person_created", "person_deactivated"]


def test_an_address_of_somebody_else_is_refused(hire):
    rita, sam = hire("rita", "reporter"), hire("sam", "reporter")

    with pytest.raises(ValidationError):
        people.describe(rita, email=sam.email.upper(), name="Rita", language="fr", actor=CONSOLE)
