"""After every change each kept page says what a page made now would say, byte for byte."""

from collections.abc import Callable

import pytest

from accounts.models import User
from articles.actions import front, naming
from articles.models import Author, LiveStory, Section, Topic
from articles.pages import links
from articles.reader.press.places import all_pages
from newsroom.pressed.made import asked, lasting
from tests.articles.newsstand import changed, published, withdrawn
from tests.articles.reader.press.conftest import Press
from tests.cast import Cast, a_topic, gather_cast

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(press) -> Cast:
    return gather_cast()


def press_everything(press: Press) -> None:
    press.catch_up()
    press.presser.ask_for_everything()
    press.press_all()


def as_now(press: Press, path: str):
    made = asked(press.pages.application, path, host=press.pages.host, scheme=press.pages.scheme)
    return lasting(made)


def assert_right(press: Press) -> None:
    """No kept page, and none of the public addresses, says anything else than it would now."""
    wrong = [
        path for path in press.pages.store.paths() if press.pages.store.page(path) != as_now(press, path)
    ]
    assert wrong == []


def keep(named, actor: User, **fields) -> None:
    for name, value in fields.items():
        setattr(named, name, value)
    naming.keep(named, fields=tuple(fields), actor=actor)


def another_author() -> Author:
    return Author.objects.get_or_create(name="Inès Castel", slug="ines-castel")[0]


def again(live: LiveStory) -> LiveStory:
    return LiveStory.objects.get(pk=live.pk)


CHANGES: dict[str, Callable[[Cast, list[LiveStory]], object]] = {
    "a story comes out": lambda cast, _stories: published(cast, slug="new"),
    "a story comes out in the other edition": lambda cast, _stories: published(
        cast, slug="neuf", language="fr"
    ),
    "a correction": lambda cast, stories: changed(
        cast,
        stories[0],
        headline="Set right",
        change_kind="correction",
        change_note="It was forty, not four.",
    ),
    "a new slug": lambda cast, stories: changed(cast, stories[1], slug="moved"),
    "another section": lambda cast, stories: changed(cast, stories[1], section_id=cast.sections["world"].pk),
    "another byline": lambda cast, stories: changed(cast, stories[2], byline_ids=(another_author().pk,)),
    "another topic": lambda cast, stories: changed(cast, stories[2], topic_ids=(a_topic("Harbour").pk,)),
    "a related story": lambda cast, stories: changed(cast, stories[3], related_ids=(stories[0].pk,)),
    "a related story goes": lambda cast, stories: withdrawn(cast, stories[0], "A reason."),
    "a withdrawal": lambda cast, stories: withdrawn(cast, stories[3], "Another reason."),
    "a story is pinned on the front page": lambda cast, stories: front.pin(
        "en", "second-2", stories[0].pk, version=0, actor=cast.chip
    ),
    "a breaking bar": lambda cast, stories: front.break_news(
        "en", "The bridge is closed", stories[1].pk, version=0, actor=cast.chip
    ),
    "a section is renamed": lambda cast, _stories: keep(
        Section.objects.get(pk=cast.sections["politics"].pk), cast.ada, name_en="Public life"
    ),
    "an author is renamed": lambda cast, _stories: keep(
        Author.objects.get(slug="rita"), cast.ada, name="Rita Lefèvre"
    ),
    "a topic is described": lambda cast, _stories: keep(
        Topic.objects.get(slug="budget"), cast.ada, intro="What it costs."
    ),
}


def some_stories(cast: Cast) -> list[LiveStory]:
    topic = a_topic().pk
    stories = [published(cast, slug=f"n{n}", headline=f"Number {n}", topic_ids=(topic,)) for n in range(4)]
    published(cast, slug="fr", language="fr")
    related = published(cast, slug="n4", related_ids=(stories[0].pk,))
    return [*stories, related]


@pytest.mark.parametrize("what", CHANGES)
def test_every_page_is_right_after(press: Press, cast: Cast, what: str):
    stories = some_stories(cast)
    press_everything(press)

    CHANGES[what](cast, stories)
    press.catch_up()

    assert_right(press)
    press.press_all()
    assert_right(press)
    assert set(all_pages()) - set(press.pages.store.paths()) == {
        path for path in all_pages() if as_now(press, path) is None
    }


def test_what_comes_back_stands_again_where_it_stood(press: Press, cast: Cast):
    stories = some_stories(cast)
    press_everything(press)
    withdrawn(cast, stories[1], "For now.")
    press.catch_up()
    press.press_all()

    changed(cast, stories[1], headline="Back")
    press.catch_up()

    assert_right(press)


def test_a_new_story_touches_a_bounded_number_of_pages_whatever_has_been_published(press: Press, cast: Cast):
    def touched() -> int:
        press.press_all()
        before = set(press.pages.store.paths())
        published(cast, slug=f"new{len(before)}")
        press.catch_up()
        return len(before - set(press.pages.store.paths()))

    for n in range(3):
        published(cast, slug=f"few{n}")
    press_everything(press)
    with_few = touched()
    for n in range(25):
        published(cast, slug=f"many{n}")
    press.catch_up()

    assert touched() == with_few


def test_a_story_s_page_stays_as_it_is_when_another_comes_out(press: Press, cast: Cast):
    live = published(cast, slug="old")
    press_everything(press)

    published(cast, slug="new")
    press.catch_up()

    assert press.pages.store.page(links.story_url(live)) is not None
