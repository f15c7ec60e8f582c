"""A library of very many rows, where only the rows matter and not what is in the files."""

import random

from accounts.models import User
from pictures.models import Picture

_dice = random.Random(64)
#: Looks that are nobody's neighbours.
MANY = [_dice.getrandbits(64) - 2**63 for _number in range(100_000)]


def a_crowd(count: int, *, by: User) -> None:
    """So many rows, each with a look of its own."""
    Picture.objects.bulk_create(
        (
            Picture(
                key=f"{number}.jpg",
                content_hash=f"{number:064d}",
                look=MANY[number],
                format="JPEG",
                bytes=1,
                width=640,
                height=480,
                caption="A harbour at night, with boats. " * 8,
                added_by=by,
            )
            for number in range(count)
        ),
        batch_size=2000,
    )
