"""Two people, two tabs each, one story, and everything that can go wrong: every sentence is somewhere at the end.

A bounded run by one seed, which it prints and which repeats the same order of acts; `make torture` runs ten seeds of
ten minutes. What was typed is written down here, outside the product; SQL on the end is the judge.
"""

import os
import random
import secrets
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta

import pytest
from playwright.sync_api import Error as BrowserError

from articles.actions import settling
from articles.models import Article, Revision, WorkingCopy
from newsroom.clock import set_clock_offset
from tests.cast import a_draft, gather_cast
from tests.journeys.written import journal_of
from tests.site import Site, create_database, drop_database, name_of, sibling
from tests.torture.acts import Ordeal
from tests.torture.people import PASSWORD, Writer

pytestmark = [pytest.mark.slow, pytest.mark.browser]

#: Playwright's own loop lives in this thread; the story is asked for from the same one.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

SECONDS = 600 if os.environ.get("LONG_RUN") else 60
SEED = int(os.environ.get("SEED", random.randrange(10**6)))
SEEDS = [SEED + number for number in range(10 if os.environ.get("LONG_RUN") else 1)]
PARAGRAPHS = "".join(f"<p>Paragraph {number} stands here from the beginning.</p>" for number in range(6))


@pytest.fixture(scope="module")
def site(tmp_path_factory, worker_id, django_db_blocker) -> Iterator[Site]:
    """Web, worker, beat and Redis of this test alone: they are killed in it."""
    server = os.environ["DATABASE_URL"]
    name = f"{name_of(server)}_torture_{worker_id}"
    with Site(tmp_path_factory.mktemp("torture"), sibling(server, name)) as running:
        create_database(server, name)
        running.open("redis")
        running.manage("migrate", "--verbosity", "0")
        running.manage("collectstatic", "--noinput", "--verbosity", "0")
        running.open("web", "worker", "beat")
        with django_db_blocker.unblock(), running.orm():
            yield running
    drop_database(server, name)


@pytest.fixture(scope="module")
def cast(site):
    everybody = gather_cast()
    for person in everybody.everybody.values():
        person.set_password(PASSWORD)
        person.save(update_fields=["password"])
    return everybody


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_happens_to_two_writers_every_sentence_is_kept(
    seed, site, cast, playing, chromium, tmp_path
):
    print(f"SEED={seed}")
    story = a_draft(cast, headline=f"Torture {secrets.token_hex(3)}", body=PARAGRAPHS)
    writers = [Writer(name, site.url, tmp_path / name, playing, chromium) for name in ("rita", "ed")]
    ordeal = Ordeal(site, story.pk, writers, random.Random(seed))
    try:
        suffer(ordeal)
        come_to_rest(ordeal)
        left = {writer.name: str(left_in_browser(ordeal, writer)) for writer in writers}
    finally:
        for writer in writers:
            writer.close()
    settle(story)

    kept = everything_kept(story)
    due = set().union(*(writer.must_be_there for writer in writers))
    excused = sum(line.excused for writer in writers for line in writer.typed)
    told = f"{len(ordeal.told)} acts, {len(due)} sentences, {excused} excused by kills"
    print(f"{told}, {Revision.objects.filter(article=story).count()} versions")
    assert due, "nobody wrote a word"
    missing = sorted(words for words in due if words not in kept)
    assert missing == [], f"SEED={seed}\n" + "\n".join(report(ordeal, missing, left))


def report(ordeal: Ordeal, missing: list[str], left: dict[str, str]) -> list[str]:
    """Each lost sentence with what its writer lived through around it, then all that happened."""
    told = []
    for writer in ordeal.writers:
        for line in writer.typed:
            if line.words in missing:
                kept = "still in the browser" if line.words in left[writer.name] else "not in the browser"
                was = "acknowledged" if line.words in writer.acknowledged else "never acknowledged"
                told.append(f"{line.words} by {writer.name} in tab {line.tab}, {was}, {kept}:")
                told += [f"    {act}" for act in ordeal.told[max(0, line.after - 3) : line.after + 12]]
    return [*told, "all:", *(f"{number} {act}" for number, act in enumerate(ordeal.told, 1))]


def left_in_browser(ordeal: Ordeal, writer: Writer) -> list[dict]:
    """What the browser still keeps for itself when all has been asked for."""
    page = writer.context.new_page()
    page.goto(ordeal.address)
    return journal_of(page)


def suffer(ordeal: Ordeal) -> None:
    for writer in ordeal.writers:
        writer.start()
        writer.sign_in(writer.tabs[0])
        for _tab in range(2):
            ordeal.tab_of(writer)
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        ordeal.next()


def come_to_rest(ordeal: Ordeal) -> None:
    """The network is back, everybody is signed in, and every page has been given the time to say all it holds."""
    for writer in ordeal.writers:
        writer.go_offline(False)
        window = writer.context.new_page()
        writer.sign_in(window)
        window.close()
        for page in writer.tabs:
            bring_in(ordeal, page)
        # What the browser still keeps for itself is offered when the story is opened.
        page = writer.context.new_page()
        for _round in range(6):
            page.goto(ordeal.address)
            page.wait_for_timeout(2500)
            if not page.locator("[data-does='aside']:visible").count():
                break
            bring_in(ordeal, page)


def bring_in(ordeal: Ordeal, page) -> None:
    """What the page offers to keep is kept, and its own words are saved."""
    with suppress(BrowserError):
        if ordeal.address not in page.url:
            return
        aside = page.locator("[data-does='aside']:visible")
        while aside.count():
            aside.first.click(timeout=5000)
            page.wait_for_timeout(800)
        page.keyboard.press("Control+s")
        page.wait_for_timeout(3000)


def settle(story: Article) -> None:
    """Ten quiet minutes later, what was only a working copy is a version."""
    set_clock_offset(timedelta(minutes=30))
    try:
        settling.settle_idle()
    finally:
        set_clock_offset(timedelta())


def everything_kept(story: Article) -> str:
    """The text, the branches and the history; and the copies their people are offered when they come back."""
    versions = [revision.body for revision in Revision.objects.filter(article=story)]
    waiting = [str(copy.content) + str(copy.typed) for copy in WorkingCopy.objects.filter(article=story)]
    return "\n".join([*versions, *waiting])
