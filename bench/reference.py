"""The reference: what Django asks for one bare view, so that a figure means something on any machine."""

import io
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

import django
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import HttpResponse
from django.test import override_settings
from django.urls import path

CALLS = 200

#: Seconds for which two processes render it side by side.
SPAN = 1.5


def bare_view(request: WSGIRequest) -> HttpResponse:
    return HttpResponse("bare")


urlpatterns = [path("", bare_view)]


class Reference:
    """Samples of the bare view's cost, taken between the others: on a busy machine both slow down together."""

    def __init__(self) -> None:
        with override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[]):
            self.handler = WSGIHandler()
        self.samples: list[float] = []

    def sample(self) -> float:
        """Milliseconds for one bare view now, the mean of a few hundred."""
        with override_settings(ROOT_URLCONF=__name__):
            begun = time.perf_counter()
            for _call in range(CALLS):
                self.handler(environ(), lambda status, headers: None).close()
            spent = (time.perf_counter() - begun) * 1000 / CALLS
        self.samples.append(spent)
        return spent

    @property
    def ms(self) -> float:
        """Milliseconds for one bare view, the median of all samples of this run."""
        return statistics.median(self.samples)


def beside(reference: Reference, measured: Callable[[], float], *, rounds: int) -> tuple[float, float]:
    """(median milliseconds, median ratio): each round measures once and divides by a reference taken beside it."""
    spent, ratios = [], []
    for _round in range(rounds):
        bare = reference.sample()
        spent.append(measured())
        ratios.append(spent[-1] / statistics.mean([bare, reference.sample()]))
    return statistics.median(spent), statistics.median(ratios)


def by_two_processes() -> float:
    """Milliseconds a bare view when two processes render it at once: what both processors give together now."""
    command = [sys.executable, "-m", "bench.reference"]
    pair = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _process in range(2)]
    return 1 / sum(1 / float(process.communicate()[0]) for process in pair)


def render_for(seconds: float) -> float:
    """Milliseconds a bare view, over this many seconds of them."""
    reference, end = Reference(), time.perf_counter() + seconds
    while time.perf_counter() < end:
        reference.sample()
    return statistics.mean(reference.samples)


def milliseconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


def environ(address: str = "/") -> dict[str, object]:
    """What a server would hand over for a GET of this address, below the host."""
    path, _mark, query = address.partition("?")
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "HTTP_HOST": "127.0.0.1",
        "REMOTE_ADDR": "127.0.0.1",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "wsgi.input": io.BytesIO(),
        "wsgi.url_scheme": "http",
    }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()
    print(render_for(SPAN))
