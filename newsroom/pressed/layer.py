"""The layer before Django: a page that is kept is answered from the store; one that is not is made once for everybody.

Readers' pages are the same for everybody, so they are made by a request that says nothing of anybody. With the database
away, what stood at an address before it changed is answered rather than nothing.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock
from typing import Any, Protocol

import structlog

from newsroom.pressed.addresses import has_body, is_plain, kept_address
from newsroom.pressed.answering import Answer, Ready
from newsroom.pressed.made import UNTIL, Application, Made, StartResponse, asked, lasting
from newsroom.pressed.page import KeptPage
from newsroom.pressed.store import PageStore

log = structlog.get_logger()

#: Bytes of pages each process keeps in memory.
IN_MEMORY = 64_000_000
#: Seconds to wait for another who makes the same page; then what stood there before, or an apology.
PATIENCE = 8.0
#: How often a page is made again because what it was made from moved meanwhile.
TURNS = 5
BUSY = (
    "503 Service Unavailable",
    [("Content-Type", "text/plain; charset=utf-8"), ("Retry-After", "1"), ("Cache-Control", "no-store")],
    "Le site est très demandé : réessayez dans un instant. / The site is busy: try again in a moment.\n".encode(),
)


class Moved(Exception):
    """What the page was made from changed while it was made, again and again."""


class Away(Exception):
    """What tells whether a page is still right does not answer."""


class Log(Protocol):
    """What pages are made from, as it changes."""

    def moment(self) -> str:
        """Now, as a mark for `moved_since`. Raises Away."""

    def know(self, path: str, keys: list[str], until: float | None) -> None:
        """From now on a change to anything these keys name finds the path, and so does `until`. Raises Away."""

    def moved_since(self, moment: str, keys: list[str]) -> bool:
        """Whether anything these keys name has changed since. Raises Away."""


class PressedPages:
    """The WSGI application around Django's that answers with kept pages."""

    def __init__(
        self,
        application: Application,
        store: PageStore,
        log: Log,
        *,
        is_ours: Callable[[Mapping[str, Any]], bool],
        host: str,
        scheme: str,
        threads: int,
    ) -> None:
        """`is_ours(environ)` says whether a request came to the site's own door; pages are made at `scheme`://`host`.

        `threads` are the server's in this process: a quarter of them is never given to Django, and three in eight to
        requests with a body, so that neither slow answers nor a hundred slow bodies stop a page.
        """
        self.application = application
        self.store = store
        self.log = log
        self.is_ours = is_ours
        self.host, self.scheme = host, scheme
        self.ready: OrderedDict[str, Ready] = OrderedDict()
        self.weight = 0
        self.lock = Lock()
        self.in_django = BoundedSemaphore(max(1, threads * 3 // 4))
        self.with_bodies = BoundedSemaphore(max(1, threads * 3 // 8))

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        ready = self.ready.get(environ["PATH_INFO"])
        if ready is not None and is_plain(environ) and self.is_ours(environ) and ready.stands():
            return _said(ready.answer(environ), start_response)
        path = kept_address(environ)
        if path is None or not self.is_ours(environ):
            return self._pass_on(environ, start_response)
        kept = self.kept(path)
        if kept is not None:
            return _said(kept.answer(environ), start_response)
        return self._fresh(path, environ, start_response)

    def kept(self, path: str) -> Ready | None:
        """The page the store has at the path, if time has not made it wrong."""
        found = self.store.version(path)
        if found is None:
            return None
        link, version = found
        ready = self.ready.get(path)
        if ready is None or ready.version != version:
            page = self.store.load(version)
            if page is None:
                return None
            ready = Ready.made(page, link=link, version=version)
            self._remember(path, ready)
        return ready if ready.stands() else None

    def press(self, path: str) -> Made:
        """The path is answered by Django as it is now, and kept if that answer lasts.

        Raises Away when the log does not answer, Moved when what it is made from never holds still.
        """
        for _turn in range(TURNS):
            moment = self.log.moment()
            made = asked(self.application, path, host=self.host, scheme=self.scheme)
            page = lasting(made)
            if page is None or self._keep(path, page, made.keys, moment):
                return made
        raise Moved(path)

    def _keep(self, path: str, page: KeptPage, keys: list[str], moment: str) -> bool:
        # First the log knows the path, then it is asked: what changes in between is seen by one or by the other.
        self.log.know(path, keys, page.until)
        with self.store.held():
            if self.log.moved_since(moment, keys):
                return False
            self.store.keep(path, page)
        return True

    def _fresh(self, path: str, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """The page as it is now, made once however many ask for it."""
        with _place_in(self.in_django) as has_place:
            if not has_place:
                return _said(self._before(path, environ) or BUSY, start_response)
            with self.store.making(path, patience=PATIENCE) as alone:
                kept = self.kept(path)
                if kept is not None:
                    return _said(kept.answer(environ), start_response)
                if not alone:
                    return _said(self._before(path, environ) or BUSY, start_response)
                try:
                    made = self.press(path)
                except (Away, Moved) as trouble:
                    log.warning("page_not_made", path=path, why=type(trouble).__name__)
                    before = self._before(path, environ)
                    return _said(before, start_response) if before else self._asked(environ, start_response)
            kept = self.kept(path)
            if kept is not None:
                return _said(kept.answer(environ), start_response)
            before = self._before(path, environ) if made.status >= 500 else None
            return _said(before or made.answer(environ), start_response)

    def _before(self, path: str, environ: dict[str, Any]) -> Answer | None:
        """What stood at the path until something changed, or until time made it wrong; None where nothing did."""
        page = self.store.page(path) or self.store.page_before(path)
        return Ready.made(page).answer(environ) if page else None

    def _pass_on(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Django answers, unless it answers too many already."""
        with _place_in(self.in_django) as has_place:
            if not has_place:
                return _said(BUSY, start_response)
            if not has_body(environ):
                return self._asked(environ, start_response)
            with _place_in(self.with_bodies) as has_room:
                return self._asked(environ, start_response) if has_room else _said(BUSY, start_response)

    def _asked(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Django's own answer, without what it says to this layer alone."""

        def said(status: str, headers: list[tuple[str, str]], *trouble: Any) -> Any:
            return start_response(status, [one for one in headers if one[0].lower() != UNTIL], *trouble)

        return self.application(environ, said)

    def _remember(self, path: str, ready: Ready) -> None:
        with self.lock:
            old = self.ready.pop(path, None)
            self.weight += ready.page.weight - (old.page.weight if old else 0)
            self.ready[path] = ready
            while self.weight > IN_MEMORY and len(self.ready) > 1:
                _path, gone = self.ready.popitem(last=False)
                self.weight -= gone.page.weight


@contextmanager
def _place_in(line: BoundedSemaphore) -> Iterator[bool]:
    """Whether there was a place, which is held meanwhile. Nobody waits: who waits holds a thread."""
    has_place = line.acquire(blocking=False)
    try:
        yield has_place
    finally:
        if has_place:
            line.release()


def _said(answer: Answer, start_response: StartResponse) -> Iterable[bytes]:
    status, headers, body = answer
    start_response(status, headers)
    return [body]
