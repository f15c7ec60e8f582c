"""What every test can ask for."""

import os
import random
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from playwright.sync_api import Playwright, sync_playwright

from newsroom.clock import set_clock_offset
from tests.cast import Cast, gather_cast
from tests.chromium import find_chromium
from tests.demo import begin_run, end_run


def pytest_configure(config) -> None:
    """Testers that run side by side draw the same tests, by one seed, and have a cache each: some empty it."""
    os.environ.setdefault("SEED", str(random.randrange(10**6)))
    begin_run()
    worker = getattr(config, "workerinput", {}).get("workerid", "")
    if worker:
        number = int(worker.removeprefix("gw")) + 1
        settings.CACHES["default"]["LOCATION"] = (
            urlsplit(settings.REDIS_URL)._replace(path=f"/{number}").geturl()
        )


def pytest_unconfigure(config) -> None:
    if not hasattr(config, "workerinput"):
        end_run()


#: Files that take a minute or so, the longest first: a tester that is given one last is waited for.
LONGEST = (
    "test_permissions",
    "test_torture",
    "test_bad_input",
    "test_read_by_machines",
    "test_races",
    "test_kills",
    "test_crawler",
    "test_seeding",
    "test_desk_axe",
    "test_reader_axe",
    "test_xss",
    "test_two_people",
    "test_words_kept",
    "test_editor_comfort",
    "test_main_job",
    "test_screens",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long files go first; journeys after all others, as their sites cost something from then on."""
    place = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: ("journeys" in item.path.parts, place.get(item.path.stem, len(LONGEST))))


def pytest_report_header() -> str:
    return f"SEED={os.environ['SEED']}"


@pytest.fixture
def cast(db) -> Cast:
    """Everybody of the demo newsroom, with their sections."""
    return gather_cast()


@pytest.fixture
def clock_set_back() -> Iterator[None]:
    """The newsroom's clock is right again after the test, whatever the test did to it."""
    yield
    set_clock_offset(timedelta())


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's program; where there is none, the test is skipped, and fails where CI=true."""
    program = find_chromium()
    if program is None:
        refuse = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        refuse("There is no Chromium here: apt install chromium, and run this again.")
    return program


@pytest.fixture(scope="session")
def playing() -> Iterator[Playwright]:
    """Playwright, once a tester: its loop lives in this thread, where no second one may."""
    with sync_playwright() as playwright:
        yield playwright
