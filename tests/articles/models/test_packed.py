"""A body's numbers are stored packed, come back as a list, and can be read in SQL."""

from importlib import import_module

import pytest
from django.db import connection

from articles.models import Revision
from tests.cast import a_draft, rewrite

pytestmark = pytest.mark.django_db


def in_sql(revision: Revision) -> tuple[list[int], list[int]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT newsroom_unpacked(body_ids), newsroom_unpacked(body_blocks) FROM articles_revision"
            " WHERE id = %s",
            [revision.pk],
        )
        return cursor.fetchone()


def test_a_body_of_many_blocks_is_the_same_in_python_and_in_sql(cast):
    story = a_draft(cast, body="".join(f"<p>Paragraph {number}.</p>" for number in range(300)))
    rewrite(story, actor=cast.rita, body="<p>Before.</p>" + story.head.body.replace("graph 150.", "graph 7."))

    for revision in Revision.objects.filter(article=story):
        assert in_sql(revision) == (revision.body_ids, revision.body_blocks)
        assert len(revision.body_ids) in (300, 301)


def test_a_body_without_blocks_is_an_empty_list(cast):
    story = a_draft(cast, body="")

    assert (story.head.body_ids, in_sql(story.head)) == ([], ([], []))


def test_bodies_stored_as_arrays_are_packed_by_the_migration_and_back(cast):
    migration = import_module("articles.migrations.0009_packed_bodies")
    story = a_draft(cast, body="".join(f"<p>Paragraph {number}.</p>" for number in range(300)))
    rewrite(story, actor=cast.rita, body="<p>Before.</p>" + story.head.body)
    stored = dict(Revision.objects.filter(article=story).values_list("pk", "body_blocks"))

    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(migration.UNPACK)
        cursor.execute("SELECT id, body_blocks FROM articles_revision WHERE article_id = %s", [story.pk])
        as_arrays = dict(cursor.fetchall())
        cursor.execute(migration.PACKED)
        cursor.execute(migration.PACK)

    assert as_arrays == stored
    assert dict(Revision.objects.filter(article=story).values_list("pk", "body_blocks")) == stored
