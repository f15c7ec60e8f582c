"""What the verbs cost, in statements: begin and commit counted, whatever the story's length."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions import drafting, moving, scheduling
from articles.models import Article, Schedule
from articles.text.pictured import Figure, LeadPicture, figure_html
from articles.workflow.states import State
from articles.workflow.transitions import Move
from newsroom.clock import set_clock_offset
from pictures.actions import drawing
from pictures.models import Picture
from tests.cast import a_change_to_a_live_story, a_draft, a_story, a_topic, approve, schedule, submit
from tests.pictures.drawn import a_picture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_set_back")]

PUBLISH = 15
SAVE = 10
LONG = "\n".join(f"<p>Paragraph {number} of a long story.</p>" for number in range(120))


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


def with_four_pictures(cast) -> dict:
    """A lead picture and three figures in a long body, as fields of a content; drawn once a story uses them."""
    shown = [a_picture(number, by=cast.nora) for number in range(1, 5)]
    figures = "\n".join(figure_html(Figure(picture=one.pk, alt="", credit="Nora")) for one in shown[1:])
    lead = LeadPicture(picture=shown[0].pk, alt="A quay", credit="Nora")
    return {"lead": lead, "body": f"{LONG}\n{figures}"}


def draw_all() -> None:
    for pk in Picture.objects.values_list("pk", flat=True):
        drawing.draw(pk)


#: What pictures add: two ask the library about them, four tell it, one reads what readers' pages need of them.
PICTURED = 7


def test_an_editor_publishes_four_pictures_in_seven_statements_more(cast):
    story = a_draft(cast, topic_ids=(a_topic().pk,), **with_four_pictures(cast))
    draw_all()
    submit(story, actor=cast.rita)
    approve(story, actor=cast.chip)

    assert cost(lambda: moving.move(story.pk, Move.PUBLISH, actor=cast.ed)) <= PUBLISH + PICTURED


def test_the_clock_publishes_four_pictures_in_seven_statements_more(cast):
    story = a_draft(cast, topic_ids=(a_topic().pk,), **with_four_pictures(cast))
    draw_all()
    submit(story, actor=cast.rita)
    approve(story, actor=cast.chip)
    schedule(story, actor=cast.chip, after=timedelta(minutes=30))

    assert cost(delivery(story)) <= PUBLISH + PICTURED
    assert Article.objects.get(pk=story.pk).status == State.PUBLISHED


def test_words_of_a_story_with_pictures_are_saved_in_one_statement_more(cast):
    shown = with_four_pictures(cast)
    story = a_draft(cast, **shown)

    assert cost(save(story, actor=cast.rita, body=f"{shown['body']}\n<p>And another.</p>")) <= SAVE + 1


def test_putting_four_pictures_into_a_story_costs_four_more(cast):
    story = a_draft(cast, body=LONG)

    assert cost(save(story, actor=cast.rita, **with_four_pictures(cast))) <= SAVE + 4
