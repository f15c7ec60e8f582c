"""Video, sound and documents come in: known by their bytes, blanked of what they tell, each kept once."""

import hashlib
import hmac
import tempfile
from typing import IO

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, person
from accounts.audit import record
from accounts.roles import Can
from newsroom.refusals import Refused
from pictures.actions.arriving import plain_name
from pictures.actions.originals import ARRIVING, stored
from pictures.files.blanking import blank
from pictures.files.media_kinds import HEAD, MediaType, NotKept, media_type_of
from pictures.models import MediaFile

CHUNK = 1024 * 1024
ALREADY = _("This very file is already in the library.")
ALREADY_IN_BIN = _("This very file is in the bin: bring it back from there.")


class FileAlreadyHere(Refused):
    """The library has these very bytes under `file_id`."""

    def __init__(self, file: MediaFile) -> None:
        super().__init__(ALREADY_IN_BIN if file.deleted_at else ALREADY)
        self.file_id = file.pk
        self.in_bin = file.deleted_at is not None


def take_in_media(file: IO[bytes], *, name: str, actor: Actor) -> MediaFile:
    """The file is in the library: kept privately under a random name, an event recorded.

    `file` is read in pieces. Positions, names and devices that MP4, M4A, MP3 and WAV files tell are blanked in what is
    kept. Raises Refused for those who may not, NotKept for what the library does not keep, FileAlreadyHere for bytes it
    has. Whatever is refused or killed, no half file is left: the bytes are stored first and the row written last.
    """
    if not person(actor).can(Can.PICTURES):
        raise Refused(_("Your role does not add files."))
    with tempfile.NamedTemporaryFile(prefix=ARRIVING) as received:
        media, content_hash, size = _receive(file, received)
        _refuse_the_same(content_hash)
        seconds = blank(received, media)
        received.flush()
        received.seek(0)
        with stored(received, extension=media.extension) as key:
            return _written(
                MediaFile(
                    kind=media.kind,
                    key=key,
                    public_name=public_name_of(content_hash),
                    content_hash=content_hash,
                    content_type=media.content_type,
                    extension=media.extension,
                    bytes=size,
                    seconds=seconds,
                    file_name=plain_name(name),
                    title=plain_name(name).rpartition(".")[0].replace("_", " "),
                    added_by=person(actor),
                ),
                actor=actor,
            )


def public_name_of(content_hash: str) -> str:
    """What the file is called while it is public: whoever has the bytes cannot guess it."""
    key = f"media files of {settings.SECRET_KEY}".encode()
    return hmac.new(key, content_hash.encode(), hashlib.sha256).hexdigest()[:40]


def _receive(file: IO[bytes], received: IO[bytes]) -> tuple[MediaType, str, int]:
    """What it is, its SHA-256 and its size, once all of it is on this machine; nothing is read beyond the limit."""
    piece = file.read(CHUNK)
    media = media_type_of(piece[:HEAD])
    digest, size = hashlib.sha256(), 0
    while piece:
        size += len(piece)
        if size > media.largest:
            raise NotKept(media.too_large)
        digest.update(piece)
        received.write(piece)
        piece = file.read(CHUNK)
    return media, digest.hexdigest(), size


def _refuse_the_same(content_hash: str) -> None:
    same = MediaFile.objects.filter(content_hash=content_hash).first()
    if same is not None:
        raise FileAlreadyHere(same)


def _written(file: MediaFile, *, actor: Actor) -> MediaFile:
    """The row and its event. Whoever was faster with the same bytes has the only one."""
    try:
        with transaction.atomic():
            file.save(force_insert=True)
            record("media.added", about=file, actor=actor, file_name=file.file_name)
    except IntegrityError:
        _refuse_the_same(file.content_hash)
        raise
    return file
