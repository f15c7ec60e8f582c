"""Reading survives: PostgreSQL and Redis are killed, the web server is started anew without them, every page is there.

Judged from outside, by a crawl of everything public before, during and after. LONG_RUN keeps them away for ten minutes.
"""

import os
import re
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection

from articles.pages import links
from newsroom.embedded.place import place_for
from newsroom.embedded.postgres import Postgres
from newsroom.supervisor.child import Child
from tests.articles.newsstand import changed, published, withdrawn
from tests.cast import a_draft, gather_cast
from tests.site import Site, wait_until

pytestmark = pytest.mark.slow

AWAY = 600.0 if os.environ.get("LONG_RUN") else 0.0
CANARY = "canarydraftnobodymayread"
LEADS_ON = re.compile(r'href="(/[^"#?]*)"|<loc>https?://[^/<]+(/[^<]*)</loc>')
NOT_PAGES = ("/static/", "/media/", "/desk", "/accounts", "/admin")
LASTING = (200, 301, 302, 410)


class Unmoved(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_asked):
        return None


@pytest.fixture
def database() -> Iterator["Database"]:
    # Not pytest's own directory: that is closed to the system user that root starts servers as.
    with tempfile.TemporaryDirectory(prefix="newsroom-outage-") as folder:
        Path(folder).chmod(0o755)
        database = Database(Path(folder))
        database.start()
        yield database
        database.kill()


class Database:
    """A PostgreSQL of this test's own, to be killed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server = Postgres(place_for(folder), throwaway=True)
        self.child: Child | None = None

    def start(self) -> None:
        self.server.prepare()
        log = self.folder / "postgres.log"
        self.child = Child.start(self.server.command(), log=log, **self.server.options())
        wait_until(self.server.is_ready, "PostgreSQL never answered.")

    def kill(self) -> None:
        if self.child:
            self.child.end(patience=0)

    @contextmanager
    def orm(self) -> Iterator[None]:
        """Inside, this process's ORM works here."""
        there = urlsplit(self.server.url)
        kept = dict(connection.settings_dict)
        connection.close()
        connection.settings_dict.update(
            HOST=str(self.server.place.sockets),
            PORT=str(there.port),
            USER=there.username,
            PASSWORD="",
            NAME=there.path.lstrip("/"),
        )
        try:
            yield
        finally:
            connection.close()
            connection.settings_dict.update(kept)


def get(site: Site, path: str, **headers: str) -> tuple[int, str]:
    """Status and body, whatever the status."""
    asked = urllib.request.Request(site.url + path, headers=headers)
    try:
        with urllib.request.build_opener(Unmoved).open(asked, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.read().decode()


def crawl(site: Site) -> dict[str, tuple[int, str]]:
    """Every public page that leads on from the fronts and the maps, with what it answered."""
    met: dict[str, tuple[int, str]] = {}
    waiting = ["/", "/en/", "/sitemap.xml", "/en/sitemap.xml", "/robots.txt", "/en/feed/", "/feed.json"]
    while waiting:
        path = waiting.pop()
        if path not in met and not path.startswith(NOT_PAGES):
            met[path] = get(site, path)
            waiting += [one or other for one, other in LEADS_ON.findall(met[path][1])]
    return met


def is_pressed(site: Site) -> bool:
    queue, progress = site.folder / "pages" / "queue", site.folder / "pages" / "progress"
    return progress.is_file() and not any(file.is_file() for file in queue.rglob("*"))


def test_every_page_is_there_while_database_and_redis_are_not(database, tmp_path, django_db_blocker):
    with Site(tmp_path, database.server.url) as site, django_db_blocker.unblock():
        site.manage("migrate", "--verbosity", "0")
        site.manage("collectstatic", "--noinput", "--verbosity", "0")
        with database.orm():
            cast = gather_cast()
            stories = [published(cast, slug=f"n{n}", headline=f"Story {n}") for n in range(4)]
            published(cast, slug="fr", headline="En français", language="fr")
            gone, moved = published(cast, slug="gone"), published(cast, slug="moved")
            old_place = links.story_url(moved)
            withdrawn(cast, gone, "It was wrong.")
            changed(cast, moved, slug="moved-on")
            a_draft(cast, headline=CANARY, body=f"<p>{CANARY}</p>")
        site.open("redis", "web", "press")
        wait_until(lambda: is_pressed(site), f"Nothing was pressed: {site.log_of('press')[-2000:]}")
        before = crawl(site)
        places = {links.story_url(gone): 410, old_place: 301, links.story_url(stories[0]): 200}

        database.kill()
        site.kill("redis")
        during = crawl(site)
        site.kill("web")
        time.sleep(AWAY)
        site.open("web")
        started_anew = crawl(site)

        assert {path: status for path, (status, _body) in before.items() if status not in LASTING} == {}
        assert len(before) > 60
        assert during == before
        assert started_anew == before
        assert {path: get(site, path)[0] for path in places} == places
        assert not [path for path, (_status, body) in before.items() if CANARY in body]
        status, words = get(site, "/desk/", Cookie=f"sessionid={'a' * 32}")
        assert status == 503
        assert "<h1" in words

        database.start()
        with database.orm():
            changed(cast, stories[0], headline="Said after the outage")
        place = links.story_url(stories[0])
        wait_until(lambda: "Said after the outage" in get(site, place)[1], "The page stayed as it was.")
