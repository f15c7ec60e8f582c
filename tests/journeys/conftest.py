"""A whole newsroom with the demo newspaper, in real processes, and real Chromium to walk through it.

`site` is `make run` in small: web, worker, beat and Redis on a database of its own. `page` is a fresh browser window;
`sign_in(page, "rita")` lets her in; `window(...)` opens more windows, each a person of their own. With `--reuse-db`
the site's database stays for the next run.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.chromium import QUIET
from tests.demo import copy_demo
from tests.site import Site, drop_database, has_database, name_of, sibling

PASSWORD = "newsroom-demo"
PATIENCE_MS = 30_000

#: Playwright's own loop lives in this thread; the tests here still ask the database, from the same one.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site(request, tmp_path_factory, worker_id) -> Iterator[Site]:
    """The site, running, with the demo newspaper in it."""
    server, reuse = os.environ["DATABASE_URL"], request.config.getvalue("reuse_db")
    name = f"{name_of(server)}_journeys_{worker_id}"
    with Site(tmp_path_factory.mktemp("site"), sibling(server, name)) as running:
        if not reuse or request.config.getvalue("create_db") or not has_database(server, name):
            copy_demo(name, running.folder)
        else:
            running.manage("migrate", "--verbosity", "0")
            running.manage("collectstatic", "--noinput", "--verbosity", "0")
        running.open("redis", "web", "worker", "beat")
        yield running
    if not reuse:
        drop_database(server, name)


@pytest.fixture
def newsroom(site, django_db_blocker) -> Iterator[Site]:
    """The site, with this process's ORM working on its database: to arrange through actions, and to judge."""
    with django_db_blocker.unblock(), site.orm():
        yield site


@pytest.fixture(scope="session")
def browser(playing, chromium) -> Iterator[Browser]:
    """Chromium, opened once; every window of a test has a context of its own."""
    opened = playing.chromium.launch(executable_path=chromium, args=QUIET)
    yield opened
    opened.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo):
    """A failed test keeps what its windows showed, beside its other temporary files."""
    report = yield
    if call.when == "call" and report.failed and "window" in getattr(item, "funcargs", {}):
        folder = item.funcargs["tmp_path"]
        shown = [page for page in item.funcargs["window"].pages if not page.is_closed()]
        for number, page in enumerate(shown):
            page.screenshot(path=folder / f"window{number}.png", full_page=True)
            report.sections.append(("Window", f"{page.url}\n{folder}/window{number}.png"))
    return report


@pytest.fixture
def window(browser, site, tmp_path) -> Iterator[Callable[..., Page]]:
    """Opens a window of a person of their own: no cookies are shared. Options go to the browser's context."""
    opened: list[BrowserContext] = []

    def open_window(**options) -> Page:
        context = browser.new_context(base_url=site.url, locale="en-GB", **options)
        context.set_default_timeout(PATIENCE_MS)
        opened.append(context)
        open_window.pages.append(context.new_page())
        return open_window.pages[-1]

    open_window.pages = []
    yield open_window
    for context in opened:
        context.close()


@pytest.fixture
def page(window) -> Page:
    return window()


@pytest.fixture(scope="session")
def signed_in() -> dict[str, list[dict]]:
    """The cookies of everybody who has signed in during this run."""
    return {}


@pytest.fixture
def sign_in(signed_in) -> Callable[[Page, str], Page]:
    """Lets a member of the cast in: by the form the first time, by the cookies they then got from there on."""

    def enter(page: Page, who: str) -> Page:
        if who in signed_in:
            page.context.add_cookies(signed_in[who])
            return page
        page.goto("/accounts/login/")
        page.fill("input[name=login]", f"{who}@newsroom.test")
        page.fill("input[name=password]", PASSWORD)
        page.locator("form:has(input[name=password]) button[type=submit]").click()
        page.wait_for_url(lambda url: "/accounts/login" not in url)
        signed_in[who] = page.context.cookies()
        return page

    return enter
