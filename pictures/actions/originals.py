"""Originals: stored under names that say nothing, opened for the desk, swept when nothing is known of them."""

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from itertools import islice
from pathlib import Path
from time import time
from typing import IO

from django.core.files import File
from django.core.files.storage import Storage, storages
from django.utils import timezone

from pictures.files.limited import PLACES
from pictures.models import MediaFile, Picture

#: How long an original may wait for its row: far longer than any request lives.
GRACE = timedelta(hours=1)

#: How a file is called while it arrives.
ARRIVING = "newsroom-arriving-"

#: Names looked up in one query.
BATCH = 1000


def originals() -> Storage:
    return storages["originals"]


@contextmanager
def stored(file: IO[bytes], *, extension: str) -> Iterator[str]:
    """The key of the file in the storage, for a row written in this block; gone again when the block raises."""
    key = originals().save(f"{secrets.token_hex(24)}.{extension}", File(file))
    try:
        _settle(key)
        yield key
    except BaseException:
        originals().delete(key)
        raise


def open_original(picture: Picture) -> IO[bytes]:
    """The original's bytes, from the beginning; the caller closes it."""
    return originals().open(picture.key, "rb")


def sweep_orphans() -> int:
    """No original older than an hour is there without a row, nor any place a killed process left; how many went.

    The storage is listed once; only of names without a row is the age asked.
    """
    removed = 0
    names = iter(_listed())
    oldest = timezone.now() - GRACE
    while batch := list(islice(names, BATCH)):
        for name in _unknown(batch):
            if originals().get_modified_time(name) < oldest:
                originals().delete(name)
                removed += 1
    _sweep_places(before=time() - GRACE.total_seconds())
    return removed


def _listed() -> list[str]:
    try:
        return originals().listdir("")[1]
    except FileNotFoundError:
        # A directory is made with the first file in it.
        return []


def _unknown(names: list[str]) -> list[str]:
    known = set(Picture.objects.filter(key__in=names).values_list("key", flat=True))
    known |= set(MediaFile.objects.filter(key__in=names).values_list("key", flat=True))
    return [name for name in names if name not in known]


def _settle(key: str) -> None:
    """What is on this machine's disk is written to it, so that no row outlives its file when the power goes."""
    try:
        path = originals().path(key)
    except NotImplementedError:
        return
    for place in (path, os.path.dirname(path)):
        handle = os.open(place, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sweep_places(*, before: float) -> None:
    """Our own temporary places and files, of processes that were killed before they could clear up."""
    for place in Path(tempfile.gettempdir()).glob("newsroom-*"):
        if not place.name.startswith((PLACES, ARRIVING)):
            continue
        with suppress(OSError):
            about = place.lstat()
            if about.st_uid == os.getuid() and about.st_mtime < before:
                shutil.rmtree(place) if place.is_dir() else place.unlink()
