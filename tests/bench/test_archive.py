"""An archive made in bulk is what the verbs would have left, row by row."""

import pytest
from django.db import models

from articles.actions.live_rows import rebuild_live_rows
from articles.models import (
    Address,
    Approval,
    Article,
    LiveStory,
    Publication,
    Revision,
    Withdrawal,
)
from articles.pages.links import story_url
from bench.archive.filling import fill
from tests.articles.newsstand import changed, published, read
from tests.cast import a_topic

pytestmark = pytest.mark.django_db

TABLES = (Article, Revision, Approval, Address, Publication, LiveStory)


def shape(row: models.Model) -> dict[str, tuple[str, bool]]:
    """Of which kind each column's value is, and whether it is anything."""
    return {
        field.attname: (type(value).__name__, value in (None, "", [], {}))
        for field in row._meta.concrete_fields
        for value in [getattr(row, field.attname)]
    }


def test_every_row_has_the_shape_of_one_the_verbs_wrote(cast):
    other = published(cast, slug="other").article_id
    fields = {"topic_ids": (a_topic().pk,), "related_ids": (other,), "kicker": "Port", "slug": "port"}
    live = published(cast, **fields)
    verbs = {table: shape(_of(table, live.article_id)) for table in TABLES}
    fill(cast, 60)
    made = LiveStory.objects.exclude(topic_ids=[]).exclude(related_ids=[]).exclude(pk=live.pk)
    story = made.filter(version=1).first()

    assert {table: shape(_of(table, story.article_id)) for table in TABLES} == verbs


def test_the_readers_table_says_what_the_live_pointers_say(cast):
    fill(cast, 300)

    assert rebuild_live_rows() == (LiveStory.objects.count(), 0)
    assert LiveStory.objects.filter(version=2).exists()
    assert LiveStory.objects.count() == 300 - Withdrawal.objects.count() < 300


def test_a_story_of_the_archive_is_read_changed_and_joined_by_others(cast):
    fill(cast, 60)
    story = LiveStory.objects.filter(edition="en", version=1).first()

    again = changed(cast, story, change_kind="update", change_note="The mayor answers.", kicker="New")
    other = published(cast, slug="one-more", headline="One more story")

    assert [note["text"] for note in again.notes] == ["The mayor answers."]
    assert other.article_id > LiveStory.objects.exclude(pk=other.pk).latest("pk").pk
    assert read(story_url(again)).status_code == 200


def _of(table: type[models.Model], article_id: int) -> models.Model:
    named = "pk" if table in (Article, LiveStory) else "article_id"
    return table.objects.get(**{named: article_id})
