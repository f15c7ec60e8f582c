"""The workflow table, cell by cell: every situation x every move x everybody, on real rows."""

from datetime import timedelta

import pytest
from django.db import transaction

from accounts.actors import CLOCK
from articles.actions import moving
from articles.models import Article, LiveStory, Publication, Schedule
from articles.workflow.states import State
from articles.workflow.transitions import TABLE, Move
from newsroom.refusals import Refused
from tests.cast import a_change_to_a_live_story, a_story, in_a_while

pytestmark = pytest.mark.django_db

SITUATIONS = {
    "draft": (State.DRAFT, False),
    "in review": (State.IN_REVIEW, False),
    "approved": (State.APPROVED, False),
    "scheduled": (State.SCHEDULED, False),
    "spiked": (State.SPIKED, False),
    "published": (State.PUBLISHED, True),
    "withdrawn": (State.WITHDRAWN, False),
    "live, draft": (State.DRAFT, True),
    "live, in review": (State.IN_REVIEW, True),
    "live, approved": (State.APPROVED, True),
    "live, scheduled": (State.SCHEDULED, True),
}

PEOPLE = ("rita", "sam", "ed", "mia", "nora", "chip", "ada", "clock")

WRITER_OR_EDITORS = {"rita", "ed", "chip"}
EDITORS = {"ed", "chip"}

ANY_LIVE = {name for name, (_state, live) in SITUATIONS.items() if live}

#: Written by hand from the house's table, for a story of Rita's in Politics: where from, where to, who.
EXPECTED: dict[Move, tuple[set[str], State, set[str]]] = {
    Move.SUBMIT: ({"draft", "live, draft"}, State.IN_REVIEW, WRITER_OR_EDITORS),
    Move.TAKE_BACK: ({"in review", "live, in review"}, State.DRAFT, {"rita"}),
    Move.SEND_BACK: ({"in review", "approved", "live, in review", "live, approved"}, State.DRAFT, EDITORS),
    Move.APPROVE: ({"in review", "live, in review"}, State.APPROVED, EDITORS),
    Move.SCHEDULE: ({"approved", "live, approved"}, State.SCHEDULED, EDITORS),
    Move.RESCHEDULE: ({"scheduled", "live, scheduled"}, State.SCHEDULED, EDITORS),
    Move.UNSCHEDULE: ({"scheduled", "live, scheduled"}, State.APPROVED, EDITORS),
    Move.PUBLISH: (
        {"approved", "scheduled", "live, approved", "live, scheduled"},
        State.PUBLISHED,
        EDITORS | {"clock"},
    ),
    Move.PUBLISH_URGENTLY: (
        {"draft", "in review", "live, draft", "live, in review"},
        State.PUBLISHED,
        {"chip"},
    ),
    Move.REVISE: ({"published", "approved", "withdrawn", "live, approved"}, State.DRAFT, WRITER_OR_EDITORS),
    Move.DISCARD_CHANGE: (
        {"live, draft", "live, in review", "live, approved"},
        State.PUBLISHED,
        WRITER_OR_EDITORS,
    ),
    Move.WITHDRAW: (ANY_LIVE, State.WITHDRAWN, EDITORS | {"clock"}),
    Move.SPIKE: ({"draft", "in review", "approved"}, State.SPIKED, WRITER_OR_EDITORS),
    Move.UNSPIKE: ({"spiked"}, State.DRAFT, EDITORS),
    Move.BOUNCE: ({"scheduled", "live, scheduled"}, State.APPROVED, {"clock"}),
}


def test_table_has_one_row_a_move():
    assert [row.move for row in TABLE] == list(Move)
    assert set(EXPECTED) == set(Move)


@pytest.mark.parametrize("situation", SITUATIONS)
def test_every_move_by_everybody(cast, situation, record_property):
    article = arrange(cast, situation)

    wrong = []
    for move in Move:
        for person in PEOPLE:
            expected = expected_state(situation, move, person)
            if attempt(article, move, cast, person) != expected:
                wrong.append((situation, move.value, person, expected))

    record_property("cells", len(Move) * len(PEOPLE))
    assert wrong == []


def arrange(cast, situation: str) -> Article:
    state, live = SITUATIONS[situation]
    if live and state != State.PUBLISHED:
        return a_change_to_a_live_story(cast, state)
    return a_story(cast, state)


def expected_state(situation: str, move: Move, person: str) -> str | None:
    sources, target, who = EXPECTED[move]
    return target.value if situation in sources and person in who else None


def attempt(article: Article, move: Move, cast, person: str) -> str | None:
    """The state the move led to, or None if it was refused and nothing at all had changed. Always undone."""
    actor = CLOCK if person == "clock" else cast[person]
    before = picture(article)
    try:
        with transaction.atomic():
            try:
                moved = moving.move(article.pk, move, actor=actor, **answers(article))
            except Refused:
                assert picture(article) == before
                return None
            assert picture(article) != before or move == Move.RESCHEDULE
            raise Undo(moved.state)
    except Undo as undo:
        return undo.state


class Undo(Exception):
    def __init__(self, state: str):
        self.state = state


def answers(article: Article) -> dict:
    head = Article.objects.select_related("head").get(pk=article.pk).head
    return {
        "revision_id": head.pk,
        "content_hash": head.content_hash,
        "note": "Please check the sum.",
        "reason": "A name was wrong.",
        "when": in_a_while(timedelta(hours=2)),
    }


def picture(article: Article) -> tuple:
    """All a move could change, to compare."""
    return (
        Article.objects.filter(pk=article.pk).values().get(),
        list(Schedule.objects.filter(article=article).values().order_by("pk")),
        Publication.objects.filter(article=article).count(),
        LiveStory.objects.filter(article_id=article.pk).values_list("revision_id", flat=True).first(),
    )
