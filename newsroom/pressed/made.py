"""Asking Django for a page as nobody in particular, and what of its answer may be kept."""

import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from newsroom.pressed.answering import STATUS, Answer
from newsroom.pressed.page import KeptPage, compressed

StartResponse = Callable[..., Any]
Application = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]

#: Answers that last: a page, a move, a withdrawal with its reason.
LASTING = (200, 301, 302, 410)
KEYS, UNTIL = "surrogate-key", "kept-until"
#: What the layer says itself, what is about one request, and what is between Django and the layer.
NOT_KEPT = frozenset(
    {"content-length", "content-encoding", "etag", "vary", "last-modified", "connection", UNTIL}
)


@dataclass(frozen=True)
class Made:
    """An answer as Django gave it."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        return next((value for said, value in self.headers if said.lower() == name), "")

    @property
    def keys(self) -> list[str]:
        """The names of all it was made from."""
        return self.header(KEYS).split()

    def answer(self, environ: Mapping[str, Any]) -> Answer:
        """It, to this request."""
        headers = [(name, value) for name, value in self.headers if name.lower() != UNTIL]
        body = b"" if environ["REQUEST_METHOD"] == "HEAD" else self.body
        return STATUS.get(self.status, str(self.status)), headers, body


def asked(application: Application, path: str, *, host: str, scheme: str) -> Made:
    """Django's whole answer to a request for the path that says nothing of who asks."""
    said: list[tuple[str, list[tuple[str, str]]]] = []

    def start_response(status: str, headers: list[tuple[str, str]], _exc_info: Any = None) -> None:
        said.append((status, headers))

    parts = application(_nobody_asks(path, host, scheme), start_response)
    try:
        body = b"".join(parts)
    finally:
        close = getattr(parts, "close", None)
        if close:
            close()
    status, headers = said[-1]
    return Made(int(status[:3]), tuple(headers), body)


def lasting(made: Made) -> KeptPage | None:
    """The answer as a page to keep; None for one that says no keys, sets a cookie or depends on who asks."""
    varies = made.header("vary").lower() not in ("", "accept-encoding")
    if made.status not in LASTING or not made.keys or varies or made.header("set-cookie"):
        return None
    headers = tuple((name, value) for name, value in made.headers if name.lower() not in NOT_KEPT)
    until = made.header(UNTIL)
    return KeptPage(
        status=made.status,
        headers=headers,
        bodies=compressed(made.body),
        until=float(until) if until else None,
    )


def _nobody_asks(path: str, host: str, scheme: str) -> dict[str, Any]:
    name, _, port = host.partition(":") if not host.startswith("[") else (host, "", "")
    environ = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": name,
        "SERVER_PORT": port or {"http": "80", "https": "443"}[scheme],
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": host,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scheme,
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    if scheme == "https":
        environ["HTTP_X_FORWARDED_PROTO"] = "https"
    return environ
