"""Who gets a letter: those who must act next, never the one who acted, and never nobody."""

import pytest

from accounts.actors import CLOCK
from articles.actions import drafting, moving
from articles.models import Outbox, Section
from articles.workflow.states import State
from articles.workflow.transitions import Move
from tests.cast import a_draft, a_story, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def council(cast) -> Section:
    """A subsection of Politics."""
    return Section.objects.create(
        parent=cast.sections["politics"],
        name_en="Council",
        name_fr="Conseil",
        slug_en="council",
        slug_fr="conseil",
    )


def told(kind: str) -> set[str]:
    return set(Outbox.objects.filter(kind=kind).values_list("to", flat=True))


def test_editors_of_the_section_hear_that_a_story_waits(cast, council):
    submit(a_draft(cast, section_id=council.pk), actor=cast.rita)

    assert told("submit") == {cast.ed.email}


def test_the_chief_hears_of_it_where_the_only_editor_wrote_the_story(cast):
    submit(a_draft(cast, by="ed"), actor=cast.ed)

    assert told("submit") == {cast.chip.email}


def test_the_chief_hears_of_it_where_the_only_editor_has_left(cast):
    cast.ed.is_active = False
    cast.ed.save(update_fields=["is_active"])

    submit(a_draft(cast), actor=cast.rita)

    assert told("submit") == {cast.chip.email}


def test_everybody_who_must_act_hears_that_the_clock_could_not(cast, council):
    story = a_story(cast, State.SCHEDULED, section_id=council.pk)
    drafting.assign_writers(story.pk, writers=[cast.sam], actor=cast.rita)

    moving.move(story.pk, Move.BOUNCE, actor=CLOCK, reason="Too late.")

    assert told("bounce") == {cast[name].email for name in ("rita", "sam", "ed", "chip")}
