"""A picture as scripts are told of it: what a story copies when the picture is put in, and what to know first."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from newsroom.clock import newsroom_now
from pictures.actions import rights
from pictures.models import Licence, Picture

#: Width in pixels of what lists and pickers show.
PREVIEW = 480


def as_told(picture: Picture, *, now: datetime | None = None) -> dict[str, Any]:
    """The picture as JSON: its number and addresses, the desk's words, its shape, and `facts` (what
    `LiveStory.pictures` holds of it). `notes` are sentences about its rights, in the person's language."""
    return {
        "id": picture.pk,
        "url": page_of(picture.pk),
        "preview": preview_of(picture.pk, version=picture.version),
        "name": str(picture),
        "title": picture.title,
        "caption": picture.caption,
        "alt": picture.alt,
        "credit": picture.credit,
        "width": picture.width,
        "height": picture.height,
        "shape": picture.shape_text,
        "facts": picture.facts,
        "notes": notes(picture, now=now or newsroom_now()),
    }


def page_of(pk: int) -> str:
    """Where the picture's own page is."""
    return reverse("pictures:picture", args=[pk])


def preview_of(pk: int, *, version: int = 0, width: int = PREVIEW) -> str:
    """Where the desk sees it scaled; another version is another address, since a preview may be kept for a while."""
    asked = {"w": width, "v": version} if version else {"w": width}
    return f"{reverse('pictures:preview', args=[pk])}?{urlencode(asked)}"


def notes(picture: Picture, *, now: datetime) -> list[str]:
    """What whoever means to use it should know."""
    said = [
        (picture.deleted_at is not None, _("It is in the bin.")),
        (True, rights.sentence(picture, now)),
        (picture.licence == Licence.UNKNOWN, _("Nobody has said yet by what right it may be shown.")),
        (not picture.credit, _("It has no credit yet.")),
        (picture.was_animated, _("It was animated: its first frame is shown.")),
    ]
    return [sentence for is_so, sentence in said if is_so and sentence]
