"""A process of its own that takes in one file: `python -m tests.pictures.actions.arriving_elsewhere path person`."""

import sys
from pathlib import Path

import django

django.setup()

from accounts.models import User  # noqa: E402  (models exist only after setup)
from pictures.actions.arriving import take_in  # noqa: E402

with Path(sys.argv[1]).open("rb") as sent:
    take_in(sent, name="killed.jpg", actor=User.objects.get(pk=int(sys.argv[2])))
