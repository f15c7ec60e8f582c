"""Moves start from a page that asks; its button never lies, and what was typed is kept when the answer is no."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from lxml import html

from articles.actions.facts import facts_for
from articles.actions.scheduling import publish_due
from articles.models import Article, ReviewAfter
from articles.workflow.rules import moves_for
from articles.workflow.states import State
from articles.workflow.transitions import Move
from newsroom.clock import newsroom_now, set_clock_offset
from tests.articles.desk.browsing import ask, edit_url, form_on, make_move, move_url, typed, words_of
from tests.cast import PEOPLE, a_change_to_a_live_story, a_draft, a_story, rewrite, submit

pytestmark = pytest.mark.django_db


def state_of(article) -> str:
    return Article.objects.get(pk=article.pk).state


@pytest.mark.parametrize("state", list(State))
def test_the_buttons_are_those_of_the_table(client, cast, state):
    story = a_story(cast, state)
    wrong = []
    for name in PEOPLE:
        person = cast[name]
        client.force_login(person)
        page = client.get(edit_url(story))
        if page.status_code == 403:
            continue
        shown = [
            link.get("data-step") for link in html.fromstring(page.content.decode()).xpath("//a[@data-step]")
        ]
        offered = [offer.move.value for offer in moves_for(facts_for(fresh(story), actor=person))]
        if sorted(shown) != sorted(offered):
            wrong.append((name, shown, offered))

    assert wrong == []


def fresh(article) -> Article:
    return Article.objects.select_related("head__section__parent", "live__section__parent", "approval").get(
        pk=article.pk
    )


def test_a_story_goes_through_all_hands(client, cast):
    story = a_draft(cast)

    make_move(client, cast.rita, story, "submit")
    make_move(client, cast.ed, story, "send_back", note="Who voted against?")
    make_move(client, cast.rita, story, "submit")
    make_move(client, cast.ed, story, "approve")
    answer = make_move(client, cast.ed, story, "schedule", when="2030-01-02T06:00", when_zone="Europe/Paris")

    row = fresh(story).schedules.get()
    assert answer.headers["Location"] == edit_url(story)
    assert state_of(story) == "scheduled"
    assert row.publish_at == datetime(2030, 1, 2, 5, 0, tzinfo=UTC)
    assert (row.zone, row.wall_time) == ("Europe/Paris", "2030-01-02T06:00")


def test_a_note_that_is_not_given_is_asked_for(client, cast):
    story = a_story(cast, State.IN_REVIEW)

    answer = make_move(client, cast.ed, story, "send_back", note="  ")

    assert answer.status_code == 422
    assert "Say in a note what should be changed." in words_of(answer)
    assert state_of(story) == "in_review"


def test_a_refused_move_keeps_what_was_typed(client, cast):
    story = a_story(cast, State.IN_REVIEW)
    form = ask(client, cast.ed, story, "send_back")
    make_move(client, cast.ed, story, "approve")
    make_move(client, cast.chip, story, "publish")

    answer = client.post(move_url(story, "send_back"), typed(form, note="A long note, typed with care."))

    assert answer.status_code == 409
    assert "A long note, typed with care." in answer.content.decode()


def test_only_the_text_that_was_read_is_approved(client, cast):
    story = a_story(cast, State.IN_REVIEW)
    form = ask(client, cast.ed, story, "approve")
    rewrite(story, actor=cast.rita, headline="Changed behind the editor’s back")

    answer = client.post(move_url(story, "approve"), typed(form))

    assert answer.status_code == 422
    assert "The story has changed since you read it." in words_of(answer)
    assert "Changed behind the editor’s back" in words_of(answer)
    assert state_of(story) == "in_review"


def test_after_reading_the_newest_text_it_can_be_approved_from_the_same_page(client, cast):
    story = a_story(cast, State.IN_REVIEW)
    form = ask(client, cast.ed, story, "approve")
    rewrite(story, actor=cast.rita, headline="Changed")
    refused = client.post(move_url(story, "approve"), typed(form))

    answer = client.post(move_url(story, "approve"), form_on(refused, form_id="ask-form"))

    assert answer.status_code == 302
    assert state_of(story) == "approved"


def test_whoever_wrote_the_text_is_told_before_pressing_that_somebody_else_approves(client, cast):
    story = a_draft(cast, by="ed")
    submit(story, actor=cast.ed)
    client.force_login(cast.ed)

    page = words_of(client.get(move_url(story, "approve")))

    assert "You wrote part of this text, so somebody else must approve it." in page


def test_an_hour_that_does_not_exist_is_refused_with_the_next_one(client, cast):
    story = a_story(cast, State.APPROVED)

    answer = make_move(client, cast.ed, story, "schedule", when="2027-03-28T02:30", when_zone="Europe/Paris")

    assert answer.status_code == 422
    assert "The next time that does is 03:00." in words_of(answer)
    assert "2027-03-28T02:30" in answer.content.decode()


def test_a_doubled_hour_is_asked_and_the_second_one_can_be_chosen(client, cast):
    story = a_story(cast, State.APPROVED)

    asked = make_move(client, cast.ed, story, "schedule", when="2027-10-31T02:30", when_zone="Europe/Paris")
    form = form_on(asked, form_id="ask-form")
    answer = client.post(move_url(story, "schedule"), typed(form, when_fold="1"))

    assert "02:30 comes twice" in words_of(asked)
    assert answer.status_code == 302
    assert fresh(story).schedules.get().publish_at == datetime(2027, 10, 31, 1, 30, tzinfo=UTC)


def test_a_time_in_the_past_is_refused(client, cast):
    story = a_story(cast, State.APPROVED)

    answer = make_move(client, cast.ed, story, "schedule", when="2001-01-01T06:00")

    assert answer.status_code == 409
    assert "This time has passed." in words_of(answer)


def test_the_time_planned_is_proposed(client, cast):
    story = a_story(cast, State.APPROVED, planned_at=datetime(2030, 7, 1, 4, 0, tzinfo=UTC))

    form = ask(client, cast.ed, story, "schedule")

    assert (form["when"], form["when_zone"]) == (["2030-07-01T06:00"], ["Europe/Paris"])


def test_a_zone_nobody_knows_is_a_sentence(client, cast):
    story = a_story(cast, State.APPROVED)

    answer = make_move(client, cast.ed, story, "schedule", when="2030-01-01T06:00", when_zone="Mars/Olympus")

    assert answer.status_code == 422
    assert "There is no time zone called “Mars/Olympus”." in words_of(answer)


def test_only_the_chief_is_shown_the_urgent_way(client, cast):
    story = a_story(cast, State.IN_REVIEW)
    pages = {}
    for person in (cast.ed, cast.chip):
        client.force_login(person)
        pages[person.name] = (
            move_url(story, "publish_urgently") in client.get(edit_url(story)).content.decode()
        )

    assert pages == {cast.ed.name: False, cast.chip.name: True}


def test_what_went_out_urgently_is_read_afterwards_by_another_person(client, cast):
    story = a_story(cast, State.IN_REVIEW)
    make_move(client, cast.chip, story, "publish_urgently", reason="The bridge has fallen.")
    url = reverse("desk:close_review", args=[story.pk])
    own = client.post(url, {"note": "I read it myself."})
    client.force_login(cast.ed)
    shown = words_of(client.get(reverse("desk:home")))

    answer = client.post(url, {"note": "Read, and right."})

    assert own.status_code == 403
    assert "I read it myself." in own.content.decode()
    assert "The bridge has fallen." in shown
    assert answer.status_code == 302
    assert ReviewAfter.objects.get().closed_by == cast.ed


def test_withdrawing_needs_a_reason_that_readers_will_see(client, cast):
    story = a_story(cast, State.PUBLISHED)

    silent = make_move(client, cast.ed, story, "withdraw")
    answer = make_move(client, cast.ed, story, "withdraw", reason="A name was wrong.")

    assert silent.status_code == 422
    assert answer.status_code == 302
    assert fresh(story).withdrawals.get().reason == "A name was wrong."


def test_an_embargo_is_lifted_by_the_chief_alone_with_a_reason(client, cast):
    story = a_story(cast, State.APPROVED, embargo_until=newsroom_now() + timedelta(days=1))
    url = reverse("desk:lift_embargo", args=[story.pk])
    client.force_login(cast.ed)
    editors = client.post(url, {"reason": "I want to."})
    client.force_login(cast.chip)
    silent = client.post(url, {"reason": ""})

    answer = client.post(url, {"reason": "The ministry published first."})

    assert (editors.status_code, silent.status_code, answer.status_code) == (403, 422, 302)
    assert fresh(story).lifted_embargo == fresh(story).head.embargo_until


def test_unscheduling_to_edit_leaves_a_draft(client, cast):
    story = a_story(cast, State.SCHEDULED)
    client.force_login(cast.ed)

    answer = client.post(reverse("desk:unlock", args=[story.pk]))

    assert answer.headers["Location"] == edit_url(story)
    assert state_of(story) == "draft"


def test_a_change_can_be_discarded(client, cast):
    story = a_change_to_a_live_story(cast)

    make_move(client, cast.rita, story, "discard_change")

    assert (state_of(story), fresh(story).head.headline) == ("published", "Council votes the budget")


def test_moves_that_nobody_makes_by_hand_have_no_page(client, cast):
    story = a_story(cast, State.SCHEDULED)
    client.force_login(cast.chip)

    assert [client.get(move_url(story, move)).status_code for move in (Move.BOUNCE, Move.REVISE, "fly")] == [
        404
    ] * 3


def test_a_story_spiked_by_its_writer_is_still_theirs_to_see(client, cast):
    story = a_draft(cast)

    answer = make_move(client, cast.rita, story, "spike")

    assert answer.headers["Location"] == edit_url(story)
    assert client.get(edit_url(story)).status_code == 200


def test_a_refused_schedule_is_told_on_the_story_and_under_my_work(client, cast):
    story = a_story(cast, State.SCHEDULED)
    set_clock_offset(timedelta(days=1))
    publish_due()
    client.force_login(cast.ed)

    page = words_of(client.get(edit_url(story)))
    home = words_of(client.get(reverse("desk:home")))

    assert "The clock was not allowed to publish this story" in page
    assert "The clock was not allowed to publish it." in home
    assert "more than six hours ago" in home


def test_following_puts_a_story_under_my_work_and_unfollowing_takes_it_away(client, cast):
    story = a_draft(cast)
    client.force_login(cast.sam)
    client.post(reverse("desk:follow", args=[story.pk]), {"next": edit_url(story)})
    followed = words_of(client.get(reverse("desk:home")))
    client.post(reverse("desk:unfollow", args=[story.pk]))

    assert "Council votes the budget" in followed
    assert "Council votes the budget" not in words_of(client.get(reverse("desk:home")))


def test_an_editor_chooses_who_writes_a_story(client, cast):
    story = a_draft(cast)
    client.force_login(cast.ed)

    client.post(reverse("desk:writers", args=[story.pk]), {"writers": [cast.sam.pk]})

    assert list(story.writers.all()) == [cast.sam]


def test_a_stranger_chooses_no_writers_and_nobody_makes_a_picture_editor_one(client, cast):
    story = a_draft(cast)
    url = reverse("desk:writers", args=[story.pk])
    client.force_login(cast.mia)
    strangers = client.post(url, {"writers": [cast.sam.pk]})
    client.force_login(cast.ed)
    wrong = client.post(url, {"writers": [cast.nora.pk]})

    assert (strangers.status_code, wrong.status_code) == (403, 422)
    assert list(story.writers.all()) == []
