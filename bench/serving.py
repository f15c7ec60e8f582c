"""How many kept pages a second our server hands out, and the nginx of deploy/, beside nginx with a file of that size.

Rounds are taken in turn, with the same two workers on the same machine: what another program takes is taken from all.
"""

import os
import re
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from articles.models import LiveStory
from articles.pages.links import story_url
from bench.reference import Reference
from bench.rows import Row
from bench.servers import granian, read, running
from bench.world import stories_published
from newsroom.env import BASE_DIR
from tests.cast import Cast
from tests.site import Site, free_ports, status_of, wait_until

SECONDS, AT_ONCE = 3, 32
BROTLI = ("-H", "Accept-Encoding: br")

STATIC = """
pid {folder}/static.pid; error_log {folder}/static.err; worker_processes 2; events {{ worker_connections 1024; }}
http {{ access_log off; sendfile on; tcp_nopush on; types {{ text/html html; }}
server {{ listen 127.0.0.1:{port}; root {folder}/static-root; }} }}
"""


def figures(site: Site, cast: Cast, reference: Reference, *, quick: bool) -> list[Row]:
    wrk, nginx = shutil.which("wrk"), shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if not (wrk and nginx):
        print("serving: no figures without wrk and nginx (apt install wrk nginx)", file=sys.stderr)
        return []
    stories_published(cast, 20, name="Served")
    path = story_url(LiveStory.objects.newest_first().first())
    site.open("redis")
    reference.sample()
    with granian(site) as server, nginx_before(site, server.url, nginx) as theirs:
        ours = server.url
        page = read(f"{ours}{path}")
        both_answer_alike(ours, theirs, path)
        with nginx_with(page, site.folder, nginx) as static:
            wanted = {
                "nginx_static": [f"{static}/story.html"],
                "kept.own_server": [f"{ours}{path}"],
                "kept.own_server.brotli": [*BROTLI, f"{ours}{path}"],
                "kept.nginx": [f"{theirs}{path}"],
            }
            found = in_turn(wrk, wanted, rounds=2 if quick else 7)
    site.kill("redis")
    files = found["nginx_static"]
    return [
        Row(
            f"serve.{name}",
            statistics.median(rates),
            "pages/s",
            statistics.median(rate / file for rate, file in zip(rates, files, strict=True)),
            "nginx, a static file",
        )
        for name, rates in found.items()
    ]


def in_turn(wrk: str, wanted: dict[str, list[str]], *, rounds: int) -> dict[str, list[float]]:
    """Pages a second of each, round by round."""
    found: dict[str, list[float]] = {name: [] for name in wanted}
    for _round in range(rounds):
        for name, words in wanted.items():
            found[name].append(pages_a_second(wrk, words))
    return found


def pages_a_second(wrk: str, words: list[str]) -> float:
    """Raises AssertionError when anything but the page was answered."""
    command = [wrk, "-t2", f"-c{AT_ONCE}", f"-d{SECONDS}", *words]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in said, said
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])


def both_answer_alike(ours: str, theirs: str, path: str) -> None:
    """Pages, feeds, what is no page, and what is sent: raises AssertionError where nginx answers another thing."""
    feed, files = "/en/feed/", ("/en/atom.xml", "/robots.txt", "/en/sitemap.xml")
    for asked in (path, "/en/", feed, *files):
        assert answer(ours, asked) == answer(theirs, asked), asked
    for asked in (
        f"{path}?before=1",
        f"{path}?utm_source=x",
        "/en/nothing/",
        "/desk/",
        "/en/search/?q=served",
    ):
        assert answer(ours, asked)[0] == answer(theirs, asked)[0], asked
    assert (
        answer(theirs, f"{path}report/", sent=b"message=x")[0]
        == answer(ours, f"{path}report/", sent=b"message=x")[0]
    )


def answer(site: str, path: str, *, sent: bytes | None = None) -> tuple[int, str, bytes]:
    """Status, media type and body, wherever a redirect would lead."""
    there = urlsplit(site)
    connection = HTTPConnection(there.netloc, timeout=30)
    connection.request("POST" if sent else "GET", path, sent)
    said = connection.getresponse()
    found = said.status, said.headers.get("Content-Type", ""), said.read()
    connection.close()
    return found


@contextmanager
def nginx_before(site: Site, ours: str, nginx: str) -> Iterator[str]:
    """The configuration of deploy/, with the names and places of this run in it."""
    (port,) = free_ports(1)
    said = (BASE_DIR / "deploy" / "nginx.conf").read_text()
    for written, here in (
        ("listen 80", f"listen 127.0.0.1:{port}"),
        ("127.0.0.1:8000", ours.removeprefix("http://")),
        ("/srv/newsroom/var/", f"{site.folder}/"),
        ("Host $host", f"Host {ours.removeprefix('http://')}"),
        ("worker_processes auto", "worker_processes 2"),
    ):
        assert written in said, written
        said = said.replace(written, here)
    said_with_pages = (BASE_DIR / "deploy" / "plain-headers.conf").read_text()
    (site.folder / "plain-headers.conf").write_text(said_with_pages)
    place = site.folder / "nginx.conf"
    place.write_text(f"user {os.environ.get('USER') or 'root'};\npid {site.folder}/nginx.pid;\n{said}")
    with running([nginx, "-e", f"{site.folder}/nginx.err", "-c", str(place), "-g", "daemon off;"], site):
        url = f"http://127.0.0.1:{port}"
        wait_until(lambda: status_of(f"{url}/healthz") == 200, "nginx never answered.")
        yield url


@contextmanager
def nginx_with(page: bytes, folder: Path, nginx: str) -> Iterator[str]:
    """nginx with nothing but one file of the page's size."""
    (port,) = free_ports(1)
    root = folder / "static-root"
    root.mkdir(exist_ok=True)
    (root / "story.html").write_bytes(page)
    place = folder / "static.conf"
    place.write_text(f"user {os.environ.get('USER') or 'root'};" + STATIC.format(folder=folder, port=port))
    command = [nginx, "-e", f"{folder}/static.err", "-c", str(place), "-g", "daemon off;"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        url = f"http://127.0.0.1:{port}"
        wait_until(lambda: status_of(f"{url}/story.html") == 200, "nginx never answered.")
        yield url
    finally:
        process.terminate()
        process.wait()
