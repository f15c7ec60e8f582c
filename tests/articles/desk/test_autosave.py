"""Autosave: what is typed is kept as it comes, in every state, for whoever writes, and moves nothing."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.actions import drafting
from articles.actions.scheduling import publish_due
from articles.models import Article, Revision, WorkingCopy
from articles.models.revision import Why
from articles.workflow.states import State
from newsroom.clock import set_clock_offset
from tests.articles.desk.tab import Tab
from tests.cast import a_draft, a_story, rewrite

pytestmark = pytest.mark.django_db


def the_copy() -> WorkingCopy:
    return WorkingCopy.objects.select_related("base").get()


@pytest.mark.parametrize("state", State)
def test_words_are_kept_in_every_state_and_move_nothing(cast, state):
    story = a_draft(cast)
    tab = Tab(cast.rita, story)
    story = Article.objects.get(pk=story.pk)
    tab_story = a_story(cast, state)
    before = Article.objects.filter(pk=tab_story.pk).values().get()
    tab.pk, tab.form["base"] = tab_story.pk, [str(tab_story.head_id)]

    answer = tab.type(body="<p>Typed just now.</p>")

    assert (answer.status_code, the_copy().content["body"]) == (200, "<p>Typed just now.</p>")
    assert Article.objects.filter(pk=tab_story.pk).values().get() == before


def test_the_answer_names_the_digest_of_what_is_stored(cast):
    tab = Tab(cast.rita, a_draft(cast))
    tab.type(body="<p>One.</p>")
    late = tab.autosave()
    newest = tab.type(body="<p>One, two.</p>").json()

    answer = tab.send_again(late).json()

    assert answer["digest"] == newest["digest"] != late["digest"]
    assert (answer["sequence"], the_copy().content["body"]) == (2, "<p>One, two.</p>")


def test_the_same_autosave_sent_twice_is_kept_once(cast):
    tab = Tab(cast.rita, a_draft(cast))
    tab.sequence = 1
    sent = tab.autosave()

    first, second = tab.send_again(sent).json(), tab.send_again(sent).json()

    assert (first["digest"], first["sequence"], first["kept_at"]) == (
        second["digest"],
        second["sequence"],
        second["kept_at"],
    )


def test_words_that_arrive_changed_are_not_acknowledged(cast):
    tab = Tab(cast.rita, a_draft(cast))

    answer = tab.send_again(tab.autosave(kicker="Changed on its way"))

    assert (answer.status_code, WorkingCopy.objects.count()) == (422, 0)
    assert "refused" in answer.json()


def test_a_half_typed_date_comes_back_letter_for_letter_and_costs_no_other_word(cast):
    tab = Tab(cast.rita, a_draft(cast, headline="Before"))

    answer = tab.type(embargo_until="2026-11-2", headline="After", body="<p>New.</p>").json()

    copy = the_copy()
    assert list(answer["unread"]) == ["embargo_until"]
    assert ["embargo_until", "2026-11-2"] in copy.typed["fields"]
    assert (copy.content["headline"], copy.content["body"], copy.content["embargo_until"]) == (
        "After",
        "<p>New.</p>",
        None,
    )


def test_a_relation_that_is_not_there_is_told_and_costs_no_word(cast):
    tab = Tab(cast.rita, a_draft(cast))

    answer = tab.type(bylines=[str(2**40)], body="<p>New.</p>")

    assert "byline" in answer.json()["unread"][""]
    assert (the_copy().content["body"], the_copy().content["byline_ids"]) == (
        "<p>New.</p>",
        [cast.rita.author.pk],
    )


def test_what_a_story_may_not_hold_is_left_out_and_told(cast):
    tab = Tab(cast.rita, a_draft(cast))

    answer = tab.type(body="<p>Text<script>x</script><img src='http://a.example/i.png'></p>").json()

    assert the_copy().content["body"] == "<p>Text</p>"
    assert len(answer["left_out"]) == 1


def test_somebody_who_never_writes_the_story_keeps_nothing_in_it(cast):
    story = a_draft(cast)
    for person in (cast.sam, cast.mia):
        tab = Tab(cast.rita, story)
        tab.client.force_login(person)

        assert tab.type(body="<p>Intruding.</p>").status_code == 403
    assert WorkingCopy.objects.count() == 0


def test_the_words_of_somebody_who_may_no_longer_write_are_kept(cast):
    story = a_draft(cast)
    drafting.assign_writers(story.pk, writers=[cast.sam], actor=cast.rita)
    tab = Tab(cast.sam, story)
    tab.type(body="<p>One.</p>")
    drafting.assign_writers(story.pk, writers=[], actor=cast.rita)

    assert tab.type(body="<p>One, two.</p>").status_code == 200
    assert the_copy().content["body"] == "<p>One, two.</p>"


def test_nobody_writes_into_the_tab_of_somebody_else(cast):
    story = a_draft(cast)
    mine, theirs = Tab(cast.rita, story), Tab(cast.ed, story)
    mine.type(body="<p>Mine.</p>")
    theirs.name, theirs.sequence = mine.name, 10

    answer = theirs.type(body="<p>Theirs.</p>")

    assert (answer.status_code, the_copy().content["body"]) == (409, "<p>Mine.</p>")
    assert theirs.is_here().status_code == 200
    assert mine.is_here().status_code == 409


def test_a_story_one_may_not_see_is_not_there(cast):
    story = a_draft(cast, sensitive=True)
    tab = Tab(cast.rita, story)
    tab.client.force_login(cast.mia)

    for answer in (tab.type(body="<p>x</p>"), tab.is_here(), tab.takes_over()):
        assert answer.status_code == 404


def test_an_autosave_demands_its_base(cast):
    tab = Tab(cast.rita, a_draft(cast))
    other = a_draft(cast)

    assert tab.type(base="").status_code == 428
    assert tab.type(base=str(other.head_id)).status_code == 422


def test_words_in_too_many_tabs_are_refused_with_a_sentence(cast, monkeypatch):
    monkeypatch.setattr("articles.actions.copies.MOST", 2)
    story = a_draft(cast)
    tabs = [Tab(cast.rita, story) for _number in range(3)]

    answers = [tab.type(body=f"<p>{place}</p>").status_code for place, tab in enumerate(tabs)]

    assert answers == [200, 200, 409]


def test_after_a_pause_what_was_kept_before_is_a_version_and_the_tab_stands_on_it(cast):
    story = a_draft(cast)
    tab = Tab(cast.rita, story)
    tab.type(body="<p>Before the pause.</p>")
    set_clock_offset(timedelta(minutes=11))

    answer = tab.type(body="<p>Before the pause. And after.</p>").json()

    head = Article.objects.select_related("head").get(pk=story.pk).head
    assert (head.body, head.why, head.made_by) == ("<p>Before the pause.</p>", Why.PAUSED, cast.rita)
    assert (answer["base"], answer["unsaved"]) == (head.pk, True)
    assert the_copy().content["body"] == "<p>Before the pause. And after.</p>"


def test_while_one_goes_on_typing_no_version_is_made(cast):
    story = a_draft(cast)
    tab = Tab(cast.rita, story)
    for minute in range(0, 40, 8):
        set_clock_offset(timedelta(minutes=minute))
        tab.type(body=f"<p>Minute {minute}.</p>")

    assert Revision.objects.filter(article=story).count() == 1


def test_a_story_that_is_approved_moves_by_no_pause(cast):
    story = a_story(cast, State.APPROVED)
    tab = Tab(cast.rita, story)
    tab.type(body="<p>Before the pause.</p>")
    set_clock_offset(timedelta(minutes=11))
    tab.type(body="<p>After it.</p>")

    assert (Article.objects.get(pk=story.pk).state, Article.objects.get(pk=story.pk).head_id) == (
        State.APPROVED,
        story.head_id,
    )


def test_the_clock_publishing_meanwhile_is_told_and_is_no_conflict(cast):
    story = a_story(cast, State.SCHEDULED)
    tab = Tab(cast.rita, a_draft(cast))
    tab.pk, tab.form["base"] = story.pk, [str(story.head_id)]
    seen = tab.is_here(publication_version=0).json()
    assert seen["publication"] == {"version": 0, "sentence": ""}
    set_clock_offset(timedelta(hours=2))
    publish_due()

    told = tab.is_here(publication_version=0).json()

    assert (told["publication"]["version"], told["head"]["id"]) == (1, story.head_id)
    assert told["publication"]["sentence"].startswith("Published at ")
    saved = rewrite(story, actor=cast.ed, headline="Corrected", change_kind="update", change_note="New.")
    assert saved.outcome == drafting.Outcome.SAVED


LONG = "".join(
    f"<p>Paragraph {number} of a long story, with a dozen words in it.</p>" for number in range(800)
)


def test_an_autosave_costs_few_statements_however_long_the_story(cast):
    counted = {}
    for name, body in (("short", "<p>Short.</p>"), ("long", LONG)):
        tab = Tab(cast.rita, a_draft(cast, body=body))
        tab.type(body=body + "<p>First.</p>")
        with CaptureQueriesContext(connection) as asked:
            assert tab.type(body=body + "<p>Second.</p>").status_code == 200
        counted[name] = [query["sql"] for query in asked if "SAVEPOINT" not in query["sql"]]

    assert len(counted["long"]) == len(counted["short"]), counted
    # Two of these find out who asks.
    assert len(counted["short"]) <= 10, counted["short"]


def test_a_session_that_is_over_is_told_in_json(cast):
    tab = Tab(cast.rita, a_draft(cast))
    tab.client.logout()

    answer = tab.type(body="<p>Still here.</p>")

    assert (answer.status_code, answer.json()["signed_out"]) == (401, True)
    assert answer.json()["door"].startswith("/accounts/login/")


def test_an_old_token_is_told_in_json(cast):
    tab = Tab(cast.rita, a_draft(cast))
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.rita)
    tab.client = strict

    answer = tab.type(body="<p>Still here.</p>")

    assert (answer.status_code, answer.json()["csrf"]) == (403, True)
