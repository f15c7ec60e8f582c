"""The hub hears which feeds changed, after every publication, until it has answered."""

import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

import pytest

from articles.actions import naming
from articles.effects.hub import tell_hub, topics_of
from articles.models import HubMark
from articles.pages.links import FEEDS, absolute
from newsroom.clock import set_clock_offset
from tests.articles.newsstand import published, withdrawn
from tests.cast import a_topic

pytestmark = pytest.mark.usefixtures("clock_set_back")


class Hub:
    """A hub that keeps what it is told, and answers with `status`."""

    def __init__(self) -> None:
        self.told: list[dict[str, list[str]]] = []
        self.status = 204
        hub = self

        class Ear(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                said = self.rfile.read(int(self.headers["Content-Length"])).decode()
                hub.told.append(parse_qs(said))
                self.send_response(hub.status)
                self.end_headers()

            def log_message(self, *_words) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Ear)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/"


@pytest.fixture
def hub(settings):
    """It has been told what came before."""
    hub = Hub()
    settings.WEBSUB_HUB = hub.url
    yield hub
    hub.server.shutdown()
    hub.server.server_close()


def feeds_at(*bases: str) -> set[str]:
    return {absolute(base + file) for base in bases for file, _type, _name in FEEDS}


#: Real transactions: what is told depends on which of them are over.
committed = pytest.mark.django_db(transaction=True)


@committed
def test_after_a_publication_and_a_withdrawal_the_hub_is_told_every_feed_of_every_list(cast, hub):
    tell_hub()
    live = published(cast, topic_ids=(a_topic().pk,))
    expected = feeds_at(
        "/en/", "/en/politics/", "/en/topics/budget/", "/en/authors/rita/", "/en/corrections/"
    )

    tell_hub()
    tell_hub()
    withdrawn(cast, live, "A name was wrong.")
    tell_hub()

    assert [said["hub.mode"] for said in hub.told] == [["publish"], ["publish"]]
    assert [set(said["hub.url"]) for said in hub.told] == [expected, expected]


@committed
def test_a_hub_that_says_no_is_asked_again_a_minute_later(cast, hub):
    tell_hub()
    published(cast)
    hub.status = 503
    tell_hub()
    tell_hub()

    hub.status = 202
    set_clock_offset(timedelta(minutes=2))
    tell_hub()
    tell_hub()

    assert [len(said["hub.url"]) for said in hub.told] == [12, 12]


@committed
def test_a_hub_that_is_away_stops_nobody(cast, settings):
    settings.WEBSUB_HUB = "http://127.0.0.1:9/"
    tell_hub()
    published(cast)

    tell_hub()

    assert HubMark.objects.get().claimed_until


@committed
def test_a_name_that_changed_is_news_for_its_feeds(cast, hub):
    published(cast)
    tell_hub()
    author = cast.rita.author
    author.name = "Rita Okonkwo"
    naming.keep(author, fields=["name"], actor=cast.ada)

    tell_hub()

    assert feeds_at("/en/authors/rita/") <= set(hub.told[-1]["hub.url"])


@committed
def test_a_new_hub_is_not_told_the_past(cast, hub):
    published(cast)

    tell_hub()

    assert hub.told == []


@pytest.mark.django_db
def test_without_a_hub_nothing_is_asked(cast, settings, django_assert_num_queries):
    settings.WEBSUB_HUB = ""

    with django_assert_num_queries(0):
        tell_hub()


@pytest.mark.django_db
def test_what_the_keys_name_and_is_gone_has_no_feed(cast):
    politics = cast.sections["politics"]
    keys = ["section-999999-en", "topic-999999", "author-999999-en", f"section-{politics.pk}-fr", "story-3"]

    assert set(topics_of([*keys, "day-en-2026-11-23", "month-en-2026-11"])) == feeds_at("/politique/")
