"""Renditions that nothing needs any more go: their rows first, so that nothing says a file is there that is not."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from newsroom.clock import newsroom_now
from pictures.actions.drawing import alone_with
from pictures.actions.renditions import renditions, stored_as
from pictures.models import Picture, Rendition, Use
from pictures.shapes.uses import RATIOS_OF_ROLE

#: How long a cut is kept that nobody uses: who tries cuts goes back and forth.
KEPT = timedelta(days=1)

#: Pictures tidied in one sweep.
AT_ONCE = 50


def tidy() -> int:
    """No rendition older than a day is there for a shape that is neither its picture's own nor used; how many went."""
    pictures = unneeded().order_by("picture").values_list("picture", flat=True).distinct()[:AT_ONCE]
    return sum(_tidy_one(picture_id) for picture_id in list(pictures))


def unneeded() -> QuerySet[Rendition]:
    """Renditions older than a day that are not public, and of a shape or ratio that nothing needs."""
    used = Use.objects.filter(picture=OuterRef("picture"), shape_text=OuterRef("shape_text"))
    needed = Exists(used.exclude(role="body")) | (
        Q(ratio__in=RATIOS_OF_ROLE["body"]) & Exists(used.filter(role="body"))
    )
    old = Rendition.objects.filter(is_public=False, drawn_at__lt=newsroom_now() - KEPT)
    return old.exclude(shape_text=F("picture__shape_text")).exclude(needed)


def _tidy_one(picture_id: int) -> int:
    with alone_with(picture_id) as alone:
        if not alone:
            return 0
        with transaction.atomic():
            # Who tells of a use meanwhile waits for this row, and then asks for what is missing.
            Picture.objects.select_for_update().get(pk=picture_id)
            going = list(unneeded().filter(picture=picture_id).values_list("pk", "name", "format"))
            Rendition.objects.filter(pk__in=[pk for pk, _name, _format in going]).delete()
        for _pk, name, kind in going:
            renditions().delete(stored_as(name, kind))
    return len(going)
