"""Presses public pages for as long as it runs: the newsroom's press. `--once` until nothing is asked for."""

import time
from collections.abc import Callable
from typing import Any

import structlog
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.management.base import BaseCommand, CommandParser
from django.db import Error, close_old_connections, connection

from articles.reader.press.following import PAUSE, Follower
from articles.reader.press.presser import Presser
from articles.reader.press.public_log import PublicLog
from articles.reader.press.purging import Purger
from articles.reader.press.recipe import is_new_recipe
from articles.reader.press.setting import pages_before
from newsroom.pressed.layer import Away

log = structlog.get_logger()

#: Seconds between two looks at what time has made wrong, and between two times of clearing up, and of
#: saying how far everything is.
OUTDATED, UNTIDY, TOLD = 5.0, 600.0, 2.0
AFTER_TROUBLE = 1.0


class Command(BaseCommand):
    help = (
        "Press public pages as they change. --all presses every page anew, --once ends when all is pressed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="press every page anew")
        parser.add_argument("--once", action="store_true", help="end when nothing is asked for")

    def handle(self, **asked: Any) -> None:
        pages = pages_before(WSGIHandler())
        presser, follower = Presser(pages), Follower(pages.store, PublicLog())
        if is_new_recipe(pages.store):
            pages.store.set_all_aside()
            asked["all"] = True
        if asked["all"]:
            self.stdout.write(f"{_patiently(presser.ask_for_everything)} pages are pressed anew.")
        purger = Purger(pages.store, PublicLog(), settings.PURGE_URL) if settings.PURGE_URL else None
        rounds = Rounds(presser, follower, purger, say=self.stdout.write)
        while True:
            worked = rounds.go()
            if not worked and asked["once"]:
                rounds.tell()
                return
            time.sleep(0 if worked else PAUSE)


def _patiently(verb: Callable[[], int]) -> int:
    """What the verb answers, when the database lets it."""
    while True:
        try:
            return verb()
        except Error as fault:
            log.info("press_waits", why=str(fault))
            connection.close()
            time.sleep(AFTER_TROUBLE)


class Rounds:
    """What the press does again and again, each as often as it must."""

    def __init__(
        self, presser: Presser, follower: Follower, purger: Purger | None, *, say: Callable[[str], object]
    ) -> None:
        self.presser = presser
        self.say = say
        self.follower = follower
        self.purger = purger
        self.next_outdated = self.next_untidy = self.next_told = 0.0

    def go(self) -> bool:
        """Whether something was pressed."""
        close_old_connections()
        now = time.monotonic()
        try:
            self.follower.catch_up()
            if self.purger:
                self.purger.catch_up()
            if now >= self.next_outdated:
                self.next_outdated = now + OUTDATED
                self.presser.ask_for_outdated()
            done = self.presser.press_some()
            if now >= self.next_told:
                self.next_told = now + TOLD
                self.tell()
        except (Away, Error) as trouble:
            log.info("press_waits", why=str(trouble))
            time.sleep(AFTER_TROUBLE)
            return False
        if now >= self.next_untidy:
            self.next_untidy = now + UNTIDY
            self.presser.store.clear_up()
        return bool(done)

    def tell(self) -> None:
        """How far pressing everything has come is said and can be read, for as long as that goes on."""
        progress = self.presser.tell_progress()
        if progress:
            self.say(str(progress))
