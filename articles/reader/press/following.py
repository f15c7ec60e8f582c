"""Following the log of public changes: what a change touches is set aside at once, in one store, for all processes."""

import threading
from contextlib import suppress
from pathlib import Path

import structlog
from django.db import connection

from articles.reader.press.places import pages_of_stories
from articles.reader.press.public_log import PublicLog
from articles.reader.press.ranks import rank
from newsroom.pressed.layer import Away
from newsroom.pressed.store import PageStore

log = structlog.get_logger()

#: Seconds between two looks at the log: a page is right within a second of any change.
PAUSE = 0.2
AFTER_TROUBLE = 0.5
#: Where a cluster begins, before any transaction.
BEGINNING = "1:1:"


class Follower:
    """Follows the log for one store; of many, one at a time does."""

    def __init__(self, store: PageStore, public_log: PublicLog) -> None:
        self.store = store
        self.log = public_log

    def catch_up(self) -> bool:
        """Whether this follower looked: then nothing stands in the store that a change touched before. Raises Away."""
        with self.store.following() as alone:
            if alone:
                self._follow()
            return alone

    def _follow(self) -> None:
        identity, moment = self._read()
        now, is_past = self.log.identity(moment)
        if identity != now or not is_past:
            self._begin(now)
            return
        news = self.log.news_since(moment)
        if news.keys:
            with self.store.held(alone=True):
                for path in news.gone:
                    self.store.forget(path)
                for path in news.paths - news.gone:
                    self.store.set_aside(path)
            # A story that has only now come out, and lists it is the first of, are on no page yet.
            for path in news.paths | pages_of_stories(news.article_ids):
                self.store.queue.ask_for(path, rank=rank(path))
        if news.keys or moment != news.moment:
            self._write(identity, news.moment)

    def _begin(self, identity: str) -> None:
        """A store of another database, or of none: nothing in it can be believed."""
        moment = self.log.moment()
        with self.store.held(alone=True):
            self.store.forget_all()
        self._write(identity, moment)

    @property
    def _place(self) -> Path:
        return self.store.root / "followed"

    def _read(self) -> tuple[str, str]:
        with suppress(OSError, ValueError):
            identity, moment = self._place.read_text().split()
            return identity, moment
        return "", BEGINNING

    def _write(self, identity: str, moment: str) -> None:
        new = self._place.with_suffix(".new")
        new.write_text(f"{identity} {moment}\n")
        new.replace(self._place)


def follow_in_thread(follower: Follower) -> threading.Thread:
    """The store has caught up with the log as far as that answers, and a thread of this process keeps it so."""

    def keep_up() -> None:
        while True:
            stopped.wait(PAUSE if _looked(follower) else AFTER_TROUBLE)

    stopped = threading.Event()
    _looked(follower)
    connection.close()
    thread = threading.Thread(target=keep_up, name="pages follow", daemon=True)
    thread.start()
    return thread


def _looked(follower: Follower) -> bool:
    """Whether all went well; nothing that fails here may end the thread."""
    try:
        follower.catch_up()
    except Away as trouble:
        log.debug("pages_without_database", error=str(trouble))
    except Exception:
        log.exception("pages_not_followed")
    else:
        return True
    return False
