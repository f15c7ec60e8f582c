import sys
from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.db.models import Q

from accounts import people
from accounts.actors import CONSOLE
from accounts.models import User
from accounts.models.user import Language
from accounts.roles import Role
from articles.actions import naming
from articles.models import Section, SectionDuty


class Command(BaseCommand):
    help = "Creates a person of the newsroom, with a role and the sections they serve."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="the address the person signs in with")
        parser.add_argument("--name", required=True, help="the person's name, as the history shows it")
        parser.add_argument(
            "--role",
            action="append",
            choices=Role.values,
            dest="roles",
            help="may be given more than once; editor unless given",
        )
        parser.add_argument(
            "--section", action="append", default=[], dest="sections", help="the slug of a section served"
        )
        parser.add_argument("--language", choices=Language.values, default=Language.FRENCH.value)
        parser.add_argument(
            "--password-stdin", action="store_true", help="read the password from the standard input"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        sections = [section_named(slug) for slug in options["sections"]]
        password = read_password(from_stdin=options["password_stdin"])
        try:
            validate_password(password, User(email=options["email"], name=options["name"]))
            person = self.create(options, password=password, sections=sections)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"{person.name} can sign in with {person.email}.")

    @transaction.atomic
    def create(self, options: dict[str, Any], *, password: str, sections: list[Section]) -> User:
        person = people.create(
            email=options["email"],
            name=options["name"],
            roles=options["roles"] or [Role.EDITOR],
            language=options["language"],
            password=password,
            actor=CONSOLE,
        )
        for section in sections:
            naming.keep(SectionDuty(user=person, section=section), fields=["user", "section"], actor=CONSOLE)
        return person


def section_named(slug: str) -> Section:
    found = Section.objects.filter(Q(slug_en=slug) | Q(slug_fr=slug)).in_order().first()
    if found is None:
        known = ", ".join(section.slug_en for section in Section.objects.in_order())
        raise CommandError(f"There is no section {slug!r}. There are: {known or 'none yet'}.")
    return found


def read_password(*, from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\n")
    password = getpass("Password: ")
    if password != getpass("The same again: "):
        raise CommandError("The two passwords differ; nothing was created.")
    return password
