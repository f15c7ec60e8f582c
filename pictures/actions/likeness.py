"""Knowing a picture that is here already: by its bytes, or by its looks."""

from typing import NamedTuple

from django.db import connection

from pictures.files.refusals import AlreadyHere
from pictures.models import Picture

#: Bits of 64 in which the looks of two copies differ at most.
NEAR = 4

# The looks alone are compared, in their index; rows are read of those that are near.
NEAREST = """
    SELECT id, content_hash FROM pictures_picture
    WHERE look = ANY (ARRAY(
        SELECT look FROM pictures_picture WHERE bit_count((look # %(look)s::bigint)::bit(64)) <= %(near)s
    )) AND deleted_at IS NULL
    ORDER BY content_hash = %(content_hash)s DESC, bit_count((look # %(look)s::bigint)::bit(64)), id
    LIMIT 1
"""


class Found(NamedTuple):
    picture_id: int
    content_hash: str


def refuse_the_same(content_hash: str) -> None:
    """Raises AlreadyHere when the library has these very bytes, be they in the bin."""
    found = Picture.objects.filter(content_hash=content_hash).values_list("pk", "deleted_at").first()
    if found is not None:
        raise AlreadyHere(found[0], exact=True, in_bin=found[1] is not None)


def refuse_alike(look: int, *, content_hash: str) -> None:
    """Raises AlreadyHere for the kept picture that looks most like this one, if any does.

    Somebody may have added these very bytes since they were first looked for: then that is said.
    """
    found = nearest(look, content_hash=content_hash)
    if found is not None:
        raise AlreadyHere(found.picture_id, exact=found.content_hash == content_hash)


def nearest(look: int, *, content_hash: str) -> Found | None:
    """The kept picture whose look is nearest, of those near enough; none for a look of 0, which tells nothing."""
    if look == 0:
        return None
    with connection.cursor() as cursor:
        cursor.execute(NEAREST, {"look": look, "near": NEAR, "content_hash": content_hash})
        row = cursor.fetchone()
    return Found(*row) if row else None
