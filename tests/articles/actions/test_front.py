"""The front page is set by the chief: pins hold, give way and come back; two people never overwrite each other."""

from datetime import timedelta

import pytest

from accounts.models import Event
from articles.actions import front
from articles.actions.front import FrontHasChanged, NotYours
from articles.models import Announcement, FrontPage, FrontPlace, LiveStory
from articles.models.front import PLACES
from articles.pages.front_stories import front_stories
from articles.workflow.states import State
from newsroom.clock import newsroom_now, set_clock_offset
from newsroom.refusals import Invalid, Refused
from tests.articles.newsstand import changed, published, text_of, withdrawn
from tests.cast import a_story

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_set_back")]

HOUR = timedelta(hours=1)


def stories(cast, count: int) -> list[LiveStory]:
    return [published(cast, headline=f"Story number {n}", slug=f"n{n}") for n in range(count)]


def pin(cast, place: str, live: LiveStory, **more) -> FrontPage:
    """Pinned by whoever sees the front page as it is now."""
    return front.pin("en", place, live.pk, **{"version": version(), "actor": cast.chip, **more})


def version(edition: str = "en") -> int:
    page = FrontPage.objects.filter(edition=edition).first()
    return page.version if page else 0


def standing() -> dict[str, str]:
    """What stands in each place, by the number in the headline."""
    placed = front_stories("en", newsroom_now()).placed
    return {place: each.live.headline.removeprefix("Story number ") for place, each in placed.items()}


def test_a_front_page_that_nobody_set_fills_itself_newest_first(cast):
    stories(cast, 4)

    assert standing() == {"lead": "3", "second-1": "2", "second-2": "1", "second-3": "0"}


def test_a_pinned_story_stands_in_its_place_and_the_others_move_around_it(cast):
    old, *_others = stories(cast, 4)

    pin(cast, "second-1", old)

    assert standing() == {"lead": "3", "second-1": "0", "second-2": "2", "second-3": "1"}


def test_a_story_is_pinned_in_one_place_at_most(cast):
    old, *_others = stories(cast, 3)
    pin(cast, "second-1", old)

    pin(cast, "lead", old)

    assert standing() == {"lead": "0", "second-1": "2", "second-2": "1"}
    assert FrontPlace.objects.count() == 1


def test_a_place_takes_the_last_story_pinned_into_it(cast):
    first, second, _third = stories(cast, 3)
    pin(cast, "lead", first)

    pin(cast, "lead", second)

    assert standing() == {"lead": "1", "second-1": "2", "second-2": "0"}


def test_unpinning_lets_the_place_fill_itself(cast):
    old, *_others = stories(cast, 3)
    pin(cast, "lead", old)

    front.unpin("en", "lead", version=version(), actor=cast.chip)

    assert standing() == {"lead": "2", "second-1": "1", "second-2": "0"}


def test_a_withdrawn_pin_leaves_no_hole_and_comes_back_to_its_place(cast):
    old, *_others = stories(cast, 3)
    pin(cast, "lead", old)
    withdrawn(cast, old, "A name was wrong.")

    without = standing()
    changed(cast, old, change_kind="", standfirst="Back again, corrected.")

    assert without == {"lead": "2", "second-1": "1"}
    assert standing() == {"lead": "0", "second-1": "2", "second-2": "1"}


def test_a_pin_gives_its_place_back_when_its_time_is_over(cast):
    old, *_others = stories(cast, 3)
    pin(cast, "lead", old, lasting=HOUR)
    during = standing()

    set_clock_offset(2 * HOUR)

    assert during["lead"] == "0"
    assert standing()["lead"] == "2"


def test_a_place_freed_by_time_can_be_pinned_again(cast):
    old, *_others, new = stories(cast, 3)
    pin(cast, "lead", old, lasting=HOUR)
    set_clock_offset(2 * HOUR)

    pin(cast, "lead", new)

    assert standing()["lead"] == "2"


def test_moving_up_pins_the_story_above_and_what_filled_itself_comes_down(cast):
    stories(cast, 3)

    front.move_up("en", "second-2", version=version(), actor=cast.chip)

    assert standing() == {"lead": "2", "second-1": "0", "second-2": "1"}
    assert list(FrontPlace.objects.values_list("place", flat=True)) == ["second-1"]


def test_moving_up_past_a_pinned_story_exchanges_the_two(cast):
    old, middle, _new = stories(cast, 3)
    pin(cast, "lead", old, lasting=HOUR)
    pin(cast, "second-1", middle)

    front.move_up("en", "second-1", version=version(), actor=cast.chip)

    assert standing() == {"lead": "1", "second-1": "0", "second-2": "2"}
    assert FrontPlace.objects.get(place="second-1").until is not None
    assert FrontPlace.objects.get(place="lead").until is None


def test_moving_down_exchanges_two_neighbours(cast):
    stories(cast, 3)

    front.move_down("en", "lead", version=version(), actor=cast.chip)

    assert standing() == {"lead": "1", "second-1": "2", "second-2": "0"}


@pytest.mark.parametrize(
    ("move", "place"), [(front.move_up, "lead"), (front.move_down, "third-2"), (front.move_up, "picture")]
)
def test_nothing_moves_beyond_the_places_there_are(cast, move, place):
    stories(cast, 7)

    with pytest.raises(Invalid, match="no place beyond"):
        move("en", place, version=version(), actor=cast.chip)


def test_whoever_saw_an_older_front_page_is_told_and_changes_nothing(cast):
    first, second = stories(cast, 2)
    seen = version()
    pin(cast, "lead", first)

    with pytest.raises(FrontHasChanged, match="look at it again"):
        front.pin("en", "lead", second.pk, version=seen, actor=cast.chip)

    assert standing()["lead"] == "0"


def test_the_two_editions_are_set_apart(cast):
    live = published(cast, language="fr", slug="un")

    front.pin("fr", "lead", live.pk, version=0, actor=cast.chip)

    assert version("fr") == 1
    assert version("en") == 0


@pytest.mark.parametrize("name", ["rita", "ed", "mia", "nora", "ada"])
def test_only_the_chief_sets_the_front_page(cast, name):
    (live,) = stories(cast, 1)

    for verb in VERBS:
        with pytest.raises(NotYours, match="does not set the front page"):
            verb(live, version=0, actor=cast[name])


VERBS = (
    lambda live, **who: front.pin("en", "lead", live.pk, **who),
    lambda live, **who: front.unpin("en", "lead", **who),
    lambda live, **who: front.move_up("en", "second-1", **who),
    lambda live, **who: front.move_down("en", "lead", **who),
    lambda live, **who: front.break_news("en", "Fire", **who),
    lambda live, **who: front.clear_breaking("en", **who),
)


def test_only_a_live_story_of_the_edition_is_pinned(cast):
    draft = a_story(cast, State.APPROVED)
    french = published(cast, language="fr", slug="un")

    for story in (draft, french):
        with pytest.raises(Refused, match="do not see that story"):
            front.pin("en", "lead", story.pk, version=0, actor=cast.chip)


def test_a_picture_story_needs_a_picture(cast):
    (live,) = stories(cast, 1)

    with pytest.raises(Invalid, match="needs a lead picture"):
        pin(cast, "picture", live)


def test_what_makes_no_sense_is_refused_with_a_sentence(cast):
    (live,) = stories(cast, 1)

    with pytest.raises(Invalid, match="no such place"):
        pin(cast, "attic", live)
    with pytest.raises(Invalid, match="no such edition"):
        front.pin("de", "lead", live.pk, version=0, actor=cast.chip)
    with pytest.raises(Refused, match="Nothing is pinned"):
        front.unpin("en", PLACES[1], version=0, actor=cast.chip)
    with pytest.raises(Invalid, match="Say what breaks"):
        front.break_news("en", " \n ", version=0, actor=cast.chip)
    with pytest.raises(Invalid, match="room for 140"):
        front.break_news("en", "x" * 141, version=0, actor=cast.chip)


def test_the_bar_shows_until_its_time_is_over_or_it_is_taken_down(cast):
    stories(cast, 1)
    front.break_news("en", "The  ferry\nsinks", version=0, actor=cast.chip, lasting=HOUR)
    up = text_of("/en/")
    set_clock_offset(2 * HOUR)
    over = text_of("/en/")
    front.break_news("en", "It floats", version=1, actor=cast.chip)
    front.clear_breaking("en", version=2, actor=cast.chip)

    assert "The ferry sinks" in up
    assert "ferry sinks" not in over
    assert "It floats" not in text_of("/en/")


def test_a_bar_that_leads_to_a_story_comes_and_goes_with_it(cast):
    (live,) = stories(cast, 1)
    front.break_news("en", "Numbers are out", live.pk, version=0, actor=cast.chip)
    before = text_of("/en/")

    withdrawn(cast, live, "A number was wrong.")

    assert "Numbers are out" in before
    assert "Numbers are out" not in text_of("/en/")


def test_nothing_of_a_pinned_story_is_left_when_it_is_withdrawn(cast):
    stories(cast, 2)
    secret = published(
        cast, headline="Canarywords", standfirst="Canarywords", kicker="Canarywords", slug="secret"
    )
    pin(cast, "lead", secret)
    before = text_of("/en/")

    withdrawn(cast, secret, "A name was wrong.")

    assert "Canarywords" in before
    assert "Canarywords" not in text_of("/en/")
    assert "Canarywords" not in text_of("/en/politics/")


def test_every_change_is_announced_and_audited_with_who_made_it(cast):
    old, new = stories(cast, 2)
    page = pin(cast, "lead", old)
    for verb in (
        lambda **who: front.move_down("en", "lead", **who),
        lambda **who: front.move_up("en", "second-1", **who),
        lambda **who: front.unpin("en", "lead", **who),
        lambda **who: front.break_news("en", "Fire", new.pk, **who),
        lambda **who: front.clear_breaking("en", **who),
    ):
        verb(version=version(), actor=cast.chip)

    said = list(Event.objects.about(page).values_list("verb", "actor_name"))
    announced = list(Announcement.objects.values_list("what", "keys"))

    verbs = ("pin", "move_down", "move_up", "unpin", "break_news", "clear_breaking")
    assert said == [(f"front.{verb}", cast.chip.name) for verb in verbs]
    assert announced == [("front.changed", ["front-en"])] * 6
    assert version() == 6
