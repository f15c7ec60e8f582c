"""Letters leave the outbox once, in the language of whoever they are for."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from articles.actions import moving
from articles.actions.notices import NOTICES
from articles.effects.mail import send_waiting
from articles.models import Outbox
from articles.workflow.states import State
from articles.workflow.transitions import Move
from newsroom.clock import newsroom_now
from tests.cast import a_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent_back(cast):
    """A story of Rita's that Ed sent back; only that letter waits."""
    story = a_story(cast, State.IN_REVIEW)
    Outbox.objects.all().delete()
    moving.move(story.pk, Move.SEND_BACK, actor=cast.ed, note="Who counted?\n\nAnd when?")
    return story


def test_the_writer_reads_the_note_and_where_to_go(sent_back, settings):
    send_waiting()

    letter = mail.outbox[0]
    assert letter.subject == "Sent back: Council votes the budget"
    assert "Who counted?" in letter.body
    assert f"{settings.SITE_URL}/desk/articles/{sent_back.pk}/edit/" in letter.body
    assert "And when?" in letter.alternatives[0].content


def test_a_letter_goes_out_once(sent_back):
    send_waiting()
    send_waiting()

    assert len(mail.outbox) == 1


def test_a_letter_that_could_not_leave_waits_a_little_and_goes(sent_back, monkeypatch):
    def refuse(*_letters):
        raise ConnectionRefusedError

    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", refuse)
        send_waiting()
    send_waiting()
    assert mail.outbox == []

    Outbox.objects.update(made_at=newsroom_now() - timedelta(minutes=1))
    send_waiting()

    assert len(mail.outbox) == 1
    assert Outbox.objects.get().attempts == 2


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("move", NOTICES)
def test_every_kind_of_letter_can_be_written(cast, move, language):
    context = {
        "article_id": 1,
        "headline": "Un <b>titre</b>",
        "actor": "Ed",
        "said": "Pourquoi ?",
        "move": move,
    }
    Outbox.objects.create(kind=move.value, to="rita@newsroom.test", language=language, context=context)

    send_waiting()

    letter = mail.outbox[0]
    assert "Un <b>titre</b>" in letter.subject
    assert "<b>titre</b>" not in letter.alternatives[0].content
