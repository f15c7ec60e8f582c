"""Pictures come in: read in a process of their own, kept whole or not at all, each once."""

import hashlib
import re
import tempfile
import unicodedata
from datetime import datetime
from functools import partial
from typing import IO, Any

from celery import signature
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, person
from accounts.audit import record
from accounts.roles import Can
from newsroom.broker import send_hint
from newsroom.refusals import Refused
from pictures.actions.likeness import refuse_alike, refuse_the_same
from pictures.actions.originals import ARRIVING, open_original, stored, sweep_orphans
from pictures.files import limited
from pictures.files.kinds import EMPTY, HEAD, LARGEST_BYTES, TOO_LARGE, Kind, kind_of
from pictures.files.refusals import Unreadable
from pictures.models import DESCRIBED, Picture

__all__ = ["open_original", "sweep_orphans", "take_in"]

CHUNK = 1024 * 1024

#: What a first look may cost.
SECONDS = 5.0
MEMORY = 300 * 1024 * 1024

#: By name: the tasks are a floor above, and call what is here.
DRAW = "pictures.tasks.draw_picture"

LONGEST_NAME = 255
PATH = re.compile(r"[/\\]")


def take_in(
    file: IO[bytes], *, name: str, actor: Actor, anyway: bool = False, needs: Can = Can.PICTURES
) -> Picture:
    """The picture is in the library: its original kept, what it says of itself in its fields, an event recorded.

    `file` is read from where it stands, in pieces. `needs` is the ability asked for by what it is added for. Raises
    Refused for those who may not, Unreadable for what is no picture the library keeps, AlreadyHere for bytes the
    library has, and for a picture that looks like one it has unless `anyway`. Whatever is refused or killed, no half
    picture is left: the original is stored first and the row written last, and `sweep_orphans` finds an original
    whose row never came.
    """
    if not person(actor).can(needs):
        raise Refused(_("Your role does not add pictures."))
    with tempfile.NamedTemporaryFile(prefix=ARRIVING) as received:
        content_hash, size = _receive(file, received)
        kind = kind_of(_head(received))
        refuse_the_same(content_hash)
        facts = _examined(received.name, kind)
        if not anyway:
            refuse_alike(facts["look"], content_hash=content_hash)
        with stored(received, extension=kind.extension) as key:
            fields = {"key": key, "content_hash": content_hash, "bytes": size, "file_name": plain_name(name)}
            return _written({**fields, **_columns(facts)}, actor=actor)


def plain_name(name: str) -> str:
    """The name of a file without its path, in visible letters, with its ending however long it is."""
    last = PATH.split(name)[-1]
    seen = "".join(
        sign for sign in unicodedata.normalize("NFC", last) if unicodedata.category(sign)[0] != "C"
    )
    stem, dot, ending = seen.strip().rpartition(".")
    if not stem or len(ending) > 10:
        return seen.strip()[:LONGEST_NAME]
    return stem[: LONGEST_NAME - len(ending) - 1] + dot + ending


def _receive(file: IO[bytes], received: IO[bytes]) -> tuple[str, int]:
    """Its SHA-256 and size, once all of it is on this machine."""
    digest, size = hashlib.sha256(), 0
    while piece := file.read(CHUNK):
        size += len(piece)
        if size > LARGEST_BYTES:
            raise Unreadable(TOO_LARGE)
        digest.update(piece)
        received.write(piece)
    if not size:
        raise Unreadable(EMPTY)
    received.flush()
    return digest.hexdigest(), size


def _head(received: IO[bytes]) -> bytes:
    received.seek(0)
    return received.read(HEAD)


def _examined(path: str, kind: Kind) -> dict[str, Any]:
    asked = {"path": path, "kind": kind.format, "largest_pixels": kind.largest_pixels}
    return limited.run("examine", asked, seconds=SECONDS, memory=MEMORY)


def _columns(facts: dict[str, Any]) -> dict[str, Any]:
    """The row's columns by what the child found; a time without a zone is the newsroom's."""
    said = {name: value for name, value in facts["metadata"].items() if name in DESCRIBED}
    described = dict(said)
    if "taken_at" in said:
        described["taken_at"] = _in_a_zone(said["taken_at"])
        said["taken_at"] = described["taken_at"].isoformat()
    return {
        **{name: facts[name] for name in ("format", "width", "height", "look", "tone")},
        "was_animated": facts["animated"],
        "said": said,
        **described,
    }


def _in_a_zone(moment: str) -> datetime:
    taken = datetime.fromisoformat(moment)
    return taken if taken.tzinfo else timezone.make_aware(taken, timezone.get_default_timezone())


def _written(columns: dict[str, Any], *, actor: Actor) -> Picture:
    """The row and its event. Whoever was faster with the same bytes has the only one."""
    try:
        with transaction.atomic():
            picture = Picture.objects.create(**columns, added_by=person(actor))
            record("picture.added", about=picture, actor=actor, file_name=picture.file_name)
            transaction.on_commit(partial(send_hint, signature(DRAW), picture.pk))
    except IntegrityError:
        refuse_the_same(columns["content_hash"])
        raise
    return picture
