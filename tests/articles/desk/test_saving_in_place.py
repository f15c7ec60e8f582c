"""Scripts save without leaving the page: every outcome is told in JSON, and the page goes on from there."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from articles.actions.settling import settle_idle
from articles.models import Article, Revision, WorkingCopy
from articles.workflow.states import State
from newsroom.clock import set_clock_offset
from tests.articles.desk.browsing import open_new
from tests.articles.desk.tab import JSON, Tab
from tests.cast import a_change_to_a_live_story, a_draft, a_story, rewrite

pytestmark = pytest.mark.django_db


def test_a_save_answers_what_the_page_stands_on_now(cast):
    story = a_draft(cast)
    tab = Tab(cast.rita, story)
    tab.type(body="<p>New words.</p>")

    digest = tab.save_form()["digest"]
    answer = tab.saves()

    told, head = answer.json(), Article.objects.select_related("head").get(pk=story.pk).head
    assert (answer.status_code, told["outcome"]) == (200, "saved")
    assert told["base"] == told["revision"]["id"] == told["head"]["id"] == head.pk
    assert (head.body, WorkingCopy.objects.unsaved().count()) == ("<p>New words.</p>", 0)
    assert told["digest"] == digest


def test_a_save_that_lost_its_answer_and_a_late_autosave_leave_nothing_unsaved(cast):
    tab = Tab(cast.rita, a_draft(cast))
    tab.sequence = 1
    late = tab.autosave()
    tab.type(body="<p>New words.</p>")
    tab.saves()

    tab.send_again(late)

    assert WorkingCopy.objects.unsaved().count() == 0


def test_words_typed_while_the_save_was_on_its_way_stay_unsaved(cast):
    tab = Tab(cast.rita, a_draft(cast))
    tab.type(body="<p>Saved.</p>")
    saved = tab.save_form()
    tab.type(body="<p>Saved. And more.</p>")

    tab.client.post(reverse("desk:edit", args=[tab.pk]), saved, headers=JSON)

    assert WorkingCopy.objects.unsaved().get().content["body"] == "<p>Saved. And more.</p>"
    set_clock_offset(timedelta(minutes=11))
    assert settle_idle() == 1
    assert Article.objects.select_related("head").get(pk=tab.pk).head.body == "<p>Saved. And more.</p>"


def test_a_conflict_is_told_with_the_way_to_both_texts(cast):
    story = a_draft(cast)
    tab = Tab(cast.rita, story)
    rewrite(story, actor=cast.ed, headline="Ed's", body="<p>Ed's words.</p>")
    tab.type(headline="Rita's", body="<p>Rita's words.</p>")

    answer = tab.saves()

    told = answer.json()
    assert (answer.status_code, told["outcome"]) == (409, "conflict")
    assert told["base"] == told["revision"]["id"] != told["head"]["id"]
    assert told["conflict_url"] == (
        f"/desk/articles/{story.pk}/merge/{told['revision']['id']}..{told['head']['id']}/"
    )
    assert WorkingCopy.objects.unsaved().count() == 0


def test_fields_that_cannot_be_read_are_named(cast):
    tab = Tab(cast.rita, a_draft(cast))
    tab.type(embargo_until="2026-11-2")

    answer = tab.saves()

    assert (answer.status_code, list(answer.json()["unread"])) == (422, ["embargo_until"])


def test_a_save_without_its_base_is_told(cast):
    tab = Tab(cast.rita, a_draft(cast))

    assert tab.saves(base="").status_code == 428


def test_saving_an_approved_story_asks_first(cast):
    tab = Tab(cast.rita, a_story(cast, State.APPROVED))
    tab.type(body="<p>Changed.</p>")

    asked, done = tab.saves(), tab.saves(confirm_revise="yes")

    assert (asked.status_code, asked.json()["asks"]) == (409, True)
    assert (done.status_code, done.json()["state"]["name"]) == (200, "draft")


def test_words_a_locked_story_does_not_take_are_kept_and_named(cast):
    story = a_draft(cast)
    tab = Tab(cast.rita, story)
    tab.type(body="<p>Typed before.</p>")
    spiked = a_story(cast, State.SPIKED)
    tab.pk, tab.form["base"] = spiked.pk, [str(spiked.head_id)]

    answer = tab.saves()

    kept = Revision.objects.get(pk=answer.json()["kept"]["id"])
    assert (answer.status_code, kept.body) == (409, "<p>Typed before.</p>")


def test_a_tab_whose_words_became_a_version_meanwhile_is_no_conflict_with_itself(cast):
    story = a_draft(cast)
    tab = Tab(cast.rita, story)
    tab.type(body="<p>Before lunch.</p>")
    set_clock_offset(timedelta(minutes=11))
    assert settle_idle() == 1
    tab.form["body"] = ["<p>Before lunch. And after.</p>"]

    told = tab.saves().json()

    head = Article.objects.select_related("head__parent").get(pk=story.pk).head
    assert (told["outcome"], head.body, head.parent.body) == (
        "saved",
        "<p>Before lunch. And after.</p>",
        "<p>Before lunch.</p>",
    )


def test_the_page_is_told_to_drop_a_change_that_readers_have_been_told(cast):
    story = a_change_to_a_live_story(cast, State.PUBLISHED)
    tab = Tab(cast.rita, story)
    tab.type(body="<p>More to say.</p>")

    first = tab.saves().json()
    tab.form |= {name: [""] for name in first["emptied"]}
    tab.type(body="<p>More to say still.</p>")
    second = tab.saves().json()

    assert (first["emptied"], second["emptied"]) == (["change_kind", "change_note"], [])
    assert Article.objects.select_related("head").get(pk=story.pk).head.change_kind == ""


def test_a_save_told_again_names_the_version_it_made(cast):
    story = a_draft(cast)
    tab = Tab(cast.rita, story)
    sent = tab.save_form(body="<p>Rita's.</p>")
    first = tab.client.post(tab.at("edit"), sent, headers=JSON).json()
    rewrite(story, actor=cast.ed, headline="Ed's")

    again = tab.client.post(tab.at("edit"), sent, headers=JSON).json()

    assert (again["messages"], again["head"]["number"]) == (first["messages"], 3)


def test_the_first_words_of_a_new_story_make_one_listed_draft_however_often_they_are_sent(client, cast):
    form = open_new(client, cast.rita)
    sent = form | {
        "headline": "A new",
        "deadline": "tomor",
        "tab": str(uuid4()),
        "client_save_id": str(uuid4()),
        "sequence": 0,
    }

    first, again = (client.post(reverse("desk:new"), sent, headers=JSON) for _time in range(2))

    told = first.json()
    story = Article.objects.select_related("head").get()
    assert (first.status_code, again.status_code, again.json()["base"]) == (201, 201, told["base"])
    assert (told["article"], told["base"], told["fence"]) == (story.pk, story.head_id, 1)
    assert (told["edit_url"], list(told["unread"])) == (reverse("desk:edit", args=[story.pk]), ["deadline"])
    assert "A new" in client.get(reverse("desk:home")).content.decode()


def test_words_typed_after_a_beginning_that_lost_its_answer_are_not_acknowledged_unkept(client, cast):
    form = open_new(client, cast.rita) | {"tab": str(uuid4()), "client_save_id": str(uuid4())}
    first = client.post(reverse("desk:new"), form | {"body": "<p>One.</p>"}, headers=JSON).json()

    again = client.post(reverse("desk:new"), form | {"body": "<p>One. Two.</p>"}, headers=JSON).json()
    half = client.post(reverse("desk:new"), form | {"body": "<p>One.</p>", "deadline": "tom"}, headers=JSON)

    assert (len(first["digest"]), again["digest"], half.json()["digest"]) == (64, None, None)


def test_the_name_of_somebody_else_s_save_begins_nothing(client, cast):
    sent = open_new(client, cast.rita) | {"tab": str(uuid4()), "client_save_id": str(uuid4())}
    client.post(reverse("desk:new"), sent, headers=JSON)
    client.force_login(cast.sam)

    answer = client.post(reverse("desk:new"), sent, headers=JSON)

    assert (answer.status_code, Article.objects.count()) == (422, 1)


def test_who_does_not_write_stories_begins_none(client, cast):
    client.force_login(cast.nora)

    assert client.post(reverse("desk:new"), {}, headers=JSON).status_code == 403
