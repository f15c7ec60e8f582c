"""The clock: what is due goes out once, what may not go out says why, and one bad row stops no other."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Event
from articles.actions import moving, scheduling
from articles.actions.embargoes import lift_embargo
from articles.actions.locking import NoSuchStory
from articles.actions.moving import MoveRefused
from articles.models import Address, Approval, Article, LiveStory, Outbox, Publication, Schedule, Withdrawal
from articles.workflow.states import State
from articles.workflow.transitions import Move
from newsroom.clock import newsroom_now, set_clock_offset
from tests.cast import a_change_to_a_live_story, a_story, approve, in_a_while, schedule, submit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_set_back")]

HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)


def after(span: timedelta) -> None:
    """The newsroom's clock is this much later than the story was scheduled."""
    set_clock_offset(span)


def state_of(article: Article) -> State:
    return Article.objects.get(pk=article.pk).status


def row_of(article: Article) -> Schedule:
    return Schedule.objects.filter(article=article).latest("id")


def address_already_given(article: Article, *, other: Article) -> Address:
    """A fault of the kind nobody foresees: the database refuses the very address the approval reserved."""
    moment = newsroom_now() + HOUR
    approval = Approval.objects.get(article=article, ended_at=None)
    path = f"politics/{moment:%Y/%m/%d}/{approval.slug}"
    return Address.objects.create(article=other, edition="en", path=path, is_current=False)


def test_nothing_goes_out_before_its_time(cast):
    story = a_story(cast, State.SCHEDULED)
    after(HOUR - SECOND)

    handled = scheduling.publish_due()

    assert handled == 0
    assert state_of(story) == State.SCHEDULED


def test_a_story_goes_out_when_its_time_has_come(cast):
    story = a_story(cast, State.SCHEDULED)
    after(HOUR)

    handled = scheduling.publish_due()

    assert handled == 1
    assert state_of(story) == State.PUBLISHED
    assert LiveStory.objects.filter(article_id=story.pk).exists()
    assert row_of(story).status == Schedule.Status.DONE


def test_the_clock_signs_what_it_publishes(cast):
    story = a_story(cast, State.SCHEDULED)
    after(HOUR)

    scheduling.publish_due()

    event = Event.objects.about(story).last()
    assert (event.verb, event.actor, event.actor_name) == ("article.publish", None, "clock")


def test_a_second_look_publishes_nothing_twice(cast):
    story = a_story(cast, State.SCHEDULED)
    row = row_of(story)
    after(HOUR)
    scheduling.publish_due()

    again = (scheduling.publish_due(), scheduling.deliver(row.pk, row.generation))

    assert again == (0, False)
    assert Publication.objects.filter(article=story).count() == 1


def test_a_late_story_says_how_late_it_was(cast):
    story = a_story(cast, State.SCHEDULED)
    after(HOUR + 7 * SECOND)

    scheduling.publish_due()

    late = Publication.objects.get(article=story).late_by
    assert timedelta(seconds=7) <= late < timedelta(seconds=8)


def test_stories_that_waited_go_out_in_the_order_of_their_times(cast):
    second = schedule(a_story(cast, State.APPROVED), actor=cast.chip, after=2 * HOUR)
    first = schedule(a_story(cast, State.APPROVED), actor=cast.chip, after=HOUR)
    after(3 * HOUR)

    scheduling.publish_due()

    assert list(Publication.objects.order_by("id").values_list("article", flat=True)) == [first.pk, second.pk]


def test_more_than_six_hours_late_is_refused_and_the_desk_is_told(cast):
    story = a_story(cast, State.SCHEDULED)
    after(7 * HOUR + SECOND)

    scheduling.publish_due()

    row = row_of(story)
    assert state_of(story) == State.APPROVED
    assert (row.status, "six hours" in row.reason) == (Schedule.Status.REFUSED, True)
    assert not LiveStory.objects.filter(article_id=story.pk).exists()
    assert set(Outbox.objects.filter(kind="bounce").values_list("to", flat=True)) == {
        cast.rita.email,
        cast.ed.email,
        cast.chip.email,
    }


def test_six_hours_late_still_goes_out(cast):
    story = a_story(cast, State.SCHEDULED)
    after(7 * HOUR - SECOND)

    scheduling.publish_due()

    assert state_of(story) == State.PUBLISHED


def test_a_text_that_is_not_the_approved_one_bounces_with_the_reason_and_its_time(cast):
    story = a_story(cast, State.SCHEDULED)
    chosen = row_of(story).publish_at
    Approval.objects.filter(article=story).update(content_hash="0" * 64)
    after(HOUR)

    scheduling.publish_due()

    row = row_of(story)
    assert (row.status, row.publish_at) == (Schedule.Status.REFUSED, chosen)
    assert row.reason == "The text is not the one that was approved. It must be approved again."
    assert Event.objects.about(story).last().detail["said"] == row.reason
    assert state_of(story) == State.APPROVED


def test_an_embargo_that_came_back_bounces_the_story(cast):
    embargo = newsroom_now() + 5 * HOUR
    story = a_story(cast, State.APPROVED, embargo_until=embargo)
    lift_embargo(story.pk, actor=cast.chip, reason="The ministry published first.")
    schedule(story, actor=cast.chip, after=HOUR)
    Article.objects.filter(pk=story.pk).update(lifted_embargo=None)
    after(HOUR)

    scheduling.publish_due()

    assert row_of(story).status == Schedule.Status.REFUSED
    assert "embargo" in row_of(story).reason


def test_a_time_before_the_embargo_is_refused_when_it_is_chosen(cast):
    story = a_story(cast, State.APPROVED, embargo_until=newsroom_now() + 5 * HOUR)

    with pytest.raises(MoveRefused, match="embargo"):
        schedule(story, actor=cast.chip, after=4 * HOUR)

    assert state_of(story) == State.APPROVED


def test_a_bounced_story_can_be_scheduled_anew(cast):
    story = a_story(cast, State.SCHEDULED)
    after(8 * HOUR)
    scheduling.publish_due()

    schedule(story, actor=cast.chip, after=HOUR)

    assert state_of(story) == State.SCHEDULED
    assert Schedule.objects.filter(article=story).count() == 2


def test_a_fault_is_counted_and_waits_one_second_then_two(cast):
    story, other = a_story(cast, State.SCHEDULED), a_story(cast, State.DRAFT)
    address_already_given(story, other=other)
    waits = []
    for late in (0, 2):
        after(HOUR + late * SECOND)
        scheduling.publish_due()
        row = row_of(story)
        waits.append((row.attempts, row.next_attempt_at - newsroom_now()))

    assert waits == [(1, SECOND), (2, 2 * SECOND)]
    assert state_of(story) == State.SCHEDULED


def test_a_story_backing_off_is_left_alone_until_its_pause_is_over(cast):
    story, other = a_story(cast, State.SCHEDULED), a_story(cast, State.DRAFT)
    taken = address_already_given(story, other=other)
    after(HOUR)
    scheduling.publish_due()
    taken.delete()

    too_soon = scheduling.publish_due()
    after(HOUR + SECOND)
    in_time = scheduling.publish_due()

    assert (too_soon, in_time) == (0, 1)
    assert state_of(story) == State.PUBLISHED


def test_three_faults_block_the_schedule_and_leave_the_story_scheduled(cast):
    story, other = a_story(cast, State.SCHEDULED), a_story(cast, State.DRAFT)
    address_already_given(story, other=other)

    for late in (0, 2, 5, 60):
        after(HOUR + late * SECOND)
        scheduling.publish_due()

    row = row_of(story)
    assert (row.attempts, row.status, row.blocked_at is not None) == (3, Schedule.Status.PENDING, True)
    assert row.reason.startswith("IntegrityError")
    assert state_of(story) == State.SCHEDULED


def test_a_blocked_story_goes_out_after_try_again(cast):
    story, other = a_story(cast, State.SCHEDULED), a_story(cast, State.DRAFT)
    taken = address_already_given(story, other=other)
    for late in (0, 2, 5):
        after(HOUR + late * SECOND)
        scheduling.publish_due()
    taken.delete()

    scheduling.try_again(row_of(story).pk, actor=cast.ed)
    scheduling.publish_due()

    assert state_of(story) == State.PUBLISHED
    assert Event.objects.about(story).filter(verb="schedule.try_again").get().actor == cast.ed


def test_only_those_who_publish_the_story_say_try_again(cast):
    story = a_story(cast, State.SCHEDULED)

    for name in ("rita", "mia", "nora", "ada"):
        with pytest.raises((MoveRefused, NoSuchStory)):
            scheduling.try_again(row_of(story).pk, actor=cast[name])


def test_try_again_on_what_is_no_schedule_is_no_fault(cast):
    with pytest.raises(NoSuchStory):
        scheduling.try_again(987654321, actor=cast.chip)


def test_try_again_finds_nothing_to_do_once_the_story_is_out(cast):
    story = a_story(cast, State.SCHEDULED)
    after(HOUR)
    scheduling.publish_due()

    with pytest.raises(MoveRefused, match="no longer waits"):
        scheduling.try_again(row_of(story).pk, actor=cast.chip)


def test_one_bad_story_holds_up_no_other(cast):
    bad, other = a_story(cast, State.SCHEDULED), a_story(cast, State.DRAFT)
    address_already_given(bad, other=other)
    good = [schedule(a_story(cast, State.APPROVED), actor=cast.chip, after=HOUR) for _ in range(3)]
    after(HOUR)

    scheduling.publish_due()

    assert {state_of(story) for story in good} == {State.PUBLISHED}
    assert state_of(bad) == State.SCHEDULED


def test_a_message_for_an_older_time_does_nothing(cast):
    story = a_story(cast, State.SCHEDULED)
    row = row_of(story)
    moving.move(story.pk, Move.RESCHEDULE, actor=cast.chip, when=in_a_while(HOUR / 2))
    after(HOUR)

    old = scheduling.deliver(row.pk, row.generation)
    new = scheduling.deliver(row.pk, row.generation + 1)

    assert (old, new) == (False, True)


def test_a_message_that_comes_too_early_does_nothing(cast):
    story = a_story(cast, State.SCHEDULED)
    row = row_of(story)

    assert scheduling.deliver(row.pk, row.generation) is False
    assert state_of(story) == State.SCHEDULED


def test_an_unscheduled_story_stays_in(cast):
    story = a_story(cast, State.SCHEDULED)
    row = row_of(story)
    moving.move(story.pk, Move.UNSCHEDULE, actor=cast.chip)
    after(HOUR)

    assert (scheduling.publish_due(), scheduling.deliver(row.pk, row.generation)) == (0, False)
    assert state_of(story) == State.APPROVED


def test_unschedule_and_edit_leaves_a_draft_and_remembers_the_time(cast):
    story = a_story(cast, State.SCHEDULED)
    chosen = row_of(story).publish_at

    scheduling.unschedule_and_edit(story.pk, actor=cast.ed)

    assert state_of(story) == State.DRAFT
    assert (row_of(story).status, row_of(story).publish_at) == (Schedule.Status.CANCELLED, chosen)


def test_unschedule_and_edit_needs_both_abilities(cast):
    story = a_story(cast, State.SCHEDULED)

    with pytest.raises(MoveRefused):
        scheduling.unschedule_and_edit(story.pk, actor=cast.rita)

    assert state_of(story) == State.SCHEDULED


def test_what_falls_due_soon_is_named_with_its_generation_and_its_wait(cast):
    soon = schedule(a_story(cast, State.APPROVED), actor=cast.chip, after=20 * SECOND)
    schedule(a_story(cast, State.APPROVED), actor=cast.chip, after=40 * SECOND)

    ((schedule_id, generation, seconds),) = scheduling.due_within(30 * SECOND)

    assert (schedule_id, generation) == (row_of(soon).pk, 1)
    assert 19 <= seconds <= 20


def test_an_expired_story_is_withdrawn_for_the_reason_approved_with_it(cast):
    story = a_story(
        cast, State.PUBLISHED, expires_at=newsroom_now() + HOUR, expiry_reason="The listings have ended."
    )
    after(HOUR)

    scheduling.publish_due()

    assert state_of(story) == State.WITHDRAWN
    assert Withdrawal.objects.get(article=story).reason == "The listings have ended."
    assert Publication.objects.filter(article=story, kind="withdrawal").get().by is None


def test_a_live_story_not_yet_expired_stays(cast):
    story = a_story(cast, State.PUBLISHED, expires_at=newsroom_now() + HOUR, expiry_reason="Ended.")
    after(HOUR - SECOND)

    scheduling.publish_due()

    assert state_of(story) == State.PUBLISHED


def test_an_expiry_takes_down_the_live_text_and_any_change_waiting_for_its_time(cast):
    story = a_story(cast, State.PUBLISHED, expires_at=newsroom_now() + HOUR, expiry_reason="Ended.")
    change = a_change_to_a_live_story(cast, expires_at=newsroom_now() + HOUR, expiry_reason="Ended.")
    submit(change, actor=cast.rita)
    approve(change, actor=cast.chip)
    moving.move(change.pk, Move.PUBLISH, actor=cast.chip)
    after(2 * HOUR)

    scheduling.withdraw_expired()

    assert {state_of(story), state_of(change)} == {State.WITHDRAWN}
    assert not LiveStory.objects.exists()


def test_publish_due_publishes_by_hand(cast, capsys):
    story = a_story(cast, State.SCHEDULED)
    after(HOUR)

    call_command("publish_due")

    assert state_of(story) == State.PUBLISHED
    assert capsys.readouterr().out == "1 handled.\n"


def test_publishing_one_story_costs_at_most_fifteen_queries(cast):
    story = a_story(cast, State.SCHEDULED)
    row = row_of(story)
    after(HOUR)

    with CaptureQueriesContext(connection) as asked:
        scheduling.deliver(row.pk, row.generation)

    statements = [query["sql"] for query in asked if "SAVEPOINT" not in query["sql"]]
    assert state_of(story) == State.PUBLISHED
    assert len(statements) <= 15, "\n".join(statements)
