"""How soon a scheduled story is readable, asked from outside: a hundred due at one second, and one alone."""

import http.client
import statistics
import time
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import partial
from math import ceil
from zoneinfo import ZoneInfo

from django.conf import settings

from articles.models import Article
from articles.pages.links import path_url
from bench.reference import Reference
from bench.rows import Row
from bench.world import stories_due
from tests.cast import Cast
from tests.site import Site, status_of, wait_until

PARTS = ("redis", "web", "worker1", "worker2", "beat")

#: Seconds in which workers and beat come to rest after the last story is arranged and before any is due.
HEAD_START = 6
APART = 3

#: Seconds a reader waits before asking again: without any, asking costs more than all that is measured.
PAUSE = 0.02
PATIENCE = 30

#: The same hundred stories in Wagtail, which publishes from a cron of one minute: at least, at most.
WAGTAIL_SECONDS = (61, 108)


def figures(site: Site, cast: Cast, reference: Reference, *, quick: bool) -> list[Row]:
    site.open(*PARTS)
    wait_until(lambda: status_of(f"{site.url}/readyz") == 200, "The site was never ready.")
    reference.sample()
    pace = seconds_to_arrange_one(cast)
    alone = one_at_a_time(site, cast, pace, count=3 if quick else 10)
    hundreds = [a_hundred(site, cast, pace, number) for number in range(1 if quick else 3)]
    for part in reversed(PARTS):
        site.kill(part)
    usual, of_hundred = statistics.median(alone), statistics.median(hundreds)
    gain = WAGTAIL_SECONDS[0] / max(hundreds)
    return [
        Row("landing.alone", usual, "s", 1000 * usual / reference.ms, "bare view"),
        Row("landing.alone.most", max(alone), "s"),
        Row("landing.hundred", of_hundred, "s", 1000 * of_hundred / reference.ms, "bare view"),
        Row("landing.hundred.most", max(hundreds), "s"),
        Row("landing.hundred.of_wagtail", WAGTAIL_SECONDS[0], "s", gain, "landing.hundred.most"),
    ]


def seconds_to_arrange_one(cast: Cast) -> float:
    """How long this machine takes today to write and schedule one story, with as much again to spare."""
    begun = time.perf_counter()
    stories_due(cast, [datetime.now(UTC)] * 5, name="Pace")
    return 2 * (time.perf_counter() - begun) / 5


def one_at_a_time(site: Site, cast: Cast, pace: float, *, count: int) -> list[float]:
    """Seconds from a story's time to the first answer with it, for stories some seconds apart."""
    first = whole_second(HEAD_START + pace * count)
    moments = [first + timedelta(seconds=APART * number) for number in range(count)]
    stories = stories_due(cast, moments, name="Alone at")
    watch = Watch(site)
    return [watch.until_readable([story], moment) for story, moment in zip(stories, moments, strict=True)]


def a_hundred(site: Site, cast: Cast, pace: float, number: int) -> float:
    """Seconds from their common time until the last of a hundred stories is readable."""
    moment = whole_second(HEAD_START + pace * 100)
    return Watch(site).until_readable(stories_due(cast, [moment] * 100, name=f"Hundred {number}"), moment)


def whole_second(ahead: float) -> datetime:
    return datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=ceil(ahead))


class Watch:
    """A reader who asks for one address after the other, again and again until it is there."""

    def __init__(self, site: Site) -> None:
        self.line = http.client.HTTPConnection("127.0.0.1", site.port, timeout=10)

    def until_readable(self, stories: Iterable[Article], moment: datetime) -> float:
        """Seconds after `moment` when all could be read; raises AssertionError when one could before it."""
        addresses = [address_of(story, moment) for story in stories]
        assert datetime.now(UTC) < moment, "The stories were not arranged in time: measure a quieter machine."
        while (ahead := (moment - datetime.now(UTC)).total_seconds()) > 0:
            assert ahead < 0.05 or self.status(addresses[0]) == 404, f"{addresses[0]} was there too early."
            time.sleep(min(ahead, 0.2))
        for address in addresses:
            is_there = partial(self.is_there, address)
            wait_until(is_there, f"{address} never came.", patience=PATIENCE, pause=PAUSE)
        return (datetime.now(UTC) - moment).total_seconds()

    def is_there(self, address: str) -> bool:
        return self.status(address) == 200

    def status(self, address: str) -> int:
        self.line.request("GET", address)
        response = self.line.getresponse()
        response.read()
        return response.status


def address_of(story: Article, moment: datetime) -> str:
    """Where the story will be: its slug is reserved since it was approved."""
    section = story.head.section.top().slug(story.head.language)
    day = moment.astimezone(ZoneInfo(settings.TIME_ZONE))
    return path_url(f"{section}/{day:%Y/%m/%d}/{story.approval.slug}", story.head.language)
