"""What may happen to two people who write one story: each act is one misfortune, or one ordinary thing to do."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import Error as BrowserError
from playwright.sync_api import Page

from accounts.models import User
from articles.actions import moving
from articles.models import Article
from articles.workflow.states import State
from articles.workflow.transitions import Move
from newsroom.refusals import Refused
from tests.cast import approve, schedule, submit
from tests.site import Site
from tests.torture.people import Writer

#: Every way on that the page offers when something is the matter: each must leave every word somewhere.
EXITS = "[data-does]:visible, .unsaved .button:visible, .unsaved button:visible"


@dataclass
class Ordeal:
    """The story, its two writers, the site they write on, and the chance that decides what comes next."""

    site: Site
    story: int
    writers: list[Writer]
    chance: Random
    told: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"/desk/articles/{self.story}/edit/"

    def next(self) -> None:
        """One act has happened to one of them. A page that is in no state for it lets it pass."""
        act = self.chance.choices(list(ACTS), weights=list(ACTS.values()))[0]
        writer = self.chance.choice(self.writers)
        self.told.append(f"{writer.name} {act.__name__}")
        with suppress(BrowserError):
            act(self, writer)

    def tab_of(self, writer: Writer) -> Page:
        """One of the two tabs, on the story's page; opened again if it was closed, signed in again if need be."""
        while len(writer.tabs) < 2:
            writer.context.new_page()
        page = self.chance.choice(writer.tabs[:2])
        if self.address not in page.url:
            if writer.offline:
                writer.go_offline(False)
            page.goto(self.address)
            if "/accounts/login" in page.url:
                writer.sign_in(page)
                page.goto(self.address)
        return page


def types(ordeal: Ordeal, writer: Writer) -> None:
    page = ordeal.tab_of(writer)
    for _sentence in range(ordeal.chance.randint(1, 4)):
        writer.type(page, up=ordeal.chance.randint(0, 5), after=len(ordeal.told))


def rests(ordeal: Ordeal, writer: Writer) -> None:
    writer.tabs[0].wait_for_timeout(ordeal.chance.randint(500, 4000))


def saves(ordeal: Ordeal, writer: Writer) -> None:
    page = ordeal.tab_of(writer)
    page.keyboard.press("Control+s")
    page.wait_for_timeout(500)


def takes_a_way_on(ordeal: Ordeal, writer: Writer) -> None:
    """Any button of any banner or dialog that is open."""
    page = ordeal.tab_of(writer)
    exits = page.locator(EXITS)
    if count := exits.count():
        exits.nth(ordeal.chance.randrange(count)).click(timeout=3000)
        page.wait_for_timeout(500)


def loses_the_network(ordeal: Ordeal, writer: Writer) -> None:
    ordeal.tab_of(writer)
    writer.go_offline(not writer.offline)


def reloads(ordeal: Ordeal, writer: Writer) -> None:
    page = ordeal.tab_of(writer)
    if writer.offline:
        writer.go_offline(False)
    page.reload()


def closes_a_tab(ordeal: Ordeal, writer: Writer) -> None:
    ordeal.tab_of(writer).close(run_before_unload=False)


def browser_is_killed(ordeal: Ordeal, writer: Writer) -> None:
    writer.kill()
    writer.start()


def session_ends(ordeal: Ordeal, writer: Writer) -> None:
    person = str(User.objects.get(email=f"{writer.name}@newsroom.test").pk)
    for session in Session.objects.filter(expire_date__gt=timezone.now()):
        if session.get_decoded().get("_auth_user_id") == person:
            session.delete()


def signs_in_again(ordeal: Ordeal, writer: Writer) -> None:
    """In a window of its own, beside the text."""
    if writer.offline:
        return
    window = writer.context.new_page()
    writer.sign_in(window)
    window.close()


def web_is_killed(ordeal: Ordeal, writer: Writer) -> None:
    ordeal.site.kill("web")
    writer.tabs[0].wait_for_timeout(ordeal.chance.randint(200, 3000))
    ordeal.site.open("web")


def a_schedule_fires(ordeal: Ordeal, writer: Writer) -> None:
    """Somebody else sends it on its way; the clock publishes it while they go on typing."""
    chip = User.objects.get(email="chip@newsroom.test")
    with suppress(Refused):
        article = Article.objects.select_related("head").get(pk=ordeal.story)
        if article.status == State.DRAFT:
            submit(article, actor=chip)
        approve(article, actor=chip)
        schedule(article, actor=chip, after=timedelta(seconds=2))
    writer.tabs[0].wait_for_timeout(4000)


def is_sent_back(ordeal: Ordeal, writer: Writer) -> None:
    chip = User.objects.get(email="chip@newsroom.test")
    with suppress(Refused):
        moving.move(ordeal.story, Move.SEND_BACK, actor=chip, reason="Not yet.")


ACTS: dict[Callable[[Ordeal, Writer], None], int] = {
    types: 50,
    rests: 14,
    saves: 10,
    takes_a_way_on: 14,
    loses_the_network: 5,
    reloads: 3,
    closes_a_tab: 3,
    browser_is_killed: 3,
    session_ends: 3,
    signs_in_again: 4,
    web_is_killed: 2,
    a_schedule_fires: 3,
    is_sent_back: 2,
}
