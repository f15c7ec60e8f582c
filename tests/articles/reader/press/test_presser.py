"""The press: what was set aside is made again before anybody asks; new templates press everything anew."""

import pytest
from django.core.management import call_command
from django.db import connection

from articles.models import PressedPage
from articles.pages import links
from articles.reader.press import recipe
from articles.reader.press.ranks import rank
from newsroom.pressed.layer import Away
from tests.articles.newsstand import changed, published, withdrawn
from tests.articles.reader.press.conftest import Press
from tests.cast import Cast, gather_cast

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(press) -> Cast:
    return gather_cast()


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", 0),
        ("/en/", 0),
        ("/en/politics/2026/11/23/a-story/", 1),
        ("/politique/2026/11/23/une-histoire/", 1),
        ("/politics/", 2),
        ("/en/latest/", 2),
        ("/en/politics/council/", 3),
        ("/en/feed/", 4),
        ("/sitemap.xml", 4),
        ("/archive/2026/11/23/", 5),
    ],
)
def test_what_most_readers_open_is_pressed_first(path: str, expected: int):
    assert rank(path) == expected


def test_a_changed_page_is_there_again_before_anybody_asks(press: Press, cast: Cast):
    live = published(cast, headline="Before")
    path = links.story_url(live)
    press.get(path)
    changed(cast, live, headline="After")
    press.catch_up()

    press.press_all()

    press.asked_of_django.clear()
    assert "After" in press.get(path).text
    assert press.asked_of_django == []


def test_a_withdrawn_story_s_page_is_pressed_with_its_reason(press: Press, cast: Cast):
    live = published(cast)
    press.get(links.story_url(live))
    withdrawn(cast, live, "It was wrong.")
    press.catch_up()

    press.press_all()

    page = press.pages.store.page(links.story_url(live))
    assert (page.status, "It was wrong." in page.bodies[""].decode()) == (410, True)


def test_a_page_that_is_no_more_is_forgotten(press: Press, cast: Cast):
    live = published(cast)
    press.get("/en/authors/rita/")
    withdrawn(cast, live, "A reason.")
    press.catch_up()

    press.press_all()

    assert press.pages.store.page("/en/authors/rita/") is None
    assert not PressedPage.objects.filter(path="/en/authors/rita/").exists()


def test_pages_that_time_has_made_wrong_are_pressed_again(press: Press, cast: Cast):
    press.get("/en/")
    PressedPage.objects.filter(path="/en/").update(until="2020-01-01T00:00Z")

    assert press.presser.ask_for_outdated() == 1
    assert press.pages.store.page("/en/") is None
    press.press_all()
    assert press.pages.store.page("/en/") is not None
    assert press.presser.ask_for_outdated() == 0


def test_pressing_everything_says_how_far_it_has_come(press: Press, cast: Cast):
    published(cast)

    count = press.presser.ask_for_everything()
    begun = press.presser.progress()
    press.presser.press_some()
    press.presser.tell_progress()
    midway = press.presser.progress()
    press.press_all()
    press.presser.tell_progress()

    assert begun.of == count
    assert 0 < midway.left < begun.left
    assert press.presser.progress().left == 0
    assert press.presser.progress().ended is not None


def test_another_recipe_presses_every_page_anew(press: Press, monkeypatch):
    store = press.pages.store

    assert recipe.is_new_recipe(store)
    assert not recipe.is_new_recipe(store)
    monkeypatch.setattr(recipe, "recipe", lambda: "templates have changed")
    assert recipe.is_new_recipe(store)


def test_with_the_database_away_nothing_that_was_asked_for_is_lost(press: Press, cast: Cast, monkeypatch):
    press.pages.store.queue.ask_for("/en/", rank=0)

    def away():
        raise Away("no answer")

    monkeypatch.setattr(press.pages.log, "moment", away)
    with pytest.raises(Away):
        press.presser.press_some()

    assert [asked.path for asked in press.pages.store.queue.first(10)] == ["/en/"]


def test_the_command_presses_every_page_and_ends(press: Press, cast: Cast):
    published(cast)

    call_command("press", "--once", verbosity=0)

    assert {"/", "/en/", "/en/politics/", "/robots.txt"} <= set(press.pages.store.paths())
    assert connection.is_usable()
