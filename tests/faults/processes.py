"""Real processes to be killed: each in a group of its own, so that SIGKILL takes all of it and nothing else."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection
from redis import Redis, RedisError

from newsroom.embedded.redis import find_program, free_port

PATIENCE = 60.0
WORKER = ("worker", "--concurrency=2", "--without-gossip", "--without-mingle", "--loglevel=INFO")
ROOT = Path(__file__).resolve().parents[2]


class Part:
    """A part of the running newsroom: `start()`, `kill()`, and again."""

    def __init__(self, name: str, command: list[str], *, environment: dict[str, str], log: Path) -> None:
        self.name = name
        self.command = command
        self.environment = environment
        self.log = log
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        with self.log.open("ab") as said:
            self.process = subprocess.Popen(
                self.command,
                cwd=ROOT,
                env=self.environment,
                stdout=said,
                stderr=said,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )

    def kill(self) -> None:
        """SIGKILL, to the whole group; nothing of it is left when this returns."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def last_words(self) -> str:
        """The end of what it said, for the message of a test that failed."""
        return self.log.read_text(errors="replace")[-4000:] if self.log.exists() else "it said nothing"

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None


class Newsroom:
    """The worker, beat and Redis of one test, on the test's own database."""

    def __init__(self, place: Path) -> None:
        self.port = free_port()
        self.broker = f"redis://127.0.0.1:{self.port}/0"
        environment = {
            **os.environ,
            "DATABASE_URL": database_url(),
            "REDIS_URL": self.broker,
            "VAR_DIR": str(place),
            "SECRET_KEY": settings.SECRET_KEY,
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
            "LOG_LEVEL": "INFO",
        }
        celery = [sys.executable, "-m", "celery", "-A", "newsroom"]
        server = [str(find_program()), "--port", str(self.port), "--bind", "127.0.0.1", "--save", ""]
        beats = str(place / "beat")

        def part(name: str, *command: str) -> Part:
            return Part(name, list(command), environment=environment, log=place / f"{name}.log")

        self.redis = part("redis", *server, "--dir", str(place))
        self.worker = part("worker", *celery, *WORKER)
        self.beat = part("beat", *celery, "beat", "--schedule", beats, "--pidfile=", "--loglevel=INFO")
        self.publish_due = part("publish_due", sys.executable, "-m", "django", "publish_due")
        self.parts = [self.redis, self.worker, self.beat]

    def end(self) -> None:
        for part in [self.beat, self.worker, self.publish_due, self.redis]:
            part.kill()

    def redis_answers(self) -> bool:
        with Redis.from_url(self.broker, socket_connect_timeout=0.5, socket_timeout=0.5) as redis:
            try:
                return bool(redis.ping())
            except (RedisError, OSError):
                return False


def database_url() -> str:
    """The address of the test's database, as another process needs it."""
    said = connection.settings_dict
    password = f":{quote(said['PASSWORD'], safe='')}" if said["PASSWORD"] else ""
    port = f":{said['PORT']}" if said["PORT"] else ""
    host = quote(said["HOST"] or "localhost", safe="")
    return f"postgres://{quote(said['USER'], safe='')}{password}@{host}{port}/{quote(said['NAME'], safe='')}"


def until(claim: Callable[[], bool], *, patience: float = PATIENCE) -> bool:
    """Whether the claim came true in time."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if claim():
            return True
        time.sleep(0.1)
    return claim()
