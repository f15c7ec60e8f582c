"""What the verbs cost, in statements: begin and commit counted, whatever the story's length."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions import drafting, moving, scheduling
from articles.models import Article, Schedule
from articles.workflow.states import State
from articles.workflow.transitions import Move
from newsroom.clock import set_clock_offset
from tests.cast import a_change_to_a_live_story, a_draft, a_story, a_topic

pytestmark = pytest.mark.django_db

PUBLISH = 15
SAVE = 10
LONG = "\n".join(f"<p>Paragraph {number} of a long story.</p>" for number in range(120))


@pytest.fixture(autouse=True)
def clock_set_back():
    yield
    set_clock_offset(timedelta())


def cost(verb) -> int:
    with CaptureQueriesContext(connection) as asked:
        verb()
    return len(asked)


def save(article: Article, *, actor, **fields):
    head = Article.objects.select_related("head").get(pk=article.pk).head
    content = replace(head.content(), **fields)
    return lambda: drafting.save(article.pk, base=head.pk, content=content, actor=actor)


def delivery(article: Article):
    row = Schedule.objects.get(article=article)
    set_clock_offset(timedelta(hours=1))
    return lambda: scheduling.deliver(row.pk, row.generation)


def test_the_clock_publishes_in_fifteen_statements(cast):
    story = a_story(cast, State.SCHEDULED, topic_ids=(a_topic().pk,), body=LONG)

    assert cost(delivery(story)) <= PUBLISH
    assert Article.objects.get(pk=story.pk).status == State.PUBLISHED


def test_the_clock_publishes_a_change_in_fifteen_statements(cast):
    story = a_change_to_a_live_story(cast, State.SCHEDULED, body=LONG)

    assert cost(delivery(story)) <= PUBLISH
    assert Article.objects.get(pk=story.pk).status == State.PUBLISHED


def test_an_editor_publishes_in_fifteen_statements(cast):
    story = a_story(cast, State.APPROVED, topic_ids=(a_topic().pk,), body=LONG)

    assert cost(lambda: moving.move(story.pk, Move.PUBLISH, actor=cast.ed)) <= PUBLISH


def test_a_writer_saves_in_ten_statements(cast):
    story = a_draft(cast, body=LONG)

    assert cost(save(story, actor=cast.rita, body=f"{LONG}\n<p>And another.</p>")) <= SAVE


def test_a_save_that_changes_nothing_costs_half_of_that(cast):
    story = a_draft(cast, body=LONG)

    assert cost(save(story, actor=cast.rita)) <= SAVE // 2


def test_the_first_change_to_a_live_story_costs_an_editor_four_more(cast):
    story = a_story(cast, State.PUBLISHED)

    assert cost(save(story, actor=cast.ed, body="<p>Quite another text.</p>")) <= SAVE + 4
