"""Rules the database keeps by itself, whatever code is run against it."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import get_resolver

from articles.models import Article, Schedule, Section
from articles.models.section import RESERVED_SEGMENTS
from articles.workflow.states import State
from newsroom.clock import newsroom_now
from tests.cast import a_story, a_topic

pytestmark = pytest.mark.django_db


def a_section(slug: str, **more) -> Section:
    return Section.objects.create(name_en=slug, name_fr=slug, slug_en=slug, slug_fr=slug, **more)


def test_sections_are_nested_two_deep():
    child = a_section("football", parent=a_section("sport"))

    with pytest.raises(IntegrityError, match="two deep"), transaction.atomic():
        a_section("women", parent=child)


@pytest.mark.parametrize("slug", RESERVED_SEGMENTS)
def test_no_section_takes_an_address_of_the_site(slug):
    with pytest.raises(IntegrityError), transaction.atomic():
        a_section(slug)


def test_two_top_sections_never_share_a_slug():
    a_section("sport")

    with pytest.raises(IntegrityError), transaction.atomic():
        a_section("sport")


def test_bylines_and_topics_are_never_deleted(cast):
    for named in (cast.rita.author, a_topic()):
        with pytest.raises(IntegrityError, match="never deleted"), transaction.atomic():
            named.delete()


def test_scheduled_means_that_a_schedule_waits(cast):
    story = a_story(cast, State.SCHEDULED)

    Schedule.objects.filter(article=story).update(status="cancelled", closed_at=newsroom_now())

    with pytest.raises(IntegrityError, match="exactly while"), transaction.atomic():
        connection.check_constraints()
    undo(story, state="approved")


def test_no_schedule_waits_for_a_story_in_another_state(cast):
    story = a_story(cast, State.SCHEDULED)

    Article.objects.filter(pk=story.pk).update(state="approved")

    with pytest.raises(IntegrityError, match="exactly while"), transaction.atomic():
        connection.check_constraints()
    undo(story, state="scheduled")


def undo(story: Article, *, state: str) -> None:
    """The test's own transaction ends lawfully: its constraints are judged once more."""
    Article.objects.filter(pk=story.pk).update(state=state)


def test_every_first_segment_of_the_site_is_reserved():
    # A slug has no dot, so only segments without one could be taken by a section.
    taken = {
        segment for segment in first_segments(get_resolver().url_patterns) if segment and "." not in segment
    }

    assert taken - set(RESERVED_SEGMENTS) == set()


def first_segments(patterns, before: str = "") -> set[str]:
    """The first path segments that addresses of the site take as they are written, not from a section's slug."""
    found = set()
    for pattern in patterns:
        route = before + str(pattern.pattern).lstrip("^")
        if "/" in route or not hasattr(pattern, "url_patterns"):
            first = route.split("/", 1)[0]
            found |= set() if "<" in first else {first}
        else:
            found |= first_segments(pattern.url_patterns, route)
    return found
