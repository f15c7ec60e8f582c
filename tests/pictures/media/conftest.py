import secrets
from io import BytesIO

import pytest
from django.core.files.base import File
from django.core.files.storage import storages

from pictures.models import MediaFile


@pytest.fixture(autouse=True)
def own_shelves(tmp_path, settings):
    """Each test has empty storages of its own, on this machine's disk."""
    on_disk = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.STORAGES = settings.STORAGES | {
        name: {**on_disk, "OPTIONS": {"location": tmp_path / name, "base_url": None}}
        for name in ("originals", "renditions")
    }


@pytest.fixture
def a_media_file(cast):
    """a_media_file(b"bytes", kind="video", ...) is in the library."""

    def made(held: bytes = b"0123456789" * 100, **fields) -> MediaFile:
        key = storages["originals"].save(f"{secrets.token_hex(24)}.mp4", File(BytesIO(held)))
        filled = {
            "kind": "video",
            "extension": "mp4",
            "content_type": "video/mp4",
            "title": "The quay",
            **fields,
        }
        return MediaFile.objects.create(
            key=key,
            public_name=secrets.token_hex(20),
            content_hash=secrets.token_hex(32),
            bytes=len(held),
            added_by=cast.nora,
            **filled,
        )

    return made
