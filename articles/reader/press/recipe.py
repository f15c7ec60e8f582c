"""What all pages are made with: templates, code, words, styles, settings. When it changes all are pressed anew."""

import hashlib
from pathlib import Path

from django.conf import settings

from newsroom.env import BASE_DIR
from newsroom.pressed.store import PageStore

SOURCES = (
    "templates/reader",
    "articles/pages",
    "articles/reader",
    "articles/text",
    "newsroom",
    "static/css",
    "static/js/reader",
    "locale/fr/LC_MESSAGES/django.mo",
    "requirements.txt",
)
SAID = ("SITE_URL", "SITE_NAME", "TIME_ZONE", "LANGUAGE_CODE", "SECRET_KEY", "PURGE_URL")


def recipe() -> str:
    """The same as long as the same rows make the same pages."""
    found = hashlib.sha256()
    for name in SAID:
        found.update(f"{name}={getattr(settings, name)}\n".encode())
    for source in SOURCES:
        for file in _files(BASE_DIR / source):
            found.update(str(file.relative_to(BASE_DIR)).encode() + b"\0" + file.read_bytes())
    return found.hexdigest()


def is_new_recipe(store: PageStore) -> bool:
    """Whether the store's pages were made with another; from now on they count as made with this one."""
    place = store.root / "recipe"
    now = recipe()
    if place.is_file() and place.read_text() == now:
        return False
    place.write_text(now)
    return True


def _files(source: Path) -> list[Path]:
    if source.is_file():
        return [source]
    return sorted(file for file in source.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
