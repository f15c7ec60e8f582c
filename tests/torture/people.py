"""People with a browser each, whose profile outlives its being killed, and what each of them typed."""

import os
import secrets
import signal
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from playwright.sync_api import BrowserContext, Page, Playwright, Response
from playwright.sync_api import Error as BrowserError

from tests.chromium import QUIET
from tests.journeys import desk

PASSWORD = "newsroom-demo"
#: What a killed browser may cost, in seconds of typing.
MAY_BE_MISSING = 2.0
PATIENCE_MS = 20_000

#: Where words are sent to be kept; an answer of these kinds says that they are.
KEEPS = ("/edit/", "/working-copy/", "/articles/new/", "/merge/")
ACKNOWLEDGED = (200, 201, 409)


@dataclass
class Sentence:
    """One sentence somebody saw on their screen, `after` so many acts; `excused` once a kill came too soon after it."""

    words: str
    typed_at: float
    tab: int
    after: int = 0
    excused: bool = False


@dataclass
class Writer:
    """One person, with two tabs on the same story."""

    name: str
    url: str
    profile: Path
    playwright: Playwright
    program: str
    typed: list[Sentence] = field(default_factory=list)
    acknowledged: set[str] = field(default_factory=set)
    context: BrowserContext | None = None
    offline: bool = False

    @property
    def tabs(self) -> list[Page]:
        return [page for page in self.context.pages if not page.is_closed()]

    def start(self) -> None:
        """The browser is open, with whatever its profile remembers."""
        self.context = self.playwright.chromium.launch_persistent_context(
            str(self.profile),
            executable_path=self.program,
            args=QUIET,
            base_url=self.url,
            locale="en-GB",
            viewport={"width": 1280, "height": 900},
        )
        self.offline = False
        self.context.set_default_timeout(PATIENCE_MS)
        self.context.on("response", self.hear)
        # A page that asks before it is left is left: the words must be there all the same.
        self.context.on("page", lambda page: page.on("dialog", lambda dialog: dialog.accept()))
        for page in self.context.pages:
            page.on("dialog", lambda dialog: dialog.accept())

    def hear(self, response: Response) -> None:
        """What the desk has answered for is acknowledged, whoever sees the answer."""
        request = response.request
        if request.method != "POST" or response.status not in ACKNOWLEDGED:
            return
        if not any(place in request.url for place in KEEPS):
            return
        with suppress(BrowserError):
            sent = request.post_data or ""
            self.acknowledged |= {line.words for line in self.typed if line.words in sent}

    def sign_in(self, page: Page) -> None:
        page.goto("/accounts/login/")
        if "/accounts/login" not in page.url:
            return
        page.fill("input[name=login]", f"{self.name}@newsroom.test")
        page.fill("input[name=password]", PASSWORD)
        page.locator("form:has(input[name=password]) button[type=submit]").click()
        page.wait_for_url(lambda url: "/accounts/login" not in url)

    def type(self, page: Page, *, up: int, after: int) -> bool:
        """A sentence of words nobody else has stands in the text; whether the page took any."""
        words = f"w{secrets.token_hex(6)}"
        body = desk.editor_of(page).locator("body")
        if body.get_attribute("contenteditable") != "true":
            return False
        body.click()
        page.keyboard.press("Control+End")
        for _step in range(up):
            page.keyboard.press("Control+ArrowUp")
        page.keyboard.press("End")
        page.keyboard.insert_text(f" {words}.")
        if words not in body.inner_text():
            return False
        self.typed.append(Sentence(words, time.monotonic(), id(page), after))
        return True

    def kill(self) -> None:
        """SIGKILL to the whole browser; what was typed in the last moments may be missing."""
        dead_at = time.monotonic()
        for process in psutil.process_iter(["cmdline"]):
            if f"--user-data-dir={self.profile}" in (process.info["cmdline"] or []):
                with suppress(ProcessLookupError, psutil.Error):
                    os.kill(process.pid, signal.SIGKILL)
        for line in self.typed:
            if dead_at - line.typed_at < MAY_BE_MISSING and line.words not in self.acknowledged:
                line.excused = True
        with suppress(BrowserError):
            self.context.close()
        (self.profile / "SingletonLock").unlink(missing_ok=True)

    def go_offline(self, yes: bool) -> None:
        self.context.set_offline(yes)
        self.offline = yes

    def close(self) -> None:
        with suppress(BrowserError):
            self.context.close()

    @property
    def must_be_there(self) -> set[str]:
        """Every sentence typed and not excused, and every one the desk answered for."""
        return {line.words for line in self.typed if not line.excused} | self.acknowledged
