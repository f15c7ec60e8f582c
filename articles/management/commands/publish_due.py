from django.core.management.base import BaseCommand

from articles.actions.scheduling import publish_due


class Command(BaseCommand):
    help = "Publishes every story whose time has come, and withdraws those that have expired."

    def handle(self, *args, **options) -> None:
        self.stdout.write(f"{publish_due()} handled.")
