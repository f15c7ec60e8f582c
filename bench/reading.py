"""What reading costs: pages made on demand, through the whole middleware, beside one bare view."""

from functools import partial

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import LiveStory
from articles.pages.links import story_url
from bench.reference import Reference, beside, environ, milliseconds
from bench.rows import Row
from bench.world import stories_published
from tests.cast import Cast
from tests.site import Site

PAGES = 10


def figures(site: Site, cast: Cast, reference: Reference, *, quick: bool) -> list[Row]:
    stories_published(cast, 40, name="Read")
    story = LiveStory.objects.newest_first().first()
    addresses = {"story": story_url(story), "front": "/en/", "section": "/en/politics/", "feed": "/en/feed/"}
    reader = Reader()
    rows = []
    for name, address in addresses.items():
        with CaptureQueriesContext(connection) as captured:
            size = reader.get(address)
        queries = len(captured)
        ms, ratio = beside(reference, partial(reader.many, address), rounds=5 if quick else 15)
        rows += [
            Row(f"read.{name}", ms, "ms", ratio, "bare view"),
            Row(f"read.{name}.queries", queries, "queries"),
            Row(f"read.{name}.size", size / 1024, "KiB"),
        ]
    return rows


class Reader:
    """A reader without a browser or a network: requests straight into the application the server would call."""

    def __init__(self) -> None:
        self.application = WSGIHandler()

    def get(self, address: str) -> int:
        """The size in bytes of the page there; raises AssertionError when there is none."""
        said = []
        response = self.application(environ(address), lambda status, headers: said.append(status))
        size = sum(map(len, response))
        response.close()
        assert said == ["200 OK"], f"{address}: {said}"
        return size

    def many(self, address: str) -> float:
        """Milliseconds for this page, the mean of a few."""
        return milliseconds(lambda: [self.get(address) for _page in range(PAGES)]) / PAGES
