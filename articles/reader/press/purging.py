"""Telling a CDN what to purge: the keys of every change, in order, none of them lost."""

import json
from contextlib import suppress

import structlog

from articles.reader.press.public_log import PublicLog
from newsroom.posting import NotTaken, post
from newsroom.pressed.store import PageStore

log = structlog.get_logger()

#: Keys in one message; what a CDN takes at once has bounds.
AT_ONCE = 200


class Purger:
    """Tells the address given of every change since the last it took: a POST of {"surrogate_keys": [...]}."""

    def __init__(self, store: PageStore, public_log: PublicLog, url: str) -> None:
        self.place = store.root / "purged"
        self.log = public_log
        self.url = url

    def catch_up(self) -> bool:
        """Whether everything has been told. What was not taken is told again, with what came since. Raises Away."""
        moment = self._read()
        if moment is None:
            self._write(self.log.moment())
            return True
        news = self.log.news_since(moment)
        keys = sorted(news.keys)
        for start in range(0, len(keys), AT_ONCE):
            if not self._tell(keys[start : start + AT_ONCE]):
                return False
        if news.moment != moment:
            self._write(news.moment)
        return True

    def _tell(self, keys: list[str]) -> bool:
        try:
            post(self.url, json.dumps({"surrogate_keys": keys}), media_type="application/json")
        except NotTaken as fault:
            log.warning("purge_not_taken", why=str(fault))
            return False
        return True

    def _read(self) -> str | None:
        with suppress(OSError):
            return self.place.read_text().strip() or None
        return None

    def _write(self, moment: str) -> None:
        new = self.place.with_suffix(".new")
        new.write_text(moment)
        new.replace(self.place)
