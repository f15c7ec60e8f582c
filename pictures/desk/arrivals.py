"""What became of files that were sent: in the library, here already, or refused with a sentence."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from accounts.models import User
from newsroom.refusals import Refused
from pictures.actions.arriving import take_in
from pictures.desk.told import as_told, page_of, preview_of
from pictures.files.kinds import KINDS, LARGEST_BYTES, TOO_LARGE
from pictures.files.refusals import AlreadyHere
from pictures.models import Picture


@dataclass(frozen=True)
class Arrival:
    """One file's fate: the picture it became, the picture it doubles, or why it stays outside."""

    name: str
    picture: Picture | None = None
    double: AlreadyHere | None = None
    reason: str = ""

    @property
    def double_url(self) -> str:
        return page_of(self.double.picture_id) if self.double else ""

    @property
    def double_preview(self) -> str:
        return preview_of(self.double.picture_id) if self.double else ""


def arrive(file: UploadedFile, *, actor: User, anyway: bool = False) -> Arrival:
    """The file's fate, whatever it holds."""
    name = file.name or ""
    try:
        return Arrival(name, picture=take_in(file, name=name, actor=actor, anyway=anyway))
    except AlreadyHere as here:
        return Arrival(name, double=here, reason=str(here))
    except Refused as refused:
        return Arrival(name, reason=str(refused))


def arrive_together(files: Iterable[UploadedFile], *, actor: User) -> list[Arrival]:
    """One after the other; what is wrong with one stops no other."""
    return [arrive(file, actor=actor) for file in files]


def as_answer(arrival: Arrival) -> tuple[dict[str, Any], int]:
    """The JSON and the status a script is answered."""
    if arrival.picture is not None:
        return as_told(arrival.picture), 201
    if arrival.double is not None:
        return {"refused": arrival.reason, "duplicate": told_double(arrival.double)}, 409
    return {"refused": arrival.reason}, 422


def told_double(here: AlreadyHere) -> dict[str, Any]:
    return {
        "id": here.picture_id,
        "url": page_of(here.picture_id),
        "preview": preview_of(here.picture_id),
        "exact": here.exact,
        "in_bin": here.in_bin,
    }


def as_known(picture: Picture) -> dict[str, Any]:
    """What a script is told of a file whose bytes are here already, before it sends them."""
    here = AlreadyHere(picture.pk, exact=True, in_bin=picture.deleted_at is not None)
    return {"refused": str(here), "duplicate": told_double(here)}


def form_facts() -> dict[str, object]:
    """What the form to send pictures with says of them before they are sent."""
    types = ",".join(kind.content_type for kind in KINDS.values())
    return {"types": types, "largest": LARGEST_BYTES, "too_large": TOO_LARGE}


def nothing_sent() -> str:
    return _("No file arrived. Choose one, then send it.")
