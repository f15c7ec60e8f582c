"""Where `make run` begins, on whatever Python is there: makes the environment, then hands over to it.

Runs before anything is installed, on old Pythons too: the standard library only, and no new syntax.
"""

import os
import sys
from pathlib import Path

from newsroom.supervisor import environment

ROOT = Path(__file__).resolve().parent.parent.parent
OLDEST = (3, 11)
TOO_OLD = (
    "The newsroom needs Python 3.11 or newer; this is {}. Install one, for example python3.12 with "
    "python3.12-venv, and name it: make run PYTHON=python3.12"
)


def main():
    if sys.version_info < OLDEST:
        sys.exit(TOO_OLD.format(sys.version.split()[0]))
    try:
        python = environment.ensure(ROOT, tools=sys.argv[1:2] != ["run"])
    except environment.NotInstalled as trouble:
        sys.exit(f"\n{trouble}")
    os.chdir(str(ROOT))
    # The words are the caller's own and no shell reads them.
    os.execv(python, [python, "-m", "newsroom.supervisor.verbs", *sys.argv[1:]])  # noqa: S606


if __name__ == "__main__":
    main()
