"""A text stored before stories had pictures is the same text after: approved, compared and kept as it was."""

from dataclasses import replace
from datetime import timedelta

import pytest

from articles.actions import drafting, moving, settling
from articles.actions.moving import MoveRefused
from articles.models import Article, Revision, WorkingCopy
from articles.text.pictured import LeadPicture
from articles.workflow.states import State
from articles.workflow.transitions import Move
from newsroom.clock import set_clock_offset
from tests.articles.desk.tab import Tab
from tests.cast import CHANGE, a_change_to_a_live_story, a_draft, a_story, approve, rewrite, submit
from tests.older_texts import as_before_pictures
from tests.pictures.drawn import a_picture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_set_back")]


def head_of(story: Article) -> Revision:
    return Article.objects.select_related("head").get(pk=story.pk).head


def the_copy() -> WorkingCopy:
    return WorkingCopy.objects.select_related("base").get()


def test_who_wrote_in_a_change_that_is_discarded_after_the_upgrade_may_approve_the_next_one(cast):
    story = a_change_to_a_live_story(cast)
    rewrite(story, actor=cast.ed, headline="The editor’s own words")
    as_before_pictures(story)
    moving.move(story.pk, Move.DISCARD_CHANGE, actor=cast.rita)
    rewrite(story, actor=cast.rita, **CHANGE)
    submit(story, actor=cast.rita)

    assert approve(story, actor=cast.ed).status == State.APPROVED


def test_what_was_published_urgently_before_the_upgrade_is_not_approved_by_discarding_a_change_to_it(cast):
    story = a_draft(cast)
    rewrite(story, actor=cast.chip, headline="The chief’s own words")
    head = head_of(story)
    seen = {"revision_id": head.pk, "content_hash": head.content_hash}
    moving.move(story.pk, Move.PUBLISH_URGENTLY, actor=cast.chip, reason="The bridge is closed.", **seen)
    as_before_pictures(story)
    rewrite(story, actor=cast.rita, **CHANGE)
    moving.move(story.pk, Move.DISCARD_CHANGE, actor=cast.rita)
    rewrite(story, actor=cast.rita, standfirst="Nine votes.", change_kind="minor")
    submit(story, actor=cast.rita)

    with pytest.raises(MoveRefused, match="somebody else"):
        approve(story, actor=cast.chip)


def test_a_save_of_the_same_words_after_the_upgrade_makes_no_version_and_ends_no_approval(cast):
    story = a_story(cast, State.APPROVED)
    as_before_pictures(story)
    head = head_of(story)

    saved = drafting.save(story.pk, base=head.pk, content=head.content(), actor=cast.rita)

    assert (saved.outcome, head_of(story)) == (drafting.Outcome.UNCHANGED, head)
    assert Article.objects.get(pk=story.pk).status == State.APPROVED


def test_a_story_approved_and_scheduled_before_the_upgrade_goes_out_after_it(cast):
    story = a_story(cast, State.SCHEDULED)
    as_before_pictures(story)

    assert moving.move(story.pk, Move.PUBLISH, actor=cast.chip).status == State.PUBLISHED


def test_words_kept_before_the_upgrade_open_as_unsaved_and_become_a_version(cast):
    story = a_draft(cast)
    Tab(cast.rita, story).type(body="<p>Typed before the upgrade.</p>")
    as_before_pictures(story)
    copy = the_copy()

    assert copy.is_unsaved

    settling.settle(story.pk, tab=copy.tab, why="paused", actor=cast.rita)

    assert head_of(story).body == "<p>Typed before the upgrade.</p>"
    assert not the_copy().is_unsaved


def test_words_that_a_version_had_before_the_upgrade_are_saved_after_it(cast):
    story = a_draft(cast)
    tab = Tab(cast.rita, story)
    tab.type(body="<p>Typed and saved.</p>")
    tab.saves()
    tab.type()
    as_before_pictures(story)

    assert not the_copy().is_unsaved

    tab.type()

    assert not the_copy().is_unsaved
    assert not WorkingCopy.objects.unsaved().exists()


def test_autosaves_go_on_over_a_copy_of_the_time_before_and_the_save_has_all_of_them(cast):
    story = a_draft(cast)
    tab = Tab(cast.rita, story)
    tab.type(body="<p>Before.</p>")
    as_before_pictures(story)

    tab.type(body="<p>Before, and after.</p>")

    assert the_copy().is_unsaved
    assert the_copy().content["lead"] is None

    tab.saves()

    assert head_of(story).body == "<p>Before, and after.</p>"
    assert not the_copy().is_unsaved


def test_a_lead_picture_is_new_words_to_a_version_that_knew_none(cast):
    story = a_draft(cast)
    as_before_pictures(story)
    picture = a_picture(by=cast.nora)
    tab = Tab(cast.rita, story)

    tab.type(lead_picture=str(picture.pk), lead_alt="A quay", lead_credit="Nora")

    assert the_copy().is_unsaved


def test_idle_words_of_the_time_before_are_a_version_after_the_pause(cast):
    story = a_draft(cast)
    Tab(cast.rita, story).type(body="<p>Left lying.</p>")
    as_before_pictures(story)
    set_clock_offset(timedelta(minutes=11))

    assert settling.settle_idle() == 1
    assert head_of(story).body == "<p>Left lying.</p>"
    assert settling.settle_idle() == 0


def test_an_older_text_merges_with_one_that_has_a_picture(cast):
    story = a_draft(cast)
    as_before_pictures(story)
    old = head_of(story)
    lead = LeadPicture(picture=a_picture(by=cast.nora).pk, alt="A quay", credit="Nora")
    drafting.save(story.pk, base=old.pk, content=replace(old.content(), lead=lead), actor=cast.rita)

    drafting.save(story.pk, base=old.pk, content=replace(old.content(), headline="Another"), actor=cast.ed)

    assert (head_of(story).headline, head_of(story).lead) == ("Another", lead.as_json())
