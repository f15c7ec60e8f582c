"""The programs of a running newsroom, and the commands that start them."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

from newsroom.env import BASE_DIR, Environment

CELERY = [sys.executable, "-m", "celery", "--app", "newsroom", "--quiet"]
# As many stories can go out at once; each process also sweeps.
WORKER_PROCESSES = 2


@dataclass(frozen=True, kw_only=True)
class Program:
    """One of them: its name on the terminal, and its command for this environment."""

    name: str
    command: Callable[[Environment], list[str]]


def web(environment: Environment) -> list[str]:
    return [
        *(sys.executable, "-m", "granian", "newsroom.wsgi:application"),
        *("--interface", "wsgi", "--http", "1", "--no-ws"),
        *("--host", "127.0.0.1", "--port", str(environment.PORT)),
        *("--workers", str(environment.WEB_CONCURRENCY), "--blocking-threads", str(environment.WEB_THREADS)),
        *("--respawn-failed-workers", "--workers-kill-timeout", "30"),
    ]


def worker(environment: Environment) -> list[str]:
    return [
        *CELERY,
        "worker",
        *("--concurrency", str(WORKER_PROCESSES), "--without-gossip", "--without-mingle"),
        *("--loglevel", environment.LOG_LEVEL),
    ]


def beat(environment: Environment) -> list[str]:
    schedule = environment.VAR_DIR / "beat-schedule"
    return [
        *CELERY,
        "beat",
        "--schedule",
        str(schedule),
        "--pidfile",
        "",
        "--loglevel",
        environment.LOG_LEVEL,
    ]


def press(_environment: Environment) -> list[str]:
    return [sys.executable, str(BASE_DIR / "manage.py"), "press"]


PROGRAMS: tuple[Program, ...] = (
    Program(name="web", command=web),
    Program(name="worker", command=worker),
    Program(name="beat", command=beat),
    Program(name="press", command=press),
)
