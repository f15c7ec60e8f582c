"""How far somebody has read is remembered, never wound back, and costs one statement."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions.read_marks import mark_read
from articles.models import Article, ReadMark
from tests.cast import a_draft, rewrite

pytestmark = pytest.mark.django_db


def versions(cast, count: int):
    """A story of so many versions, and their keys, oldest first."""
    story = a_draft(cast)
    keys = [story.head_id]
    for turn in range(count - 1):
        rewrite(story, actor=cast.rita, headline=f"Headline {turn}")
        keys.append(Article.objects.get(pk=story.pk).head_id)
    return story, keys


def mark(story, person) -> tuple[int, int | None]:
    row = ReadMark.objects.get(article=story, person=person)
    return row.revision_id, row.before_id


def test_the_first_reading_is_remembered_with_nothing_before_it(cast):
    story, keys = versions(cast, 1)

    mark_read(story.pk, revision_id=keys[0], actor=cast.ed)

    assert mark(story, cast.ed) == (keys[0], None)


def test_reading_on_remembers_what_was_read_before(cast):
    story, keys = versions(cast, 3)

    mark_read(story.pk, revision_id=keys[0], actor=cast.ed)
    mark_read(story.pk, revision_id=keys[2], actor=cast.ed)

    assert mark(story, cast.ed) == (keys[2], keys[0])


def test_looking_at_an_older_version_again_changes_nothing(cast):
    story, keys = versions(cast, 3)
    mark_read(story.pk, revision_id=keys[1], actor=cast.ed)
    mark_read(story.pk, revision_id=keys[2], actor=cast.ed)

    mark_read(story.pk, revision_id=keys[0], actor=cast.ed)
    mark_read(story.pk, revision_id=keys[2], actor=cast.ed)

    assert mark(story, cast.ed) == (keys[2], keys[1])


def test_each_person_has_a_mark_of_their_own(cast):
    story, keys = versions(cast, 2)

    mark_read(story.pk, revision_id=keys[0], actor=cast.ed)
    mark_read(story.pk, revision_id=keys[1], actor=cast.rita)

    assert (mark(story, cast.ed)[0], mark(story, cast.rita)[0]) == (keys[0], keys[1])


def test_a_mark_costs_one_statement(cast):
    story, keys = versions(cast, 2)

    with CaptureQueriesContext(connection) as asked:
        mark_read(story.pk, revision_id=keys[1], actor=cast.ed)

    assert len(asked) == 1
