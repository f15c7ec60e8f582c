"""The picture editor at the desk: every visible story opens, pictures are saved, and no word of theirs is lost."""

import pytest

from articles.models import Article, Revision, WorkingCopy
from articles.workflow.states import State
from tests.articles.desk.tab import Tab
from tests.cast import a_draft, a_story
from tests.pictures.drawn import a_picture

pytestmark = pytest.mark.django_db


def fresh(story: Article) -> Article:
    return Article.objects.select_related("head").get(pk=story.pk)


def chosen(cast) -> dict[str, str]:
    """A lead picture as the form says it."""
    picture = a_picture(by=cast.nora)
    return {"lead_picture": str(picture.pk), "lead_alt": "A quay", "lead_credit": "Nora", "lead_shape": ""}


@pytest.mark.parametrize("state", State)
def test_every_story_opens_keeps_what_is_typed_and_tells_who_is_there(cast, state):
    story = a_story(cast, state)
    tab = Tab(cast.nora, story)

    assert tab.type(**chosen(cast)).status_code == 200
    assert tab.is_here().status_code == 200
    assert WorkingCopy.objects.get().content["lead"]["alt"] == "A quay"
    assert fresh(story).status == state


@pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW])
def test_pictures_are_saved_where_the_story_is_in_the_making(cast, state):
    story = a_story(cast, state)
    tab = Tab(cast.nora, story)
    tab.type(**chosen(cast))

    assert tab.saves().status_code == 200
    assert (fresh(story).head.lead["alt"], fresh(story).status) == ("A quay", state)


def test_words_are_refused_and_kept_beside_the_story(cast):
    story = a_draft(cast)
    head = story.head_id
    tab = Tab(cast.nora, story)
    tab.type(**chosen(cast), headline="Words of the picture editor")

    answer = tab.saves()

    assert answer.status_code in (403, 409)
    assert fresh(story).head_id == head
    assert Revision.objects.filter(article=story, headline="Words of the picture editor").exists()


@pytest.mark.parametrize("state", [State.SCHEDULED, State.SPIKED])
def test_nothing_is_saved_into_a_story_that_is_locked_or_put_aside(cast, state):
    story = a_story(cast, state)
    head = fresh(story).head_id
    tab = Tab(cast.nora, story)
    tab.type(**chosen(cast))

    tab.saves()

    assert (fresh(story).head_id, fresh(story).status) == (head, state)


def test_the_end_of_an_approval_is_asked_first(cast):
    story = a_story(cast, State.APPROVED)
    tab = Tab(cast.nora, story)
    tab.type(**chosen(cast))

    asked = tab.saves()

    assert (asked.status_code, asked.json()["asks"], fresh(story).status) == (409, True, State.APPROVED)

    tab.saves(confirm_revise="1")

    assert (fresh(story).status, fresh(story).head.lead["alt"]) == (State.DRAFT, "A quay")
