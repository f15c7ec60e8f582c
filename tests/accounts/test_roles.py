import pytest

from accounts.roles import Can, Role, Scope, may_grant, scope

TABLE = """
                desk      write     review    publish   override  front     pages     pictures  people    settings
reporter        all       own       -         -         -         -         -         own       -         -
editor          all       served    served    served    -         -         -         own       -         -
picture_editor  all       -         -         -         -         -         -         all       -         -
chief           all       all       all       all       all       all       all       all       -         -
admin           -         -         -         -         -         -         -         -         all       all
"""

REACH = {"-": Scope.NONE, "own": Scope.OWN, "served": Scope.SECTIONS, "all": Scope.EVERYWHERE}


def cells():
    heading, *rows = TABLE.strip("\n").splitlines()
    for row in rows:
        role, *reaches = row.split()
        for ability, reach in zip(heading.split(), reaches, strict=True):
            yield role, ability, REACH[reach]


@pytest.mark.parametrize(("role", "ability", "reach"), list(cells()))
def test_a_role_gives_what_the_table_says(role, ability, reach):
    assert scope([role], Can(ability)) == reach


def test_the_table_names_every_role_and_every_ability():
    assert {(role, ability) for role, ability, _ in cells()} == {
        (r.value, c.value) for r in Role for c in Can
    }


def test_several_roles_give_the_widest_reach():
    assert scope(["reporter", "editor"], Can.WRITE) == Scope.SECTIONS
    assert scope(["admin", "chief"], Can.PUBLISH) == Scope.EVERYWHERE


def test_no_role_and_an_unknown_role_give_nothing():
    assert scope([], Can.DESK) == Scope.NONE
    assert scope(["owner"], Can.DESK) == Scope.NONE


GRANTABLE = {
    "admin": {"reporter", "editor", "picture_editor", "chief"},
    "chief": set(),
    "editor": set(),
    "picture_editor": set(),
    "reporter": set(),
}


@pytest.mark.parametrize("granter", Role.values)
@pytest.mark.parametrize("role", Role.values)
def test_a_role_grants_only_lower_roles(granter, role):
    assert may_grant([granter], role) == (role in GRANTABLE[granter])


def test_nobody_grants_a_role_that_does_not_exist():
    assert not may_grant(Role.values, "owner")
