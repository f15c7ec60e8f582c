"""A whole newsroom of real processes on a database of its own: what journeys, storms and the bench stand on."""

import ctypes
import os
import shlex
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import urlopen

import psycopg2
from django.db import connection
from psycopg2 import sql

from newsroom.embedded.redis import find_program

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60.0
PR_SET_PDEATHSIG = 1
SECRET_KEY = "only-for-a-site-that-lives-as-long-as-one-test-run"

GRANIAN = "-m granian --interface wsgi --http 1 --workers 1 --blocking-threads 16 --respawn-failed-workers"
NEW_DATABASE = (
    "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' "
    "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'PG_UNICODE_FAST' LOCALE 'C'"
)


class Site:
    """Web, workers, beat, press and Redis as processes of their own, each started and killed by name.

    `folder` takes their logs and files; the database must exist. Use it as a context: everything ends with it.
    """

    def __init__(self, folder: Path, database_url: str) -> None:
        self.folder = folder
        self.database_url = database_url
        self.port, self.second_port, self.redis_port = free_ports(3)
        self.running: dict[str, subprocess.Popen] = {}
        folder.mkdir(parents=True, exist_ok=True)

    def __enter__(self) -> "Site":
        return self

    def __exit__(self, *_exception) -> None:
        for name in reversed(list(self.running)):
            self.kill(name)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """What every process of the site is told; nothing of the caller's own settings comes through."""
        inherited = {
            name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ
        }
        return inherited | {
            "DATABASE_URL": self.database_url,
            "REDIS_URL": f"redis://127.0.0.1:{self.redis_port}/0",
            "SITE_URL": self.url,
            "PORT": str(self.port),
            "SECRET_KEY": SECRET_KEY,
            "VAR_DIR": str(self.folder),
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
            "LOG_LEVEL": "WARNING",
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def manage(self, *words: str) -> None:
        """A management command has been run; raises with what it said when it failed."""
        done = subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise RuntimeError(f"manage.py {words[0]} failed:\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")

    def start(self, name: str) -> subprocess.Popen:
        """The process runs: `redis`, `web`, `beat`, or a worker under any name that begins with `worker`."""
        command = self._command(name)
        with (self.folder / f"{name}.log").open("ab") as log:
            self.running[name] = subprocess.Popen(
                command,
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=end_with_parent,
            )
        return self.running[name]

    def open(self, *names: str) -> None:
        """These processes run; Redis and web are asked until they answer."""
        for name in names:
            self.start(name)
            if name == "redis":
                wait_until(
                    lambda: listens(self.redis_port), f"Redis never answered; see {self.folder}/redis.log"
                )
        for name in {"web", "web2"} & set(names):
            alive = f"http://127.0.0.1:{self.second_port if name == 'web2' else self.port}/healthz"
            wait_until(
                lambda alive=alive: status_of(alive) == 200,
                f"{name} never answered; see {self.folder}/{name}.log",
            )

    def kill(self, name: str) -> None:
        """SIGKILL to the process and all it started; nothing of it is left."""
        process = self.running.pop(name)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def log_of(self, name: str) -> str:
        return (self.folder / f"{name}.log").read_text(errors="replace")

    @contextmanager
    def orm(self) -> Iterator[None]:
        """Inside, this process's ORM works on the site's database; before and after, on its own."""
        with orm_on(self.database_url):
            yield

    def _command(self, name: str) -> list[str]:
        kind = name.rstrip("0123456789")
        celery = [sys.executable, "-m", "celery", "-A", "newsroom", kind, "--loglevel", "WARNING"]
        redis = f"{find_program()} --bind 127.0.0.1 --port {self.redis_port} --save '' --dir {self.folder}"
        port = self.second_port if name == "web2" else self.port
        web = f"{GRANIAN} --host 127.0.0.1 --port {port} newsroom.wsgi:application"
        return {
            "redis": shlex.split(redis),
            "web": [sys.executable, *shlex.split(web)],
            "worker": [*celery, "--concurrency", "1", "--hostname", f"{name}@%h"],
            "press": [sys.executable, "-m", "django", "press"],
            "beat": [*celery, "--schedule", str(self.folder / "beat"), "--pidfile", ""],
        }[kind]


def end_with_parent() -> None:
    """This process is asked to stop when the one that started it dies, however that died; on Linux alone."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@contextmanager
def orm_on(database_url: str) -> Iterator[None]:
    """Inside, this process's ORM works on this database of the same server; before and after, on its own."""
    kept = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name_of(database_url)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = kept


def create_database(server_url: str, name: str, *, template: str = "") -> str:
    """A database of this name on the server, whatever was there before: empty or as the template is; its URL."""
    drop_database(server_url, name)
    if template:
        _on_server(server_url, "CREATE DATABASE {} TEMPLATE {}", name, template)
    else:
        _on_server(server_url, NEW_DATABASE, name)
    return sibling(server_url, name)


def drop_database(server_url: str, name: str) -> None:
    """No such database, whoever was connected to it."""
    _on_server(server_url, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


def has_database(server_url: str, name: str) -> bool:
    try:
        psycopg2.connect(sibling(server_url, name)).close()
    except psycopg2.OperationalError:
        return False
    return True


def sibling(server_url: str, name: str) -> str:
    """The URL of another database on the same server."""
    return urlunsplit(urlsplit(server_url)._replace(path=f"/{name}"))


def name_of(database_url: str) -> str:
    return urlsplit(database_url).path.lstrip("/")


def free_ports(count: int) -> list[int]:
    """Ports of this machine that nobody listens on, all different."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [held.getsockname()[1] for held in sockets]
    for held in sockets:
        held.close()
    return ports


def listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def status_of(url: str) -> int:
    """The status the address answers, 0 when nobody does."""
    try:
        with urlopen(url, timeout=10) as response:
            return response.status
    except HTTPError as answered:
        return answered.code
    except (URLError, OSError):
        return 0


def wait_until(is_so, otherwise: str, *, patience: float = PATIENCE, pause: float = 0.05) -> None:
    """`is_so()` was true once; raises TimeoutError with the sentence when it never was."""
    end = time.monotonic() + patience
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError(otherwise)
        time.sleep(pause)


def _on_server(server_url: str, statement: str, *names: str) -> None:
    held = psycopg2.connect(sibling(server_url, "postgres"))
    held.autocommit = True
    with held.cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
    held.close()
