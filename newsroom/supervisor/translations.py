"""Whether every sentence on screen has its French, well written, and the compiled file is that of the written one.

`python -m newsroom.supervisor.translations` says what is missing. Collecting the sentences needs gettext from
the system: where CI is set its absence is an error, elsewhere only the written file is judged.
"""

import io
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

from newsroom.env import BASE_DIR
from newsroom.supervisor.french import faults
from newsroom.supervisor.say import say

WRITTEN = Path("locale/fr/LC_MESSAGES/django.po")
COMPILED = WRITTEN.with_suffix(".mo")
SOURCES = ("accounts", "articles", "newsroom", "pictures", "templates")
SHOWN = 20

Key = tuple[str | None, str]


def main() -> int:
    complaints = complaints_about(BASE_DIR)
    for complaint in complaints[:SHOWN]:
        say(complaint)
    if len(complaints) > SHOWN:
        say(f"... and {len(complaints) - SHOWN} more")
    return 1 if complaints else 0


def complaints_about(root: Path) -> list[str]:
    """One sentence for each thing that is missing, unsure or stale."""
    if not (root / WRITTEN).exists():
        return [f"{WRITTEN} is missing: run `make messages` and translate it."]
    with (root / WRITTEN).open("rb") as file:
        written = read_po(file, locale="fr")
    unsure = [
        f"Not translated: {shown(message.id)}" for message in written if message.id and not done(message)
    ]
    wrong = [
        f"{shown(message.id)}: {fault}"
        for message in written
        if message.id and done(message)
        for fault in faults(forms(message.id), forms(message.string))
    ]
    return unsure + wrong + uncollected(root, written) + stale(root, written)


def done(message: Message) -> bool:
    return all(forms(message.string)) and not message.fuzzy


def uncollected(root: Path, written: Catalog) -> list[str]:
    """The sentences in code and templates that the written file does not know, and those it keeps for nothing."""
    if not shutil.which("xgettext"):
        return ["xgettext is missing: apt install gettext"] if os.environ.get("CI") else []
    with tempfile.TemporaryDirectory() as folder:
        for source in SOURCES:
            shutil.copytree(root / source, Path(folder) / source)
        (Path(folder) / "locale").mkdir()
        collecting = [sys.executable, "-m", "django", "makemessages", "--locale", "fr", "--no-location"]
        environ = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
        collected = subprocess.run(
            collecting, cwd=folder, env=environ, capture_output=True, text=True, check=False
        )
        if collected.returncode:
            return [collected.stderr.strip()]
        with (Path(folder) / WRITTEN).open("rb") as file:
            found = keys(read_po(file))
    return [
        f"Not collected, run `make messages`: {shown(text)}"
        for _context, text in sorted(found - keys(written), key=str)
    ] + [
        f"No longer said anywhere, run `make messages`: {shown(text)}"
        for _context, text in sorted(keys(written) - found, key=str)
    ]


def stale(root: Path, written: Catalog) -> list[str]:
    """Whether the compiled file says what the written one says."""
    if not (root / COMPILED).exists():
        return [f"{COMPILED} is missing: run `make messages`."]
    fresh = io.BytesIO()
    write_mo(fresh, written)
    fresh.seek(0)
    with (root / COMPILED).open("rb") as file:
        compiled = texts(read_mo(file))
    return (
        []
        if compiled == texts(read_mo(fresh))
        else [f"{COMPILED} is older than {WRITTEN.name}: run `make messages`."]
    )


def keys(catalog: Catalog) -> set[Key]:
    return {(message.context, first(message.id)) for message in catalog if message.id}


def texts(catalog: Catalog) -> dict[Key, object]:
    return {
        (message.context, first(message.id)): message.string
        for message in catalog
        if message.id and done(message)
    }


def forms(text: str | tuple[str, ...]) -> tuple[str, ...]:
    """The singular and the plural, or the one form there is."""
    return (text,) if isinstance(text, str) else tuple(text)


def first(text: str | tuple[str, ...]) -> str:
    return forms(text)[0]


def shown(text: str | tuple[str, ...]) -> str:
    return repr(first(text)[:80])


if __name__ == "__main__":
    sys.exit(main())
