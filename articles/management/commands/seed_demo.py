"""`manage.py seed_demo`: the demo newspaper, complete, however often it is run."""

from time import monotonic

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles.demo.frame import CAST, PASSWORD, address_of
from articles.demo.seeding import Seeded, seed
from articles.workflow.states import State
from newsroom.refusals import Refused


class Command(BaseCommand):
    help = "Makes the demo newspaper: its people, sections and stories. Running it again changes nothing."

    def handle(self, *args, **options):
        started = monotonic()
        try:
            seeded = seed(say=self._say)
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        if seeded.changed_nothing:
            self._say(
                _("The demo is already here, all %(all)s stories. Nothing was changed.")
                % {"all": seeded.by_state.total()}
            )
            return
        self._tell(seeded, seconds=monotonic() - started)

    def _tell(self, seeded: Seeded, *, seconds: float) -> None:
        self._say(
            _("%(made)s stories made in %(seconds).1f s.") % {"made": seeded.stories, "seconds": seconds}
        )
        for state in State:
            self._say(f"  {seeded.by_state[state.value]:>3}  {state.label}")
        self._say(_("Sign in with the password %(password)s as:") % {"password": PASSWORD})
        for sign_in, name, _language, role, _served in CAST:
            self._say(f"  {address_of(sign_in):<20} {name}, {role.label}")

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
