"""Pictures on the shelf without their files: for pages that only list and change rows."""

import itertools

from accounts.models import User
from pictures.models import Picture

_numbers = itertools.count(1)


def a_picture(person: User, **fields) -> Picture:
    """A row as `take_in` writes it. Tests of arrival and serving send real files instead."""
    number = next(_numbers)
    facts = {
        "key": f"{number:048x}.jpg",
        "content_hash": f"{number:064x}",
        "look": number << 20,
        "format": "JPEG",
        "bytes": 4_000_000,
        "width": 6000,
        "height": 4000,
        "file_name": f"DSC_{number:04}.jpg",
    }
    return Picture.objects.create(**{**facts, **fields}, added_by=person)
