"""Who writes and who is there: told to every tab, taken over politely, and never at the cost of a word."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Event
from articles.models import Article, EditLock, Presence, Revision, WorkingCopy
from articles.models.revision import Why
from articles.workflow.states import State
from newsroom.clock import set_clock_offset
from tests.articles.desk.tab import Tab
from tests.cast import a_draft, a_story, rewrite

pytestmark = pytest.mark.django_db


def head_of(story) -> Revision:
    return Article.objects.select_related("head__made_by").get(pk=story.pk).head


def test_the_first_edit_takes_the_lock_and_others_are_told_whose_it_is(cast):
    story = a_draft(cast)
    rita, ed = Tab(cast.rita, story), Tab(cast.ed, story)

    taken = rita.is_here(want_lock="1", typing="1").json()
    seen = ed.is_here(want_lock="1").json()

    assert (taken["lock"]["mine"], taken["fence"]) == (True, 1)
    assert (seen["lock"]["mine"], seen["lock"]["name"], seen["fence"]) == (False, cast.rita.name, None)
    assert seen["lock"]["since_words"]


def test_a_lock_nobody_renews_is_anybodys_and_its_token_grows(cast):
    story = a_draft(cast)
    rita, ed = Tab(cast.rita, story), Tab(cast.ed, story)
    rita.is_here(want_lock="1")
    set_clock_offset(timedelta(seconds=61))

    assert ed.is_here().json()["lock"] is None
    assert ed.is_here(want_lock="1").json()["fence"] == 2
    assert rita.is_here(want_lock="1").json()["lock"]["taken_from_me"] is True


def test_presence_and_autosave_renew_the_lock(cast):
    story = a_draft(cast)
    rita, ed = Tab(cast.rita, story), Tab(cast.ed, story)
    rita.is_here(want_lock="1")
    set_clock_offset(timedelta(seconds=50))
    rita.is_here()
    set_clock_offset(timedelta(seconds=100))
    rita.type(body="<p>On.</p>")
    set_clock_offset(timedelta(seconds=150))

    assert ed.is_here(want_lock="1").json()["lock"]["name"] == cast.rita.name


def test_who_only_reads_takes_no_lock(cast):
    story = a_draft(cast)
    sam = Tab(cast.sam, story)

    assert sam.is_here(want_lock="1").json()["lock"] is None
    assert sam.takes_over().status_code == 403
    assert not EditLock.objects.exists()


def test_taking_over_makes_the_other_s_words_the_newest_version_first(cast):
    story = a_draft(cast)
    rita, ed = Tab(cast.rita, story), Tab(cast.ed, story)
    rita.is_here(want_lock="1")
    rita.type(body="<p>Rita was here.</p>")

    told = ed.takes_over().json()

    head = head_of(story)
    assert (head.body, head.made_by, head.why) == ("<p>Rita was here.</p>", cast.rita, Why.HANDED)
    assert told["handed"] == {"number": head.number, "name": cast.rita.name, "id": head.pk}
    assert (told["lock"]["mine"], told["fence"], told["head"]["id"]) == (True, 2, head.pk)


def test_the_tab_that_was_taken_over_is_told_by_whom_and_its_words_are_still_kept(cast):
    story = a_draft(cast)
    rita, ed = Tab(cast.rita, story), Tab(cast.ed, story)
    rita.type(body="<p>One.</p>")
    ed.takes_over()

    told = rita.type(body="<p>One, two.</p>").json()

    assert (told["lock"]["taken_from_me"], told["lock"]["name"], told["fence"]) == (True, cast.ed.name, None)
    assert WorkingCopy.objects.get(tab=rita.name).content["body"] == "<p>One, two.</p>"
    assert rita.is_here().json()["lock"]["taken_from_me"] is True


def test_a_hand_over_of_words_on_an_older_version_keeps_them_beside_it(cast):
    story = a_draft(cast)
    rita, ed = Tab(cast.rita, story), Tab(cast.ed, story)
    rita.type(body="<p>Rita was here.</p>")
    rewrite(story, actor=cast.chip, body="<p>Chip was quicker.</p>")

    handed = ed.takes_over().json()["handed"]

    assert head_of(story).made_by == cast.chip
    assert Revision.objects.get(pk=handed["id"]).body == "<p>Rita was here.</p>"


def test_a_half_typed_date_holds_up_no_word_of_a_hand_over_and_stays_unsaved(cast):
    story = a_draft(cast)
    rita, ed = Tab(cast.rita, story), Tab(cast.ed, story)
    rita.type(body="<p>Rita was here.</p>", deadline="2026-11-2")

    handed = [ed.takes_over().json()["handed"], Tab(cast.chip, story).takes_over().json()["handed"]]

    assert (head_of(story).body, [bool(one) for one in handed]) == ("<p>Rita was here.</p>", [True, False])
    assert ["deadline", "2026-11-2"] in WorkingCopy.objects.unsaved().get().typed["fields"]


def test_a_hand_over_on_an_approved_story_moves_nothing(cast):
    story = a_story(cast, State.APPROVED)
    rita, ed = Tab(cast.rita, story), Tab(cast.ed, story)
    rita.type(body="<p>Rita was here.</p>")

    handed = ed.takes_over().json()["handed"]

    now = Article.objects.get(pk=story.pk)
    assert (now.state, now.head_id) == (State.APPROVED, story.head_id)
    assert Revision.objects.get(pk=handed["id"]).body == "<p>Rita was here.</p>"


def test_one_goes_on_in_another_tab_of_one_s_own_by_one_click(cast):
    story = a_draft(cast)
    first, second = Tab(cast.rita, story), Tab(cast.rita, story)
    first.type(body="<p>In the first.</p>")

    assert second.is_here(want_lock="1").json()["lock"]["same_person"] is True
    assert second.takes_over().json()["fence"] == 2
    assert head_of(story).body == "<p>In the first.</p>"
    assert not Event.objects.filter(verb="article.take_over").exists()


def test_a_take_over_is_told_in_the_history(client, cast):
    story = a_draft(cast)
    Tab(cast.rita, story).type(body="<p>Rita was here.</p>")
    Tab(cast.ed, story).takes_over()
    client.force_login(cast.ed)

    page = client.get(f"/desk/articles/{story.pk}/history/").content.decode()

    assert "Ed Marchetti took over from Rita Okonkwo-Lefèvre" in page
    assert "kept when somebody else took over" in page


def test_who_leaves_with_nothing_unsaved_leaves_the_lock_too(cast):
    story = a_draft(cast)
    rita, ed = Tab(cast.rita, story), Tab(cast.ed, story)
    rita.is_here(want_lock="1")
    rita.leaves()

    told = ed.is_here(want_lock="1").json()

    assert (told["fence"], [person["name"] for person in told["people"]]) == (2, [cast.ed.name])


def test_who_leaves_with_unsaved_words_keeps_the_lock_until_it_lapses(cast):
    story = a_draft(cast)
    rita, ed = Tab(cast.rita, story), Tab(cast.ed, story)
    rita.type(body="<p>Unsaved.</p>")
    rita.leaves()

    assert ed.is_here(want_lock="1").json()["lock"]["name"] == cast.rita.name


def test_everybody_there_is_named_once_with_what_they_do(cast):
    story = a_draft(cast)
    tabs = [Tab(cast.rita, story), Tab(cast.rita, story), Tab(cast.sam, story)]
    tabs[0].is_here()
    tabs[1].is_here(typing="1", unsaved="1")

    people = tabs[2].is_here().json()["people"]

    assert [(one["name"], one["tabs"], one["typing"], one["unsaved"], one["tab_mine"]) for one in people] == [
        (cast.rita.name, 2, True, True, False),
        (cast.sam.name, 1, False, False, True),
    ]


def test_who_has_not_been_heard_of_is_gone(cast):
    story = a_draft(cast)
    Tab(cast.rita, story).is_here(typing="1")
    set_clock_offset(timedelta(seconds=20))
    ed = Tab(cast.ed, story)
    assert [one["typing"] for one in ed.is_here().json()["people"]] == [False, False]

    set_clock_offset(timedelta(seconds=40))

    assert [one["name"] for one in ed.is_here().json()["people"]] == [cast.ed.name]


def test_a_newer_version_and_a_move_are_told_to_open_tabs(cast):
    story = a_draft(cast)
    ed = Tab(cast.ed, story)
    rewrite(story, actor=cast.rita, headline="Newer")

    told = ed.is_here().json()

    assert (told["head"]["number"], told["head"]["by"], told["head"]["by_me"]) == (2, cast.rita.name, False)
    assert told["state"]["name"] == "draft"


def test_presence_costs_the_same_with_thirty_people_as_with_one(cast):
    story = a_draft(cast)
    tab = Tab(cast.rita, story)
    counted = []
    for crowd in (1, 30):
        Presence.objects.exclude(tab=tab.name).delete()
        for _number in range(crowd - 1):
            Tab(cast.sam, story).is_here()
        tab.is_here(want_lock="1")
        with CaptureQueriesContext(connection) as asked:
            tab.is_here(typing="1")
        counted.append(len(asked))

    assert counted[0] == counted[1] <= 8, counted
