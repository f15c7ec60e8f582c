"""Servers of a bench's own, each ended with it."""

import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings

from newsroom.env import BASE_DIR
from tests.site import Site, free_ports, status_of, wait_until


@dataclass(frozen=True)
class Server:
    """Where it answers, and the process all of its own come from."""

    url: str
    pid: int


@contextmanager
def granian(site: Site, application: str = "newsroom.wsgi:application") -> Iterator[Server]:
    """Our own server with two processes, as `make run` starts it, before this application."""
    (port,) = free_ports(1)
    command = [
        sys.executable,
        "-m",
        "granian",
        application,
        "--interface",
        "wsgi",
        "--http",
        "1",
    ]
    command += [
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--workers",
        "2",
        "--blocking-threads",
        str(settings.WEB_THREADS),
    ]
    url = f"http://127.0.0.1:{port}"
    with running([*command, "--no-ws"], site, SITE_URL=url) as process:
        wait_until(lambda: status_of(f"{url}/healthz") != 0, "The server never answered.")
        yield Server(url, process.pid)


@contextmanager
def running(command: list[str], site: Site, **more: str) -> Iterator[subprocess.Popen]:
    with (site.folder / "serving.log").open("ab") as log:
        process = subprocess.Popen(
            command, cwd=BASE_DIR, env=site.environment | more, stdout=log, stderr=log, start_new_session=True
        )
    try:
        yield process
    finally:
        process.terminate()
        end = time.monotonic() + 10
        while process.poll() is None and time.monotonic() < end:
            time.sleep(0.05)
        process.kill()
        process.wait()


def read(url: str) -> bytes:
    with urllib.request.urlopen(url) as answer:
        return answer.read()
