"""A page is made once and then answered without Django, for everybody alike, until something it shows changes."""

import threading

import pytest
from django.db import connection

from articles.pages import links
from newsroom.pressed.layer import PressedPages
from tests.articles.newsstand import changed, published, withdrawn
from tests.articles.reader.press.conftest import Press
from tests.cast import Cast, gather_cast

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(press) -> Cast:
    return gather_cast()


def test_a_page_is_made_once_and_then_answered_without_django(press: Press, cast: Cast):
    path = links.story_url(published(cast, headline="The bridge reopens"))

    first, second = press.get(path), press.get(path)

    assert press.asked_of_django == [path]
    assert (first.status, first.text) == (second.status, second.text)
    assert "The bridge reopens" in second.text
    assert second.headers["Cache-Control"].startswith("public")
    assert "story-" in second.headers["Surrogate-Key"]
    assert "Kept-Until" not in second.headers


def test_until_when_a_page_holds_is_said_to_the_layer_alone(press: Press, cast: Cast):
    published(cast)

    made_for_one = press.get("/en/", QUERY_STRING="from=elsewhere")

    assert press.get("/en/").status == made_for_one.status
    assert press.pages.store.page("/en/").until is not None
    assert "Kept-Until" not in made_for_one.headers


def test_nothing_of_who_asks_is_in_the_page_or_in_how_it_is_made(press: Press, cast: Cast):
    path = links.story_url(published(cast))

    mine = press.get(path, HTTP_COOKIE="sessionid=abc; csrftoken=def", HTTP_ACCEPT_LANGUAGE="xx")
    theirs = press.get(path)

    assert mine == theirs
    assert "Set-Cookie" not in mine.headers
    assert mine.headers.get("Vary") == "Accept-Encoding"


def test_however_many_ask_at_once_a_page_is_made_once(press: Press, cast: Cast):
    path = links.story_url(published(cast))
    barrier, answers = threading.Barrier(12), []

    def ask() -> None:
        barrier.wait()
        answers.append(press.get(path).status)
        connection.close()

    readers = [threading.Thread(target=ask) for _reader in range(12)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()

    assert answers == [200] * 12
    assert press.asked_of_django == [path]


@pytest.mark.parametrize(
    "path", ["/en/nothing/", "/en/politics/2020/01/01/nothing/", "/healthz", "/accounts/login/"]
)
def test_what_is_no_page_is_never_kept(press: Press, cast: Cast, path: str):
    press.get(path)
    press.get(path)

    assert press.asked_of_django == [path, path]
    assert list(press.pages.store.paths()) == []


def test_a_query_nobody_knows_is_answered_by_django_and_changes_no_kept_page(press: Press, cast: Cast):
    kept = press.get("/en/latest/")

    press.get("/en/latest/?before=nonsense")
    press.get("/en/latest/?x=%22%3E%3Cscript%3E")

    assert press.asked_of_django == ["/en/latest/"] * 3
    assert press.get("/en/latest/?utm_source=letter") == kept


def test_another_host_is_never_answered_from_the_store(press: Press, cast: Cast):
    press.get("/en/")

    assert press.get("/en/", HTTP_HOST="evil.example").status == 400
    assert press.get("/en/", HTTP_HOST="").status == 400


def test_an_old_address_leads_on_and_is_kept_too(press: Press, cast: Cast):
    live = published(cast, slug="old-one")
    old = links.story_url(live)
    press.get(old)
    new = links.story_url(changed(cast, live, slug="new-one"))
    press.catch_up()

    moved = press.get(old)

    assert (moved.status, moved.headers["Location"]) == (301, new)
    assert press.get(old) == moved
    assert press.asked_of_django.count(old) == 2


def test_a_withdrawn_story_is_gone_with_its_reason_and_what_stood_there_is_nowhere(press: Press, cast: Cast):
    live = published(cast, headline="Never again")
    path = links.story_url(live)
    press.get(path)

    withdrawn(cast, live, "It was wrong from end to end.")
    press.catch_up()

    assert press.pages.store.page_before(path) is None
    gone = press.get(path)
    assert gone.status == 410
    assert "It was wrong from end to end." in gone.text
    assert press.get(path) == gone


def test_a_page_rendered_before_a_change_is_never_kept_after_it(press: Press, cast: Cast):
    live = published(cast, headline="Before")
    path = links.story_url(live)
    slow = press.pages.application

    def changes_meanwhile(environ, start_response):
        answer = list(slow(environ, start_response))
        if len(press.asked_of_django) == 1:
            changed(cast, live, headline="After")
        return answer

    press.pages.application = changes_meanwhile

    assert "After" in press.get(path).text
    assert press.asked_of_django == [path, path]
    press.catch_up()
    assert "Before" not in press.get(path).text


def test_a_change_after_the_page_was_asked_about_finds_it_in_the_store(press: Press, cast: Cast, monkeypatch):
    live = published(cast, headline="Before")
    path = links.story_url(live)
    keep = press.pages.store.keep

    def keep_and_change(*page):
        keep(*page)
        if len(press.asked_of_django) == 1:
            changed(cast, live, headline="After")

    monkeypatch.setattr(press.pages.store, "keep", keep_and_change)
    press.get(path)

    press.catch_up()

    assert "After" in press.get(path).text


def test_a_page_that_only_time_makes_wrong_is_made_again_when_it_is(press: Press, cast: Cast, time_machine):
    press.get("/en/")
    until = press.pages.store.page("/en/").until

    time_machine.move_to(until - 1)
    press.get("/en/")
    assert press.asked_of_django == ["/en/"]

    time_machine.move_to(until + 1)
    press.get("/en/")
    assert press.asked_of_django == ["/en/", "/en/"]


def test_some_threads_are_never_given_to_django(press: Press):
    pages = press.pages
    busy = [pages.in_django.acquire(blocking=False) for _thread in range(200)]

    assert 0 < busy.count(True) < 32
    assert press.get("/healthz").status == 503
    assert press.get("/healthz").headers["Retry-After"] == "1"


def test_pages_that_are_kept_need_no_free_thread(press: Press, cast: Cast):
    press.get("/en/")
    while press.pages.in_django.acquire(blocking=False):
        pass

    assert press.get("/en/").status == 200


def test_memory_is_bounded(press: Press, cast: Cast, monkeypatch):
    monkeypatch.setattr("newsroom.pressed.layer.IN_MEMORY", 30_000)
    for path in ("/en/", "/", "/latest/", "/en/latest/", "/en/politics/", "/politics/"):
        press.get(path)

    assert isinstance(press.pages, PressedPages)
    assert press.pages.weight <= 30_000 + max(ready.page.weight for ready in press.pages.ready.values())
    assert press.get("/en/").status == 200
