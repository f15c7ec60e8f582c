"""The real browser of the tests and the bench: where it is, and how it starts so that it asks nobody outside."""

import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-features=AutofillServerCommunication,OptimizationHints,MediaRouter",
]


def find_chromium() -> str | None:
    """The program, if this machine has one."""
    return next((path for path in map(shutil.which, NAMES) if path), None)
