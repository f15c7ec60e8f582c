"""What every test can ask for."""

import os
import random
from urllib.parse import urlsplit

import pytest
from django.conf import settings

from tests.cast import Cast, gather_cast


def pytest_configure(config) -> None:
    """Testers that run side by side draw the same tests, by one seed, and have a cache each: some empty it."""
    os.environ.setdefault("SEED", str(random.randrange(10**6)))
    worker = getattr(config, "workerinput", {}).get("workerid", "")
    if worker:
        number = int(worker.removeprefix("gw")) + 1
        settings.CACHES["default"]["LOCATION"] = (
            urlsplit(settings.REDIS_URL)._replace(path=f"/{number}").geturl()
        )


def pytest_report_header() -> str:
    return f"SEED={os.environ['SEED']}"


@pytest.fixture
def cast(db) -> Cast:
    """Everybody of the demo newsroom, with their sections."""
    return gather_cast()
