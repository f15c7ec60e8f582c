"""`python -m bench`: every figure as a row, `name value unit ratio`, and all of them in `var/bench.json`."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

import django
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from bench import (  # noqa: E402  (models exist only after setup)
    authors,
    growth,
    history,
    keeping,
    landing,
    pictures,
    publishing,
    reading,
    rendering,
    serving,
    typing,
    writing,
)
from bench.reference import Reference  # noqa: E402
from bench.rows import Row, keep  # noqa: E402
from bench.world import a_newsroom  # noqa: E402

ROOMS = {
    "writing": writing,
    "keeping": keeping,
    "history": history,
    "authors": authors,
    "reading": reading,
    "rendering": rendering,
    "serving": serving,
    "publishing": publishing,
    "typing": typing,
    "landing": landing,
    "pictures": pictures,
    "growth": growth,
}


def main() -> int:
    said = options()
    if not os.environ.get("DATABASE_URL"):
        print(
            "Set DATABASE_URL to a PostgreSQL that may make databases, or run `make bench`.", file=sys.stderr
        )
        return 2
    reference, rows = Reference(), []
    with (
        tempfile.TemporaryDirectory() as folder,
        a_newsroom(os.environ["DATABASE_URL"], Path(folder)) as (site, cast),
    ):
        for name in said.only or ROOMS:
            for row in ROOMS[name].figures(site, cast, reference, quick=said.quick):
                print(row, flush=True)
                rows.append(row)
    rows.append(Row("reference.bare_view", reference.ms, "ms", 1.0))
    print(rows[-1])
    keep(rows, settings.VAR_DIR / "bench.json", quick=said.quick)
    return 0


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="under a minute: fewer stories and rounds")
    parser.add_argument("--only", nargs="*", choices=list(ROOMS), help="these rooms alone")
    return parser.parse_args()


sys.exit(main())
