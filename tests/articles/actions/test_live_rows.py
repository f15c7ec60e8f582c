"""The readers' table says what the live pointers say, and a command makes it so again."""

import pytest

from articles.actions.live_rows import rebuild_live_rows
from articles.models import LiveStory
from articles.workflow.states import State
from tests.cast import a_change_to_a_live_story, a_draft, a_story, a_topic

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
