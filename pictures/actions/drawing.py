"""Renditions are drawn: by one limited child for all files of a picture's cut, kept private, their rows last."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import structlog
from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef, Q

from pictures.actions import failures, publicising
from pictures.actions.previewing import preview
from pictures.actions.redrawn import redrawn
from pictures.actions.renditions import Needed, keep, missing, stored_as
from pictures.files.refusals import Unreadable
from pictures.models import Picture, Rendition, Use
from pictures.shapes.uses import ONLY_LEADS

__all__ = ["alone_with", "draw", "draw_waiting", "preview", "waiting_pictures"]

log = structlog.get_logger()

#: What all files of one cut may cost.
SECONDS = 120.0

#: Pictures looked at in one sweep, most recently added first.
AT_ONCE = 1000

#: The original is no picture any more, is not there, or the child could not be started.
FAILED = (Unreadable, OSError, RuntimeError)

LOCK = "SELECT pg_try_advisory_lock(hashtextextended('pictures.drawing', %s))"
UNLOCK = "SELECT pg_advisory_unlock(hashtextextended('pictures.drawing', %s))"


def draw(picture_id: int) -> int:
    """Every rendition that the picture needs is drawn and known; how many were missing.

    Nothing while another process draws this picture. The files of a shape are stored first, and their rows come in
    one transaction when all are whole. Raises one of FAILED when the original cannot be drawn from.
    """
    drawn = 0
    with alone_with(picture_id) as alone:
        # What is asked for meanwhile finds the picture taken: it is drawn in a further round.
        while alone and (waiting := _waiting(picture_id)):
            picture, shape_text, wanted = waiting
            try:
                _draw_shape(picture, shape_text, wanted)
            except FAILED as refused:
                failures.count_one(picture_id)
                log.warning("picture_not_drawn", picture=picture_id, error=repr(refused))
                raise
            drawn += len(wanted)
    if drawn:
        failures.forget(picture_id)
    return drawn


def draw_waiting() -> int:
    """Every picture that waits has been drawn, or has failed for now; how many pictures were drawn."""
    drawn = 0
    waiting = list(waiting_pictures().values_list("pk", flat=True)[:AT_ONCE])
    given_up = failures.given_up(waiting)
    for picture_id in waiting:
        if picture_id not in given_up:
            with suppress(*FAILED):
                drawn += bool(draw(picture_id))
    return drawn


def waiting_pictures():
    """Pictures that are used, or not in the bin, and have no rendition of a shape they are shown in. One query.

    The rows of a shape come in one transaction, so that one of them stands for all.
    """
    drawn = Rendition.objects.filter(picture=OuterRef("picture"), shape_text=OuterRef("shape_text"))
    bare = ~Exists(drawn.filter(ratio="whole")) | (~Q(role="body") & ~Exists(drawn.filter(ratio=ONLY_LEADS)))
    own = Rendition.objects.filter(
        picture=OuterRef("pk"), shape_text=OuterRef("shape_text"), ratio=ONLY_LEADS
    )
    return Picture.objects.filter(
        Q(pk__in=Use.objects.filter(bare).values("picture")) | Q(~Exists(own), deleted_at=None)
    ).order_by(F("pk").desc())


@contextmanager
def alone_with(picture_id: int) -> Iterator[bool]:
    """Whether no other process works on this picture's files; until the end of the block none does.

    A lock of the connection: it goes when the process dies.
    """
    with connection.cursor() as cursor:
        cursor.execute(LOCK, [picture_id])
        alone = cursor.fetchone()[0]
    try:
        yield alone
    finally:
        if alone:
            with connection.cursor() as cursor:
                cursor.execute(UNLOCK, [picture_id])


def _waiting(picture_id: int) -> tuple[Picture, str, list[Needed]] | None:
    """The picture, the first of its shapes of which something is missing, and what; None when all is there."""
    picture = Picture.objects.filter(pk=picture_id).first()
    gaps = missing(picture) if picture else []
    if picture is None or not gaps:
        return None
    shape_text = gaps[0].shape_text
    return picture, shape_text, [gap for gap in gaps if gap.shape_text == shape_text]


def _draw_shape(picture: Picture, shape_text: str, wanted: list[Needed]) -> None:
    """All of them are drawn and known, or Unreadable is raised and none is."""
    named = [(one.name, one.recipe) for one in wanted]
    with redrawn(picture, shape_text, named, seconds=SECONDS) as drawn:
        rows = [_kept(picture, one, drawn / one.name) for one in wanted]
    with transaction.atomic():
        # Who tells of a use meanwhile waits, or has told already: either way these rows are public if they must be.
        Picture.objects.select_for_update().get(pk=picture.pk)
        Rendition.objects.bulk_create(rows)
        publicising.settle([picture.pk])


def _kept(picture: Picture, one: Needed, drawn: Path) -> Rendition:
    """The file is in the storage; the row that is to say so."""
    keep(stored_as(one.name, one.recipe.format), drawn)
    return Rendition(
        picture=picture,
        name=one.name,
        shape_text=one.shape_text,
        ratio=one.recipe.ratio,
        format=one.recipe.format,
        width=one.recipe.width,
        height=one.recipe.height,
        bytes=drawn.stat().st_size,
    )
