"""A press of the test's own: a store in a temporary directory before Django itself, following the real log."""

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO

import pytest
from django.core.handlers.wsgi import WSGIHandler

from articles.reader.press import setting
from articles.reader.press.following import Follower
from articles.reader.press.presser import Presser
from articles.reader.press.public_log import PublicLog
from newsroom.pressed.layer import PressedPages


@dataclass
class Answered:
    """What a reader got."""

    status: int
    headers: dict[str, str]
    text: str


@dataclass
class Press:
    """The layer, its follower and its presser; `asked_of_django` are the paths Django was asked for."""

    pages: PressedPages
    follower: Follower
    presser: Presser
    asked_of_django: list[str] = field(default_factory=list)

    def get(self, path: str, **headers: str) -> Answered:
        path, _, query = path.partition("?")
        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "80",
            "HTTP_HOST": "127.0.0.1:8000",
            "REMOTE_ADDR": "192.0.2.1",
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(),
            **headers,
        }
        said = []
        body = b"".join(self.pages(environ, lambda *status_and_headers: said.append(status_and_headers)))
        status, answered = said[-1][:2]
        return Answered(int(status[:3]), dict(answered), body.decode())

    def catch_up(self) -> None:
        self.follower.catch_up()

    def press_all(self) -> None:
        """Everything that was asked for is pressed."""
        while self.presser.press_some():
            pass


@pytest.fixture
def press(tmp_path, settings, transactional_db) -> Press:
    settings.PAGES_DIR = tmp_path / "pages"
    asked: list[str] = []
    pages = setting.pages_before(counting(WSGIHandler(), asked))
    follower = Follower(pages.store, PublicLog())
    follower.catch_up()
    return Press(pages, follower, Presser(pages), asked)


def counting(application: Callable, asked: list[str]) -> Callable:
    def counted(environ, start_response):
        asked.append(environ["PATH_INFO"])
        return application(environ, start_response)

    return counted
