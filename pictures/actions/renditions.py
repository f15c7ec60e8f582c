"""Renditions as rows and files: which a picture needs, what they are called, where they lie."""

import secrets
import shutil
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, cast

from django.conf import settings
from django.core.files import File
from django.core.files.storage import Storage, storages

from pictures.models import Picture, Rendition, Use
from pictures.shapes.recipes import ENDINGS, Recipe, all_recipes
from pictures.shapes.sources import key_from, name_of
from pictures.shapes.uses import RATIOS_OF_ROLE, Role, Used


class Needed(NamedTuple):
    """One rendition there should be: in this shape, by this recipe, under this name."""

    shape_text: str
    recipe: Recipe
    name: str


def renditions() -> Storage:
    return storages["renditions"]


def stored_as(name: str, kind: str) -> str:
    """Where a rendition of this format lies in the storage "renditions"."""
    return f"{name[:2]}/{name}.{ENDINGS[kind]}"


def keep(place: str, drawn: Path) -> None:
    """The file is in the storage under this name, whole at every moment; what was there before is replaced."""
    try:
        target = Path(renditions().path(place))
    except NotImplementedError:
        # An object store shows an object when all of it has arrived.
        renditions().delete(place)
        with drawn.open("rb") as file:
            renditions().save(place, File(file))
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(f".{secrets.token_hex(8)}")
    shutil.copyfile(drawn, half)
    half.replace(target)


def key() -> bytes:
    """The key of this site's names."""
    return _key(settings.SECRET_KEY)


def needed(picture: Picture, uses: Iterable[Used]) -> dict[str, Needed]:
    """By name all renditions of the picture's own shape, in all ratios, and of the shapes it is used in. No query."""
    found = needed_by(picture, [Used(picture.pk, picture.shape_text, "lead")])
    return found | needed_by(picture, uses)


def needed_by(picture: Picture, uses: Iterable[Used]) -> dict[str, Needed]:
    """By name those that these uses of the picture need."""
    return {
        name: Needed(used.shape, recipe, name)
        for used in dict.fromkeys(uses)
        for recipe in all_recipes(used.shape, (picture.width, picture.height), RATIOS_OF_ROLE[used.role])
        for name in [name_of(picture.content_hash, used.shape, recipe, key=key())]
    }


def uses_of(picture_id: int) -> list[Used]:
    """How the picture is used, by whomever. One query."""
    rows = Use.objects.filter(picture=picture_id).values_list("shape_text", "role").distinct()
    return [Used(picture_id, shape, cast(Role, role)) for shape, role in rows]


def missing(picture: Picture) -> list[Needed]:
    """What should be there and is not, in the order it is to be drawn. Two queries."""
    there = set(Rendition.objects.filter(picture=picture.pk).values_list("name", flat=True))
    return [
        rendition for name, rendition in needed(picture, uses_of(picture.pk)).items() if name not in there
    ]


@lru_cache(maxsize=4)
def _key(secret: str) -> bytes:
    return key_from(secret)
