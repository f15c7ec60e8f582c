"""Opens the newsroom with demo content, on a spare port and a database of its own, and prints each picture's path."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

import django
from django.conf import settings
from playwright.sync_api import sync_playwright

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
#: Playwright's own loop lives in this thread, and the scene is set from the same one.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
django.setup()

from bench.screens.camera import LANGUAGES, SCHEMES, WIDTHS, take_all  # noqa: E402  (models exist only after setup)
from bench.screens.pages import PICTURES  # noqa: E402
from tests.chromium import QUIET, find_chromium  # noqa: E402
from tests.site import Site, create_database, drop_database, name_of  # noqa: E402


def main() -> int:
    said = options()
    program = find_chromium()
    if program is None:
        print("There is no Chromium here: apt install chromium, and run this again.", file=sys.stderr)
        return 2
    server = os.environ["DATABASE_URL"]
    database = create_database(server, f"{name_of(server)}_screens")
    try:
        with tempfile.TemporaryDirectory() as folder, Site(Path(folder), database) as site:
            for words in (
                ["migrate", "--verbosity", "0"],
                ["seed_demo"],
                ["collectstatic", "--noinput", "-v", "0"],
            ):
                site.manage(*words)
            site.open("redis", "web")
            with site.orm(), sync_playwright() as playwright:
                chromium = playwright.chromium.launch(executable_path=program, args=QUIET)
                chosen = {"widths": said.widths, "schemes": said.schemes, "languages": said.languages}
                for path in take_all(
                    chromium, site.url, settings.VAR_DIR / "screens", names=said.only, **chosen
                ):
                    print(path, flush=True)
                chromium.close()
    finally:
        drop_database(server, name_of(database))
    return 0


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.screens", description=__doc__)
    parser.add_argument("--only", nargs="*", default=(), choices=[picture.name for picture in PICTURES])
    parser.add_argument("--widths", nargs="*", type=int, default=WIDTHS)
    parser.add_argument("--schemes", nargs="*", default=SCHEMES, choices=SCHEMES)
    parser.add_argument("--languages", nargs="*", default=LANGUAGES, choices=LANGUAGES)
    return parser.parse_args()


sys.exit(main())
