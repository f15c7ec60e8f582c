"""Rebuilds the readers' table from the live pointers."""

from django.core.management.base import BaseCommand

from articles.actions.live_rows import rebuild_live_rows


class Command(BaseCommand):
    help = "Writes the readers' table anew from what is live, and says how many rows were wrong."

    def handle(self, *args, **options) -> None:
        right, wrong = rebuild_live_rows()
        self.stdout.write(f"{right} rows were right, {wrong} were written anew or removed.")
