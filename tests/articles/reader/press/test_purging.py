"""A CDN is told the keys of every change, and told again what it did not take."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from articles.pages import surrogates
from articles.reader.press.public_log import PublicLog
from articles.reader.press.purging import Purger
from tests.articles.newsstand import published, withdrawn
from tests.articles.reader.press.conftest import Press
from tests.cast import gather_cast

pytestmark = pytest.mark.django_db(transaction=True)


class Cdn(HTTPServer):
    """Takes what it is told, or refuses it while `status` says so."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Told)
        self.told: list[list[str]] = []
        self.status = 200


class Told(BaseHTTPRequestHandler):
    server: Cdn

    def do_POST(self) -> None:
        said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.server.status == 200:
            self.server.told.append(said["surrogate_keys"])
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *_said) -> None:
        pass


@pytest.fixture
def cdn() -> Iterator[Cdn]:
    cdn = Cdn()
    threading.Thread(target=cdn.serve_forever, daemon=True).start()
    yield cdn
    cdn.shutdown()


def test_every_change_is_told_once(press: Press, cdn: Cdn):
    cast = gather_cast()
    purger = Purger(press.pages.store, PublicLog(), f"http://127.0.0.1:{cdn.server_port}/purge")
    purger.catch_up()

    live = published(cast)
    purger.catch_up()
    purger.catch_up()

    assert len(cdn.told) == 1
    assert {surrogates.of_story(live.pk), surrogates.of_latest("en")} <= set(cdn.told[0])


def test_what_was_not_taken_is_told_again_with_what_came_since(press: Press, cdn: Cdn):
    cast = gather_cast()
    purger = Purger(press.pages.store, PublicLog(), f"http://127.0.0.1:{cdn.server_port}/purge")
    purger.catch_up()
    first = published(cast, slug="a")
    cdn.status = 503

    assert purger.catch_up() is False
    withdrawn(cast, first, "A reason.")
    second = published(cast, slug="b")
    cdn.status = 200

    assert purger.catch_up() is True
    assert {surrogates.of_story(first.pk), surrogates.of_story(second.pk)} <= set(cdn.told[0])
