"""Pictures of the library, for tests: taken in, used, drawn."""

from collections.abc import Iterator
from io import BytesIO

from django.db import transaction

from accounts.models import User
from pictures.actions import drawing, uses
from pictures.actions.arriving import take_in
from pictures.models import Picture
from pictures.shapes.recipes import ENDINGS
from pictures.shapes.sources import ADDRESS
from pictures.shapes.uses import Role, Used
from tests.pictures.paintings import a_painting, as_file

#: Small, so that drawing takes no time: the widths are then its own.
SIZE = (240, 160)


def a_picture(number: int = 1, *, by: User, sent: bytes | None = None) -> Picture:
    return take_in(
        BytesIO(sent or as_file(a_painting(number, size=SIZE))), name=f"{number}.jpg", actor=by, anyway=True
    )


def used(picture: Picture, role: Role = "body", shape: str = "") -> Used:
    return Used(picture.pk, shape or picture.shape_text, role)


def tell(owner: str = "article:1", *, draft=(), live=(), title: str = "A quay", **files) -> None:
    with transaction.atomic():
        uses.tell(owner, title=title, address="/desk/stories/1/", draft=draft, live=live, **files)


def a_drawn_picture(number: int = 1, *, by: User, role: Role = "body", live: bool = False) -> Picture:
    """One that a story uses, with all its renditions."""
    picture = a_picture(number, by=by)
    tell(draft=[used(picture, role)], live=[used(picture, role)] if live else [])
    drawing.draw(picture.pk)
    return picture


def addresses(picture: Picture) -> Iterator[str]:
    for name, kind in picture.renditions.order_by("pk").values_list("name", "format"):
        yield f"{ADDRESS}{name}.{ENDINGS[kind]}"
