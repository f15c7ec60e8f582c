"""What every test can ask for."""

from urllib.parse import urlsplit

import pytest
from django.conf import settings

from tests.cast import Cast, gather_cast


def pytest_configure(config) -> None:
    """Testers that run side by side have a cache each: some tests empty it, and attempts are counted in it."""
    worker = getattr(config, "workerinput", {}).get("workerid", "")
    if worker:
        number = int(worker.removeprefix("gw")) + 1
        settings.CACHES["default"]["LOCATION"] = (
            urlsplit(settings.REDIS_URL)._replace(path=f"/{number}").geturl()
        )


@pytest.fixture
def cast(db) -> Cast:
    """Everybody of the demo newsroom, with their sections."""
    return gather_cast()
