#!/usr/bin/env python3
"""Django's commands, with the newsroom's own servers beneath the ones that need data."""

import os
import sys

from django.core.management import execute_from_command_line

from newsroom.supervisor.ground import stand_on_servers
from newsroom.trouble import Trouble

# Commands that read or write no data: for these no server is started.
WITHOUT_DATA = frozenset(
    {"help", "version", "--help", "-h", "--version", "collectstatic", "compilemessages", "diffsettings"}
    | {"findstatic", "makemessages", "startapp", "check", "test"}
)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    command = sys.argv[1] if len(sys.argv) > 1 else "help"
    try:
        with stand_on_servers(start=command not in WITHOUT_DATA):
            execute_from_command_line(sys.argv)
    except Trouble as trouble:
        sys.exit(str(trouble))


if __name__ == "__main__":
    main()
