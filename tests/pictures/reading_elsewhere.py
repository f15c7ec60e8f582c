"""A process of its own that makes the public file of a JPEG: `python -m tests.pictures.reading_elsewhere name`."""

import sys

import django

django.setup()

from pictures.actions.publicising import Copy, make_copy  # noqa: E402  (models exist only after setup)

print("public" if make_copy(Copy(sys.argv[1], "jpg")) else "refused", flush=True)
