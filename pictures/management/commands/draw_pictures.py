"""Draws what is missing of every picture, after a change of what is drawn or of the key that names it."""

from django.core.management.base import BaseCommand

from pictures.actions.drawing import FAILED, draw
from pictures.models import Picture


class Command(BaseCommand):
    help = "Draws every rendition that is missing: after another SECRET_KEY (it names them), or new sizes."

    def handle(self, *args, **options) -> None:
        keys = list(Picture.objects.order_by("-pk").values_list("pk", flat=True))
        drawn = failed = 0
        for place, picture_id in enumerate(keys, 1):
            try:
                drawn += draw(picture_id)
            except FAILED:
                failed += 1
            if options["verbosity"] and place % 25 == 0:
                self.stdout.write(f"{place} of {len(keys)} pictures looked at")
        self.stdout.write(f"{drawn} renditions were drawn; {failed} pictures could not be.")
