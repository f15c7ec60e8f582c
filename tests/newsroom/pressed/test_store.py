"""The page store: whole pages, one at a time at each address, and for every process at once."""

import os
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.pressed import store as stores
from newsroom.pressed.page import KeptPage, compressed
from newsroom.pressed.store import PageStore

HTML = ("Content-Type", "text/html; charset=utf-8")
POLICY = ("Content-Security-Policy", "default-src 'none'")


@pytest.fixture
def store(tmp_path) -> PageStore:
    return PageStore(tmp_path, is_plain=lambda page: POLICY in page.headers)


def a_page(
    words: str = "Words", *, status: int = 200, policy: tuple[str, str] = POLICY, until=None
) -> KeptPage:
    body = (words * 200).encode()
    return KeptPage(status=status, headers=(HTML, policy), bodies=compressed(body), until=until)


def keep(store: PageStore, path: str, page: KeptPage) -> None:
    with store.held():
        store.keep(path, page)


@pytest.mark.parametrize("path", ["/", "/en/", "/atom.xml", "/politique/2026/11/23/x/", "/en/feed.json"])
def test_a_page_is_found_as_it_was_kept(store, path):
    keep(store, path, a_page())

    assert store.page(path) == a_page()
    assert list(store.paths()) == [path]


def test_a_path_with_a_slash_and_one_without_are_two_places(store):
    keep(store, "/feed/", a_page("Slash"))

    assert store.page("/feed") is None
    keep(store, "/feed", a_page("None"))
    assert store.page("/feed/") == a_page("Slash")
    assert sorted(store.paths()) == ["/feed", "/feed/"]


def test_a_newer_page_takes_the_place_of_the_older(store):
    keep(store, "/", a_page("Old"))
    keep(store, "/", a_page("New", status=410))

    assert store.page("/") == a_page("New", status=410)
    assert store.page_before("/") is None


def test_a_page_set_aside_stands_nowhere_but_is_what_stood_before(store):
    keep(store, "/", a_page())

    store.set_aside("/")

    assert store.page("/") is None
    assert store.page_before("/") == a_page()


def test_a_forgotten_page_is_nowhere_at_all(store):
    keep(store, "/", a_page())
    store.set_aside("/")

    store.forget("/")

    assert store.page("/") is None
    assert store.page_before("/") is None


@pytest.mark.parametrize(
    ("page", "link"),
    [
        (a_page(), "+"),
        (a_page(status=410), "="),
        (a_page(policy=("Content-Security-Policy", "frame-src https://www.youtube-nocookie.com")), "="),
    ],
)
def test_another_server_finds_only_pages_it_can_hand_out_as_they_are(store, page, link):
    keep(store, "/x/", page)

    assert [name for name in "+=" if os.path.lexists(store.site / "x" / name)] == [link]


def test_another_server_finds_the_body_and_its_twins_by_their_endings(store):
    keep(store, "/x/", a_page())

    there = sorted(file.name for file in (store.site / "x" / "+").iterdir())

    assert there == ["head.json", "index.html", "index.html.br", "index.html.gz"]


def test_versions_nobody_names_are_cleared_away_and_others_stay(store, monkeypatch):
    keep(store, "/", a_page("Old"))
    keep(store, "/", a_page("New"))
    keep(store, "/x/", a_page("Aside"))
    store.set_aside("/x/")
    monkeypatch.setattr(stores, "GRACE", -1.0)

    assert store.clear_up() == 1
    assert store.page("/") == a_page("New")
    assert store.page_before("/x/") == a_page("Aside")


def test_readers_see_whole_pages_and_never_an_older_one_while_it_changes(store):
    keep(store, "/", a_page("0 "))
    stop, wrong = threading.Event(), []

    def read() -> None:
        last = 0
        while not stop.is_set():
            page = store.page("/")
            number = int(page.bodies[""].split()[0]) if page else last
            if page and (number < last or page != a_page(f"{number} ")):
                wrong.append((last, number))
            last = number

    readers = [threading.Thread(target=read) for _reader in range(4)]
    for reader in readers:
        reader.start()
    for number in range(1, 200):
        keep(store, "/", a_page(f"{number} "))
    stop.set()
    for reader in readers:
        reader.join()

    assert wrong == []


def test_of_two_who_make_a_page_one_waits_and_then_finds_it(store):
    with store.making("/", patience=0) as first, store.making("/", patience=0.05) as second:
        assert (first, second) == (True, False)
    with store.making("/", patience=0) as later:
        assert later


def test_the_most_important_page_is_pressed_first_and_asking_twice_is_asking_once(store):
    for path, rank in (("/c/", 6), ("/", 0), ("/b/", 3), ("/", 0)):
        store.queue.ask_for(path, rank=rank)

    assert [asked.path for asked in store.queue.first(10)] == ["/", "/b/", "/c/"]
    keep(store, "/b/", a_page())
    assert [asked.path for asked in store.queue.first(10)] == ["/", "/c/"]


SEGMENTS = st.text("abcz019-._", min_size=1, max_size=20).filter(lambda segment: segment[0] not in "-._")


@given(segments=st.lists(SEGMENTS, max_size=5), has_slash=st.booleans())
def test_every_spelled_path_has_a_place_of_its_own_below_the_store(tmp_path_factory, segments, has_slash):
    store = PageStore(tmp_path_factory.mktemp("pages"))
    path = "/" + "/".join(segments) + ("/" if has_slash and segments else "")

    keep(store, path, a_page())

    assert list(store.paths()) == [path]
