"""A query put into SQL once gives what Django's own would, whatever it is asked."""

from datetime import timedelta

import pytest
from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import OuterRef
from django.test.utils import CaptureQueriesContext

from articles.models import LiveStory, Section
from newsroom.clock import newsroom_now
from newsroom.kept_queries import kept
from tests.articles.newsstand import published

pytestmark = pytest.mark.django_db


@kept
def before(edition, moment, ids):
    stories = LiveStory.objects.filter(edition=edition, first_published_at__lt=moment, pk__in=ids)
    return stories.exclude(headline="").select_related("section__parent").newest_first().for_lists()[:3]


@kept
def sections_with_newest(edition):
    newest = LiveStory.objects.filter(edition=edition, top_section=OuterRef("pk")).newest_first()
    return Section.objects.order_by("pk").annotate(newest_ids=ArraySubquery(newest.values("article_id")[:2]))


def soon():
    return newsroom_now() + timedelta(hours=1)


def test_it_gives_what_the_queryset_gives_for_every_argument(cast):
    ids = [published(cast, slug=f"n{n}", headline=f"Number {n}").pk for n in range(4)]
    LiveStory.objects.filter(pk=ids[3]).update(first_published_at=soon())

    for asked in (("en", soon(), ids), ("en", soon(), ids[1:3]), ("en", soon(), ids[1:])):
        expected = [_told(live) for live in before.__wrapped__(*asked)]
        assert [_told(live) for live in before(*asked)] == expected
        assert len(expected) in (2, 3)
    assert before("fr", soon(), ids) == before("en", soon(), []) == []


def test_what_it_gives_needs_no_other_question(cast):
    live = published(cast)
    moment = soon()

    with CaptureQueriesContext(connection) as asked:
        found = before("en", moment, [live.pk])
        names = [(one.section.name_en, one.section.parent, one.bylines) for one in found]

    assert len(asked) == 1
    assert names == [("Politics", None, live.bylines)]


def test_what_is_asked_beside_the_columns_comes_with_each_row(cast):
    for number in range(3):
        published(cast, slug=f"n{number}")

    expected = [(one.pk, one.newest_ids) for one in sections_with_newest.__wrapped__("en")]

    assert [(one.pk, one.newest_ids) for one in sections_with_newest("en")] == expected
    assert max(len(ids) for _pk, ids in expected) == 2


def test_a_word_of_a_reader_is_a_value_and_never_sql(cast):
    live = published(cast)
    words = ("en' OR true --", "\ue0000", "%s", "en")

    found = [[one.pk for one in before(word, soon(), [live.pk])] for word in words]

    assert found == [[], [], [], [live.pk]]


def _told(live: LiveStory) -> tuple:
    return live.pk, live.headline, live.section.slug_en, live.topics, live.first_published_at
