"""Who may have a picture's files: readers, while something live uses it, and nobody a moment later.

`Rendition.is_public` is the truth. The files below MEDIA_ROOT are copies for readers who come while the database is
away; one is made only while its row is held and says so, so that none can come back after it was taken away.
"""

import os
import secrets
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from itertools import count
from pathlib import Path
from time import time
from typing import NamedTuple

from django.conf import settings
from django.db import connection, transaction

from pictures.actions.renditions import renditions, stored_as
from pictures.models import Rendition
from pictures.shapes.recipes import ENDINGS
from pictures.shapes.uses import RATIOS_OF_ROLE

#: Seconds after which a transaction that meant to take files away has ended, one way or the other.
SETTLED = 120
#: Copies lie in as many directories as there are two signs in hex.
DRAWERS = 256
#: A drawer is looked through at one sweep in so many: what lies there for no reason was put there by no reader.
SELDOM = 10
#: How a file is called until it is whole.
HALF = ".half-"

_turn = count(secrets.randbelow(DRAWERS * SELDOM))

SETTLE = """
UPDATE pictures_rendition AS rendition SET is_public = NOT is_public
WHERE picture_id = ANY(%s) AND is_public IS DISTINCT FROM EXISTS (
    SELECT FROM pictures_use AS used
    WHERE used.picture_id = rendition.picture_id AND used.is_live AND used.shape_text = rendition.shape_text
        AND (used.role <> 'body' OR rendition.ratio = ANY(%s))
)
RETURNING name, format, is_public
"""


class Copy(NamedTuple):
    """A public file: a rendition's name and ending."""

    name: str
    ending: str


def settle(picture_ids: Iterable[int]) -> None:
    """Of these pictures exactly what live uses show is public, in the caller's transaction; after it the files follow.

    The caller holds the pictures' rows. One query.
    """
    with connection.cursor() as cursor:
        cursor.execute(SETTLE, [list(picture_ids), list(RATIOS_OF_ROLE["body"])])
        dark = [Copy(name, ENDINGS[kind]) for name, kind, is_public in cursor.fetchall() if not is_public]
    if dark:
        note = _note(dark)
        transaction.on_commit(partial(_take_away, dark, note))


def public_copy(copy: Copy) -> Path:
    """Where the public file is, when it is."""
    return _copies() / copy.name[:2] / f"{copy.name}.{copy.ending}"


def make_copy(copy: Copy) -> bool:
    """Whether readers may have this rendition; if so its public file is there.

    The row is held while the file comes into place: who withdraws the picture waits for that instant, and then finds
    the file and takes it away.
    """
    kind = next(kind for kind, ending in ENDINGS.items() if ending == copy.ending)
    row = Rendition.objects.public().filter(name=copy.name, format=kind)
    if not row.exists():
        return False
    try:
        with renditions().open(stored_as(copy.name, kind), "rb") as kept:
            content = kept.read()
    except FileNotFoundError:
        return False
    place = public_copy(copy)
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, half = tempfile.mkstemp(dir=place.parent, prefix=HALF)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(half, 0o644)
        with transaction.atomic():
            # Not `.exists()`, which takes no lock.
            held = list(row.select_for_update(no_key=True).values_list("pk", flat=True))
            if held:
                os.replace(half, place)
        return bool(held)
    finally:
        Path(half).unlink(missing_ok=True)


def sweep() -> None:
    """Files that somebody meant to take away and did not live to are gone; now and then a drawer is looked through."""
    for note in _noted():
        # Whoever wrote it has done it meanwhile.
        with suppress(FileNotFoundError):
            _take_away(_not_public(_copies_in(note.read_text().split())))
            if note.stat().st_mtime < time() - SETTLED:
                note.unlink()
    turn = next(_turn)
    if turn % SELDOM == 0:
        sweep_drawer(turn // SELDOM % DRAWERS)


def sweep_drawer(number: int) -> None:
    """In this directory is no file that readers may not have, nor half a one that nobody writes any more."""
    drawer = _copies() / f"{number:02x}"
    names = os.listdir(drawer) if drawer.is_dir() else []
    _take_away(_not_public(_copies_in(names)))
    for half in (drawer / name for name in names if name.startswith(HALF)):
        with suppress(FileNotFoundError):
            if half.stat().st_mtime < time() - SETTLED:
                half.unlink()


def _copies() -> Path:
    return Path(settings.MEDIA_ROOT) / "p"


def _notes() -> Path:
    return _copies() / "going"


def _noted() -> list[Path]:
    return sorted(_notes().iterdir()) if _notes().is_dir() else []


def _note(dark: list[Copy]) -> Path:
    """What is about to be taken away is written down: who is killed before doing it is done for by `sweep`."""
    note = _notes() / secrets.token_hex(8)
    note.parent.mkdir(parents=True, exist_ok=True)
    half = note.with_name(f".{note.name}")
    half.write_text("\n".join(f"{name}.{ending}" for name, ending in dark))
    half.rename(note)
    return note


def _copies_in(names: Iterable[str]) -> Iterator[Copy]:
    for name in names:
        stem, dot, ending = name.partition(".")
        if stem and dot and ending in ENDINGS.values():
            yield Copy(stem, ending)


def _not_public(copies: Iterable[Copy]) -> list[Copy]:
    asked = list(copies)
    named = [copy.name for copy in asked]
    known = (
        set(Rendition.objects.public().filter(name__in=named).values_list("name", flat=True)) if named else ()
    )
    return [copy for copy in asked if copy.name not in known]


def _take_away(dark: Iterable[Copy], note: Path | None = None) -> None:
    for copy in dark:
        public_copy(copy).unlink(missing_ok=True)
    if note is not None:
        note.unlink(missing_ok=True)
