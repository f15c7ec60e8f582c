"""What a change touches is set aside at once; nothing that changed is ever missed, whoever committed when."""

import threading

import pytest
from django.db import connection, transaction

from articles.actions.announcing import announce
from articles.pages import links, surrogates
from articles.reader.press.following import Follower
from articles.reader.press.public_log import PublicLog
from tests.articles.newsstand import changed, published, withdrawn
from tests.articles.reader.press.conftest import Press
from tests.cast import Cast, gather_cast

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(press) -> Cast:
    return gather_cast()


def test_a_change_sets_aside_what_shows_it_and_nothing_else(press: Press, cast: Cast):
    live, other = published(cast, slug="a"), published(cast, slug="b")
    press.catch_up()
    for path in ("/en/", links.story_url(live), links.story_url(other), "/fr-is-no-edition/", "/latest/"):
        press.get(path)

    changed(cast, other, headline="Said otherwise")
    press.catch_up()

    assert sorted(press.pages.store.paths()) == sorted(["/latest/", links.story_url(live)])


def test_what_was_withdrawn_is_forgotten_wherever_it_stood(press: Press, cast: Cast):
    live = published(cast, headline="Withdrawn words")
    for path in ("/en/", "/en/latest/", "/en/feed/", links.story_url(live)):
        press.get(path)
    press.catch_up()

    withdrawn(cast, live, "A reason.")
    press.catch_up()

    store = press.pages.store
    assert [store.page(path) or store.page_before(path) for path in ("/en/", "/en/latest/", "/en/feed/")] == [
        None
    ] * 3


def test_a_change_committed_late_is_not_lost_to_one_committed_before_it(press: Press, cast: Cast):
    late, early = published(cast, slug="late"), published(cast, slug="early")
    press.catch_up()
    for live in (late, early):
        press.get(links.story_url(live))
    written, go = threading.Event(), threading.Event()

    def write_slowly() -> None:
        with transaction.atomic():
            announce("test.late", [surrogates.of_story(late.pk)])
            written.set()
            go.wait(20)
        connection.close()

    slow = threading.Thread(target=write_slowly)
    slow.start()
    written.wait(20)
    announce("test.early", [surrogates.of_story(early.pk)])
    press.catch_up()
    assert press.pages.store.page(links.story_url(early)) is None
    assert press.pages.store.page(links.story_url(late)) is not None
    go.set()
    slow.join()

    press.catch_up()

    assert press.pages.store.page(links.story_url(late)) is None


def test_what_was_rolled_back_touches_nothing(press: Press, cast: Cast):
    live = published(cast)
    press.catch_up()
    press.get(links.story_url(live))

    with transaction.atomic():
        announce("test.never", [surrogates.of_story(live.pk)])
        transaction.set_rollback(True)
    press.catch_up()

    assert press.pages.store.page(links.story_url(live)) is not None


def test_a_follower_that_was_away_begins_where_it_left_off(press: Press, cast: Cast):
    live = published(cast, slug="changed-meanwhile")
    press.catch_up()
    press.get(links.story_url(live))
    press.get("/latest/")
    changed(cast, live, headline="While nobody looked")

    Follower(press.pages.store, PublicLog()).catch_up()

    assert list(press.pages.store.paths()) == ["/latest/"]


@pytest.mark.parametrize("followed", ["", "another.1 5:5:\n", "not a moment at all\n"])
def test_a_store_that_cannot_say_how_far_it_followed_is_not_believed(press: Press, cast: Cast, followed: str):
    press.get("/latest/")
    (press.pages.store.root / "followed").write_text(followed)

    press.catch_up()

    assert list(press.pages.store.paths()) == []


def test_a_moment_of_this_database_s_future_is_not_believed(press: Press, cast: Cast):
    press.get("/latest/")
    place = press.pages.store.root / "followed"
    identity = place.read_text().split()[0]
    place.write_text(f"{identity} 900000000000:900000000000:\n")

    press.catch_up()

    assert list(press.pages.store.paths()) == []


def test_one_of_many_followers_looks_at_a_time(press: Press):
    other = Follower(press.pages.store, PublicLog())

    with press.pages.store.following() as alone:
        assert alone
        assert other.catch_up() is False
    assert other.catch_up() is True


def test_everything_a_new_story_stands_on_is_asked_for_most_important_first(press: Press, cast: Cast):
    live = published(cast)
    press.catch_up()

    asked = [one.path for one in press.pages.store.queue.first(100)]

    assert asked[0] == links.story_url(live)
    assert {"/en/politics/", "/en/feed/", "/en/authors/rita/", "/en/politics/atom.xml"} <= set(asked)
    press.press_all()
    assert set(asked) <= set(press.pages.store.paths())
    assert list(press.pages.store.queue.first(1)) == []
