"""The answer from a kept page: the encoding its reader takes, 304 to who has it, no body to who asks for none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from os import readlink
from time import time
from typing import Any

from newsroom.pressed.page import ENCODINGS, KeptPage

#: What an answer without a body still says: https://www.rfc-editor.org/rfc/rfc9110#name-304-not-modified.
SAID_WITHOUT_BODY = ("Cache-Control", "Vary", "Surrogate-Key", "Content-Security-Policy")
#: No browser says more of the encodings it takes.
LONGEST = 200
STATUS = {status.value: f"{status.value} {status.phrase}" for status in HTTPStatus}

Answer = tuple[str, list[tuple[str, str]], bytes]


@dataclass(frozen=True)
class Ready:
    """A kept page with an answer made for every encoding: a request only chooses.

    The store's `link` says `version` as long as this page stands.
    """

    link: str
    version: str
    page: KeptPage
    answers: Mapping[str, Answer]
    unchanged: Mapping[str, Answer]

    @classmethod
    def made(cls, page: KeptPage, *, link: str = "", version: str = "") -> "Ready":
        answers = {encoding: _whole(page, encoding) for encoding in page.bodies}
        unchanged = {encoding: _unchanged(page, encoding) for encoding in page.bodies}
        return cls(link, version, page, answers, unchanged)

    def stands(self) -> bool:
        """Whether the store still has this very version there, and time has not made it wrong."""
        try:
            is_there = readlink(self.link) == self.version
        except OSError:
            return False
        return is_there and (self.page.until is None or self.page.until > time())

    def answer(self, environ: Mapping[str, Any]) -> Answer:
        """Status line, headers and body for this WSGI request."""
        encoding = chosen(environ.get("HTTP_ACCEPT_ENCODING", ""), self.answers)
        asked = environ.get("HTTP_IF_NONE_MATCH")
        if asked is not None and self.page.status == 200 and _names(asked, self.page.tag):
            return self.unchanged[encoding]
        status, headers, body = self.answers[encoding]
        return (status, headers, b"") if environ["REQUEST_METHOD"] == "HEAD" else (status, headers, body)


@lru_cache(maxsize=512)
def _preferred(accepted: str) -> tuple[str, ...]:
    """The encodings taken, best first."""
    if ";" not in accepted:
        plain = accepted.replace(" ", "").lower().split(",")
        return tuple(name for name in ENCODINGS if name and name in plain)
    weights = _weights(accepted)
    return tuple(name for name in ENCODINGS if name and weights.get(name, weights.get("*", 0.0)) > 0)


def chosen(accepted: str, there: Mapping[str, object]) -> str:
    """The best encoding that is there and taken: https://www.rfc-editor.org/rfc/rfc9110#name-accept-encoding."""
    for name in _preferred(accepted[:LONGEST]) if accepted else ():
        if name in there:
            return name
    return ""


def _weights(accepted: str) -> dict[str, float]:
    weights = {}
    for said in accepted.split(","):
        name, _, rest = said.partition(";")
        weight = rest.strip().lower().removeprefix("q=") if rest else "1"
        try:
            weights[name.strip().lower()] = float(weight)
        except ValueError:
            weights[name.strip().lower()] = 0.0
    return weights


def _names(asked: str, tag: str) -> bool:
    """Whether one of the tags is of these bytes, in any encoding: the comparison is the weak one."""
    if asked.strip() == "*":
        return True
    named = (one.strip().removeprefix("W/").strip('"') for one in asked.split(","))
    return any(one.partition("-")[0] == tag for one in named)


def _tag(page: KeptPage, encoding: str) -> str:
    return f'"{page.tag}-{encoding}"' if encoding else f'"{page.tag}"'


def _whole(page: KeptPage, encoding: str) -> Answer:
    body = page.bodies[encoding]
    headers = [*page.headers, ("Content-Length", str(len(body)))]
    if len(page.bodies) > 1:
        headers.append(("Vary", "Accept-Encoding"))
    if encoding:
        headers.append(("Content-Encoding", encoding))
    if page.status == 200:
        headers.append(("ETag", _tag(page, encoding)))
    return STATUS[page.status], headers, body


def _unchanged(page: KeptPage, encoding: str) -> Answer:
    _status, headers, _body = _whole(page, encoding)
    kept: Sequence[str] = (*SAID_WITHOUT_BODY, "ETag")
    return STATUS[304], [(name, value) for name, value in headers if name in kept], b""
