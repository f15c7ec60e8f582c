"""Somebody at the desk without a browser: signs in, saves, and tries again until the desk has answered."""

import hashlib
import json
import re
import time
import uuid
from dataclasses import dataclass, field
from http.client import HTTPException
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

PATIENCE = 90.0
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
AWAY = (HTTPException, OSError)


@dataclass
class Answer:
    status: int
    body: str

    @property
    def said(self) -> dict:
        return json.loads(self.body)


@dataclass
class Deskhand:
    """One person signed in at the desk of a running site; every request is sent until it is answered."""

    url: str
    email: str
    password: str
    opener: OpenerDirector = field(default_factory=lambda: build_opener(HTTPCookieProcessor(CookieJar())))
    token: str = ""

    def sign_in(self) -> None:
        self.token = TOKEN.findall(self.ask("/accounts/login/").body)[0]
        self.ask("/accounts/login/", {"login": self.email, "password": self.password})
        self.token = json.loads(self.ask("/desk/alive/").body)["token"]

    def save(self, story: int, fields: list[tuple[str, str]], *, client_save_id: uuid.UUID) -> Answer:
        """A version, as Ctrl+S sends it."""
        sent = [*fields, ("client_save_id", str(client_save_id))]
        return self.until_answered(f"/desk/articles/{story}/edit/", sent)

    def keep(
        self,
        story: int,
        fields: list[tuple[str, str]],
        *,
        tab: uuid.UUID,
        sequence: int,
        client_save_id: uuid.UUID,
    ) -> Answer:
        """An autosave, as the page sends it."""
        sent = [
            *fields,
            *(("tab", str(tab)), ("sequence", str(sequence)), ("client_save_id", str(client_save_id))),
            *(("fence", ""), ("digest", digest_of(fields))),
        ]
        return self.until_answered(f"/desk/articles/{story}/working-copy/", sent)

    def until_answered(self, path: str, sent) -> Answer:
        """The first answer that is one: a desk that is away or unwell is asked again, with the same words."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                answer = self.ask(path, sent)
                if answer.status < 500:
                    return answer
                problem = f"{answer.status} {answer.body[:200]}"
            except AWAY as away:
                problem = repr(away)
            if time.monotonic() > end:
                raise TimeoutError(f"{path} was never answered: {problem}")
            time.sleep(0.2)

    def ask(self, path: str, sent=None) -> Answer:
        at_the_door = path.startswith("/accounts/")
        request = Request(
            self.url + path, headers={"Accept": "text/html" if at_the_door else "application/json"}
        )
        if sent is not None:
            token = {"csrfmiddlewaretoken": self.token} if at_the_door else {}
            request.data = urlencode([*token.items(), *(sent.items() if at_the_door else sent)]).encode()
            request.add_header("X-CSRFToken", self.token)
            request.add_header("Referer", self.url + path)
        try:
            with self.opener.open(request, timeout=30) as answered:
                return Answer(answered.status, answered.read().decode())
        except HTTPError as refused:
            return Answer(refused.code, refused.read().decode())


def digest_of(fields: list[tuple[str, str]]) -> str:
    """What a browser computes over the fields it sends."""
    canonical = json.dumps([list(pair) for pair in fields], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
