"""Knowing a picture that is here already: by its bytes, or by its looks."""

from django.db import connection

from pictures.files.refusals import AlreadyHere
from pictures.models import Picture

#: Bits of 64 in which the looks of two copies differ at most.
NEAR = 4

# The looks alone are compared, in their index; rows are read of those that are near.
NEAREST = """
    SELECT id FROM pictures_picture
    WHERE look IN (
        SELECT look FROM pictures_picture WHERE bit_count((look # %(look)s::bigint)::bit(64)) <= %(near)s
    ) AND deleted_at IS NULL
    ORDER BY bit_count((look # %(look)s::bigint)::bit(64)), id
    LIMIT 1
"""


def refuse_the_same(content_hash: str) -> None:
    """Raises AlreadyHere when the library has these very bytes, be they in the bin."""
    found = Picture.objects.filter(content_hash=content_hash).values_list("pk", "deleted_at").first()
    if found is not None:
        raise AlreadyHere(found[0], exact=True, in_bin=found[1] is not None)


def refuse_alike(look: int) -> None:
    """Raises AlreadyHere for the picture of the library that looks most like this one, if any does."""
    picture_id = nearest(look)
    if picture_id is not None:
        raise AlreadyHere(picture_id, exact=False)


def nearest(look: int) -> int | None:
    """The kept picture whose look is nearest, of those near enough; none for a look of 0, which tells nothing."""
    if look == 0:
        return None
    with connection.cursor() as cursor:
        cursor.execute(NEAREST, {"look": look, "near": NEAR})
        found = cursor.fetchone()
    return found[0] if found else None
