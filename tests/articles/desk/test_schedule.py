"""The schedule says what goes out in the next day, and what would stop it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from articles.actions import moving, scheduling
from articles.actions.embargoes import lift_embargo
from articles.desk.scheduled import coming_up
from articles.models import Approval, Article, Schedule
from articles.workflow.states import State
from articles.workflow.transitions import Move
from newsroom.clock import newsroom_now, set_clock_offset
from tests.cast import a_story, in_a_while, schedule

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_set_back")]

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def in_english():
    """The clock speaks English in these tests."""
    with translation.override("en"):
        yield


def page_of(client, person) -> str:
    client.force_login(person)
    return " ".join(client.get(reverse("desk:schedule")).content.decode().split())


def scheduled(cast, *, after=HOUR, **fields) -> Article:
    return schedule(a_story(cast, State.APPROVED, **fields), actor=cast.chip, after=after)


def blocked(cast) -> Schedule:
    story = scheduled(cast)
    row = Schedule.objects.get(article=story)
    row.attempts, row.blocked_at, row.reason = 3, newsroom_now(), "IntegrityError: the address is taken"
    row.save()
    return row


def test_an_empty_day_says_what_to_do(client, cast):
    assert "open an approved one and choose its time" in page_of(client, cast.ed)


def test_the_next_day_is_listed_in_order_and_the_rest_is_counted(client, cast):
    later = scheduled(cast, after=3 * HOUR)
    sooner = scheduled(cast, after=HOUR)
    scheduled(cast, after=25 * HOUR)

    coming = coming_up(cast.ed)

    assert [row.article.pk for row in coming.waiting] == [sooner.pk, later.pk]
    assert coming.later == 1
    assert "1 more story is scheduled after these 24 hours." in page_of(client, cast.ed)


def test_times_are_said_as_people_say_them_with_the_zone(client, cast):
    scheduled(cast, after=8 * HOUR + timedelta(minutes=12, seconds=5))

    page = page_of(client, cast.ed)

    assert "(Paris)</time>" in page
    assert "in 8 h 12 min" in page


def test_nothing_stops_a_complete_story_whose_approval_holds(client, cast):
    scheduled(cast)

    (row,) = coming_up(cast.ed).waiting

    assert (row.obstacles, row.late_by) == ([], None)


def test_an_approval_that_no_longer_holds_is_told_before_the_time_comes(client, cast):
    story = scheduled(cast)
    Approval.objects.filter(article=story).update(content_hash="0" * 64)

    assert "The text is not the one that was approved." in page_of(client, cast.ed)


def test_an_embargo_beyond_the_time_is_told(client, cast):
    story = a_story(cast, State.APPROVED, embargo_until=newsroom_now() + 5 * HOUR)
    lift_embargo(story.pk, actor=cast.chip, reason="It is out.")
    schedule(story, actor=cast.chip, after=HOUR)
    Article.objects.filter(pk=story.pk).update(lifted_embargo=None)

    assert "under embargo" in page_of(client, cast.ed)


def test_an_overdue_story_is_shown_as_late_never_as_scheduled(client, cast):
    scheduled(cast)
    set_clock_offset(HOUR + timedelta(seconds=7))

    page = page_of(client, cast.ed)

    assert "1 story is late." in page
    assert "7 s late" in page


def test_a_blocked_story_offers_try_again_to_those_who_publish_it(client, cast):
    row = blocked(cast)
    address = reverse("desk:try_again", args=[row.pk])

    pages = {name: page_of(client, cast[name]) for name in ("ed", "chip", "mia", "rita")}

    assert all("Blocked after three faults." in page for page in pages.values())
    assert {name for name, page in pages.items() if address in page} == {"ed", "chip"}


def test_try_again_unblocks_the_story(client, cast):
    row = blocked(cast)
    client.force_login(cast.ed)

    answer = client.post(reverse("desk:try_again", args=[row.pk]))

    row.refresh_from_db()
    assert (answer.status_code, row.blocked_at, row.attempts) == (302, None, 0)


def test_try_again_is_refused_to_those_who_do_not_publish_the_story(client, cast):
    row = blocked(cast)
    statuses = {}
    for name in ("rita", "mia", "nora", "ada"):
        client.force_login(cast[name])
        statuses[name] = client.post(reverse("desk:try_again", args=[row.pk])).status_code

    row.refresh_from_db()
    assert statuses == dict.fromkeys(statuses, 403)
    assert row.blocked_at is not None


@pytest.mark.parametrize("number", [0, 99999999, 10**18, 10**19, 10**25])
def test_try_again_on_what_is_no_schedule_is_not_there(client, cast, number):
    client.force_login(cast.chip)

    assert client.post(f"/desk/schedule/{number}/try-again/").status_code == 404


def test_a_refused_story_is_listed_with_its_reason_until_somebody_acts(client, cast):
    story = scheduled(cast)
    set_clock_offset(8 * HOUR)
    scheduling.publish_due()

    refused = page_of(client, cast.ed)
    moving.move(story.pk, Move.SCHEDULE, actor=cast.chip, when=in_a_while(HOUR))
    mended = coming_up(cast.ed).refused

    assert "more than six hours ago" in refused
    assert mended == []


def test_what_comes_down_is_listed_with_what_readers_will_be_told(client, cast):
    a_story(cast, State.PUBLISHED, expires_at=newsroom_now() + 20 * HOUR, expiry_reason="The fair is over.")
    a_story(cast, State.PUBLISHED, expires_at=newsroom_now() + 30 * HOUR, expiry_reason="Much later.")

    page = page_of(client, cast.ed)

    assert "The fair is over." in page
    assert "Much later." not in page


def test_sensitive_stories_are_listed_for_those_who_may_open_them(client, cast):
    scheduled(cast, sensitive=True, headline="Canary")

    assert "Canary" in page_of(client, cast.ed)
    assert "Canary" not in page_of(client, cast.sam)


def test_steps_are_offered_only_to_those_who_publish_the_story(client, cast):
    story = scheduled(cast)
    address = reverse("desk:move", args=[story.pk, "unschedule"])

    assert address in page_of(client, cast.ed)
    assert address not in page_of(client, cast.mia)
    assert address not in page_of(client, cast.rita)


def test_many_stories_cost_no_more_queries_than_one(client, cast):
    page_of(client, cast.ed)
    counts = []
    for more in (1, 6):
        for _ in range(more):
            scheduled(cast)
            a_story(cast, State.PUBLISHED, expires_at=newsroom_now() + HOUR, expiry_reason="Over.")
        with CaptureQueriesContext(connection) as asked:
            page_of(client, cast.ed)
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 18
