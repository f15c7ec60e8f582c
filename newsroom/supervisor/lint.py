"""Everything a reviewer should not have to say, said by tools: one table, every row run, red if any is."""

import os
import subprocess
import sys
from pathlib import Path

from newsroom.env import BASE_DIR
from newsroom.supervisor.say import say

BIN = Path(sys.executable).parent
PYTHON = sys.executable

CHECKS: tuple[tuple[str, list[str]], ...] = (
    ("code", [str(BIN / "ruff"), "check", "--quiet", "."]),
    ("layout", [str(BIN / "ruff"), "format", "--check", "--quiet", "."]),
    ("templates", [str(BIN / "djade"), "--check", "--target-version", "5.2"]),
    ("types", [str(BIN / "mypy")]),
    ("imports", [str(BIN / "lint-imports"), "--no-cache"]),
    ("dead code", [str(BIN / "vulture")]),
    ("settings", [PYTHON, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]),
    ("migrations", [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"]),
    ("translations", [PYTHON, "-m", "newsroom.supervisor.translations"]),
)
# Judged as it is deployed: on a public address, over TLS.
DEPLOYED = {"SITE_URL": "https://newsroom.example", "DEBUG": "", "PYTHONPATH": str(BASE_DIR)}


def lint() -> int:
    """How many checks found something; what they found has been shown."""
    environ = os.environ | DEPLOYED
    red = [name for name, command in CHECKS if not passes(name, command, environ)]
    say(
        f"{len(CHECKS) - len(red)} of {len(CHECKS)} checks are green"
        + (f"; red: {', '.join(red)}" if red else "")
    )
    return len(red)


def passes(name: str, command: list[str], environ: dict[str, str]) -> bool:
    if name == "templates":
        command = [*command, *map(str, sorted((BASE_DIR / "templates").rglob("*.html")))]
    done = subprocess.run(
        command,
        cwd=BASE_DIR,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    say(f"  {name:<13}{'red' if done.returncode else 'green'}")
    if done.returncode:
        say(done.stdout.rstrip())
    return done.returncode == 0
