"""Pressing: what a change set aside is made again before anybody asks for it, the most important pages first."""

import json
import time
from contextlib import suppress
from dataclasses import asdict, dataclass

import structlog
from django.db.models.functions import Now

from articles.models import PressedPage
from articles.reader.press.places import all_pages
from articles.reader.press.public_log import asking
from articles.reader.press.ranks import LAST, rank
from newsroom.pressed.layer import Away, Moved, PressedPages

log = structlog.get_logger()

#: A page of this rank, asked for when everything is pressed anew, comes after all that a change has touched.
IN_BACKGROUND = LAST + 1
#: Pages pressed before the queue is read again: something more important may have come.
AT_A_TIME = 20
#: Answers after which nothing of a page is left to be kept.
NOT_THERE = (404,)


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far pressing everything anew has come: pages, and seconds since 1970."""

    of: int
    left: int
    began: float
    ended: float | None = None

    def __str__(self) -> str:
        if self.ended:
            return f"{self.of} pages are pressed, in {self.ended - self.began:.0f} s."
        return f"{max(self.of - self.left, 0)} of {self.of} pages are pressed."


class Presser:
    """Presses what is asked for in one store."""

    def __init__(self, pages: PressedPages) -> None:
        self.pages = pages
        self.store = pages.store

    def press_some(self) -> int:
        """How many of the pages asked for were made: the most important ones. Raises Away, and then none is lost."""
        done = 0
        for asked in self.store.queue.first(AT_A_TIME):
            self._press(asked.path)
            self.store.queue.take(asked)
            done += 1
        return done

    def ask_for_everything(self) -> int:
        """Every page is asked for, after what is more important; what stands is right or set aside. Their number."""
        count = 0
        for path in all_pages():
            self.store.queue.ask_for(path, rank=IN_BACKGROUND)
            count += 1
        self._tell(Progress(of=count, left=self.store.queue.count(), began=time.time()))
        return count

    def ask_for_outdated(self) -> int:
        """Pages that time has made wrong are set aside and asked for; how many there were."""
        with asking():
            outdated = list(PressedPage.objects.filter(until__lte=Now()).values_list("path", flat=True))
        with self.store.held(alone=True):
            for path in outdated:
                self.store.set_aside(path)
        for path in outdated:
            self.store.queue.ask_for(path, rank=rank(path))
        with asking():
            PressedPage.objects.filter(path__in=outdated, until__lte=Now()).update(until=None)
        return len(outdated)

    def progress(self) -> Progress | None:
        """How far pressing everything anew has come, or None when it was never asked for."""
        with suppress(OSError, ValueError, TypeError):
            return Progress(**json.loads((self.store.root / "progress").read_text()))
        return None

    def tell_progress(self) -> Progress | None:
        """What is left is counted; None when nothing was, or all had been told."""
        told = self.progress()
        if told is None or told.ended:
            return None
        left = self.store.queue.count()
        now = Progress(of=told.of, left=left, began=told.began, ended=None if left else time.time())
        self._tell(now)
        return now

    def _press(self, path: str) -> None:
        with self.store.making(path, patience=5.0) as alone:
            if not alone or self.pages.kept(path):
                return
            try:
                made = self.pages.press(path)
            except Moved:
                # What changes as fast as it is pressed is made when somebody asks.
                log.warning("page_not_pressed", path=path)
                return
        if made.status >= 500:
            raise Away(f"{path} was answered {made.status}")
        if made.status in NOT_THERE:
            self.store.forget(path)
            with asking():
                PressedPage.objects.filter(path=path).delete()

    def _tell(self, progress: Progress) -> None:
        new = self.store.root / "progress.new"
        new.write_text(json.dumps(asdict(progress)))
        new.replace(self.store.root / "progress")
