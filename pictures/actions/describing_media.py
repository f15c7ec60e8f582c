"""What the desk says of a video, sound or document; the bin, and back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, person
from accounts.audit import record
from accounts.roles import Can, Scope, scope
from newsroom.clock import newsroom_now
from newsroom.refusals import Invalid, Refused
from pictures.files.captions import checked_captions
from pictures.models import MediaFile, MediaKind, Picture

#: What may be said of a file.
SAID = ("title", "credit", "poster_id", "captions", "captions_language", "transcript")

NOT_YOURS = _("Only the picture desk changes what somebody else has added.")
IN_BIN = _("This file is in the bin: bring it back first.")


@dataclass(frozen=True)
class Described:
    """The file afterwards, and whether its captions came as SubRip and were turned into WebVTT."""

    file: MediaFile
    was_subrip: bool


def may_change(actor: Actor, file: MediaFile) -> bool:
    """Whether this person may change the file: the picture desk every file, others what they added themselves."""
    reach = scope(person(actor).roles, Can.PICTURES) if person(actor).is_active else Scope.NONE
    return reach == Scope.EVERYWHERE or (reach == Scope.OWN and file.added_by_id == person(actor).pk)


def describe_media(
    file_id: int, *, version: int, said: Mapping[str, Any], captions: bytes | None = None, actor: Actor
) -> Described:
    """The file is described so; `captions` are a file's bytes, checked here (WrongCaptions). None leaves them.

    Raises Refused for those who may not, and where somebody else saved after `version` was read.
    """
    with transaction.atomic():
        file = _held(file_id, actor=actor)
        if file.version != version:
            raise Refused(_("Somebody changed this file while you had it open. Look at it again, then save."))
        wanted = {name: value for name, value in said.items() if name in SAID}
        was_subrip = False
        if captions is not None:
            wanted["captions"], was_subrip = checked_captions(captions)
        _check(file, wanted)
        changed = {name: value for name, value in wanted.items() if getattr(file, name) != value}
        if changed:
            _write(file, **changed)
            record("media.described", about=file, actor=actor, fields=sorted(changed))
    return Described(file, was_subrip)


def bin_media(file_id: int, *, actor: Actor) -> MediaFile:
    """The file is in the bin, where no story finds it; refused while a story uses it."""
    with transaction.atomic():
        file = _held(file_id, actor=actor)
        if file.uses.exists():
            raise Refused(_("Stories use this file. Take it out of them first."))
        _write(file, deleted_at=newsroom_now())
        record("media.binned", about=file, actor=actor)
    return file


def bring_back_media(file_id: int, *, actor: Actor) -> MediaFile:
    """The file is out of the bin."""
    with transaction.atomic():
        file = _held(file_id, actor=actor, in_bin=True)
        if file.deleted_at is not None:
            _write(file, deleted_at=None)
            record("media.brought_back", about=file, actor=actor)
    return file


def _held(file_id: int, *, actor: Actor, in_bin: bool = False) -> MediaFile:
    """The file, locked until the transaction ends: stories that take it in meanwhile wait."""
    file = MediaFile.objects.select_for_update().filter(pk=file_id).first()
    if file is None:
        raise Invalid(_("There is no such file."))
    if not may_change(actor, file):
        raise Refused(NOT_YOURS)
    if file.deleted_at is not None and not in_bin:
        raise Refused(IN_BIN)
    return file


def _check(file: MediaFile, wanted: Mapping[str, Any]) -> None:
    if wanted.get("captions") and file.kind == MediaKind.DOCUMENT:
        raise Invalid(_("A document has no captions."))
    if wanted.get("captions", file.captions) and not wanted.get("captions_language", file.captions_language):
        raise Invalid(_("Say in which language the captions are."))
    poster = wanted.get("poster_id")
    if poster is None or poster == file.poster_id:
        return
    if file.kind != MediaKind.VIDEO:
        raise Invalid(_("Only a video has a poster."))
    if not Picture.objects.kept().filter(pk=poster).exists():
        raise Invalid(_("The library has no picture with this number."))


def _write(file: MediaFile, **changed: Any) -> None:
    for name, value in changed.items():
        setattr(file, name, value)
    file.version += 1
    file.save(update_fields=[*changed, "version"])
