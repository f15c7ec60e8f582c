"""The readers' table says what the live pointers say, and a command makes it so again."""

from datetime import timedelta

import pytest

from articles.actions import moving
from articles.actions.live_rows import rebuild_live_rows
from articles.actions.naming import keep
from articles.models import LiveStory
from articles.text.content import Note
from articles.workflow.states import State
from articles.workflow.transitions import Move
from newsroom.clock import set_clock_offset
from tests.cast import a_change_to_a_live_story, a_draft, a_story, a_topic, approve, rewrite, submit

pytestmark = pytest.mark.django_db


def test_the_table_is_right_after_every_kind_of_move(cast):
    topic = a_topic()
    a_draft(cast)
    a_story(cast, State.PUBLISHED, topic_ids=(topic.pk,), slug="one")
    a_story(cast, State.WITHDRAWN, slug="two")
    a_change_to_a_live_story(cast, State.PUBLISHED)
    a_change_to_a_live_story(cast, State.SCHEDULED)

    assert rebuild_live_rows() == (3, 0)


def test_a_wrong_missing_or_stray_row_is_mended(cast):
    first = a_story(cast, State.PUBLISHED, slug="one")
    second = a_story(cast, State.PUBLISHED, slug="two")
    hidden = a_story(cast, State.PUBLISHED, slug="three")
    LiveStory.objects.filter(article_id=first.pk).update(headline="Not what was approved")
    LiveStory.objects.filter(article_id=second.pk).delete()
    LiveStory.objects.filter(article_id=hidden.pk).update(article_id=hidden.pk + 1000)

    rebuild_live_rows()

    assert set(LiveStory.objects.values_list("article_id", "headline")) == {
        (story.pk, "Council votes the budget") for story in (first, second, hidden)
    }


def test_a_note_keeps_the_time_at_which_readers_were_first_given_it(cast):
    note = Note(id=1, kind="correction", text="It was nine, not ten.")
    story = a_story(cast, State.PUBLISHED, notes=(note,))
    (before,) = LiveStory.objects.get(article_id=story.pk).notes
    set_clock_offset(timedelta(days=1))

    rewrite(story, actor=cast.rita, standfirst="Nine votes.", change_kind="minor")
    submit(story, actor=cast.rita)
    approve(story, actor=cast.ed)
    moving.move(story.pk, Move.PUBLISH, actor=cast.ed)
    (after,) = LiveStory.objects.get(article_id=story.pk).notes
    set_clock_offset(timedelta())

    assert after == before
    assert rebuild_live_rows() == (1, 0)


def test_a_kind_of_change_named_before_the_first_publication_is_told_to_nobody(cast):
    story = a_story(cast, State.PUBLISHED, change_kind="correction", change_note="It was nine.")

    row = LiveStory.objects.get(article_id=story.pk)

    assert (row.change_kind, row.notes) == ("", [])


def test_stories_follow_their_section_under_another_one(cast):
    story = a_story(cast, State.PUBLISHED)
    section = cast.sections["politics"]
    section.parent = cast.sections["world"]

    keep(section, fields=["parent"], actor=cast.ada)

    assert LiveStory.objects.get(article_id=story.pk).top_section == cast.sections["world"]
    assert rebuild_live_rows() == (1, 0)
