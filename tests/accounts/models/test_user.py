import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from accounts import people
from accounts.models import User
from accounts.roles import Can


def test_an_address_belongs_to_one_person_however_it_is_spelt(hire):
    hire("rita", "reporter")

    with pytest.raises(ValidationError):
        User.objects.create_user("RITA@Newsroom.test", "x", name="Another")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="RITA@Newsroom.test", name="Another")


def test_an_address_is_kept_in_small_letters(db):
    user = User.objects.create_user("  Rita@Newsroom.TEST ", "x", name="Rita")

    assert user.email == "rita@newsroom.test"
    assert User.objects.get_by_natural_key("RITA@newsroom.test") == user


def test_the_database_knows_the_roles(hire):
    rita = hire("rita", "reporter")

    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=rita.pk).update(roles=["owner"])


def test_people_of_whom_something_is_told_cannot_be_deleted(hire):
    ada = hire("ada", "admin")
    rita = hire("rita", "reporter")

    people.set_roles(rita, ["editor"], actor=ada)

    with pytest.raises(ProtectedError):
        ada.delete()


@pytest.mark.parametrize(
    ("role", "opens"), [("reporter", False), ("editor", False), ("chief", False), ("admin", True)]
)
def test_the_admin_site_opens_for_administrators_alone(hire, role, opens):
    person = hire("somebody", role)

    assert (
        person.is_staff,
        person.has_perm("accounts.change_user"),
        person.has_module_perms("accounts"),
    ) == (
        opens,
        opens,
        opens,
    )


def test_an_administrator_by_that_role_alone_has_no_editorial_power(hire):
    ada = hire("ada", "admin")

    assert [ability for ability in Can if ada.can(ability)] == [Can.PEOPLE, Can.SETTINGS]


def test_somebody_deactivated_can_do_nothing(hire):
    chip = hire("chip", "chief")
    chip.is_active = False

    assert not any(chip.can(ability) for ability in Can)
