"""A version can be given a name, another name, and none again, by whoever writes or reviews the story."""

import pytest

from accounts.models import Event
from articles.actions.locking import NoSuchStory
from articles.actions.moving import MoveRefused
from articles.actions.version_names import name_version, unname_version
from articles.models import VersionName
from articles.workflow.states import State
from newsroom.refusals import Invalid
from tests.cast import a_draft, a_story

pytestmark = pytest.mark.django_db


def told(story) -> list[tuple[str, str]]:
    events = Event.objects.about(story).filter(verb__endswith="name_version")
    return [(event.verb, event.detail.get("name", "")) for event in events]


def test_a_version_bears_the_name_it_was_given(cast):
    story = a_draft(cast)

    name_version(story.pk, revision_id=story.head_id, name="  Before   the vote ", actor=cast.rita)

    named = VersionName.objects.get(revision=story.head_id)
    assert (named.name, named.named_by) == ("Before the vote", cast.rita)
    assert told(story) == [("article.name_version", "Before the vote")]


def test_a_new_name_takes_the_place_of_the_old_one(cast):
    story = a_draft(cast)
    name_version(story.pk, revision_id=story.head_id, name="Before the vote", actor=cast.rita)

    name_version(story.pk, revision_id=story.head_id, name="To the lawyer", actor=cast.ed)

    assert [(row.name, row.named_by) for row in VersionName.objects.all()] == [("To the lawyer", cast.ed)]


def test_the_same_name_again_tells_the_audit_nothing(cast):
    story = a_draft(cast)
    name_version(story.pk, revision_id=story.head_id, name="Before the vote", actor=cast.rita)

    name_version(story.pk, revision_id=story.head_id, name="Before the vote", actor=cast.ed)

    assert len(told(story)) == 1


def test_a_name_can_be_taken_away_and_the_audit_remembers_it(cast):
    story = a_draft(cast)
    name_version(story.pk, revision_id=story.head_id, name="Before the vote", actor=cast.rita)

    unname_version(story.pk, revision_id=story.head_id, actor=cast.rita)
    unname_version(story.pk, revision_id=story.head_id, actor=cast.rita)

    assert not VersionName.objects.exists()
    assert Event.objects.filter(verb="article.unname_version").get().detail["was"] == "Before the vote"


def test_who_neither_writes_nor_reviews_the_story_names_nothing(cast):
    story = a_draft(cast)

    for name in ("sam", "mia", "nora"):
        with pytest.raises(MoveRefused, match="does not name versions"):
            name_version(story.pk, revision_id=story.head_id, name="Mine", actor=cast[name])
        with pytest.raises(MoveRefused, match="does not name versions"):
            unname_version(story.pk, revision_id=story.head_id, actor=cast[name])

    assert not VersionName.objects.exists()


def test_a_locked_story_can_still_be_given_names(cast):
    story = a_story(cast, State.SCHEDULED)

    name_version(story.pk, revision_id=story.head_id, name="As scheduled", actor=cast.ed)

    assert VersionName.objects.get().name == "As scheduled"


@pytest.mark.parametrize("name", ["", "   ", "x" * 121])
def test_a_name_says_something_and_is_short(cast, name):
    story = a_draft(cast)

    with pytest.raises(Invalid):
        name_version(story.pk, revision_id=story.head_id, name=name, actor=cast.rita)


def test_another_storys_version_cannot_be_named_from_here(cast):
    story, other = a_draft(cast), a_draft(cast)

    with pytest.raises(Invalid, match="no such version"):
        name_version(story.pk, revision_id=other.head_id, name="Mine", actor=cast.rita)


def test_a_sensitive_story_is_not_there_for_others(cast):
    story = a_draft(cast, sensitive=True)

    with pytest.raises(NoSuchStory):
        name_version(story.pk, revision_id=story.head_id, name="Mine", actor=cast.sam)
