"""The demo's command, where it must not run. What it makes is told in tests/articles/demo."""

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from accounts import people
from accounts.actors import CONSOLE
from accounts.models import User
from accounts.roles import Role
from articles.models import Section


def test_a_site_where_people_work_is_left_alone(db):
    people.create(email="jo@paper.example", name="Jo", roles=[Role.CHIEF], actor=CONSOLE)

    with translation.override("en"), pytest.raises(CommandError, match="People work on this site already"):
        call_command("seed_demo")

    assert User.objects.count() == 1
    assert Section.objects.count() == 0
