"""The versions can be played through: one text at a time, what changed marked, earlier and later one step away."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from articles.actions.version_names import name_version
from articles.models import Article, Revision
from articles.text.pictured import LeadPicture
from articles.workflow.states import State
from newsroom.clock import set_clock_offset
from tests.articles.desk.browsing import words_of
from tests.articles.desk.test_history import HOSTILE
from tests.articles.desk.test_timeline import a_branch, a_story_with_a_merge
from tests.cast import a_draft, a_story, rewrite
from tests.pictures.drawn import a_picture

pytestmark = pytest.mark.django_db


def play(client, person, story, **query):
    client.force_login(person)
    return client.get(reverse("desk:play", args=[story.pk]), query)


def steps(page) -> dict[str, str]:
    """id of each step -> where it leads."""
    links = html.fromstring(page.content.decode()).xpath("//nav[contains(@class, 'play-steps')]//a")
    return {link.get("id").removeprefix("play-"): link.get("href") for link in links}


def three_versions(cast):
    """Three sittings of two people."""
    story = None
    for hours, person, body in (
        (5, cast.rita, "late"),
        (4, cast.ed, "very late"),
        (0, cast.rita, "very early"),
    ):
        set_clock_offset(timedelta(hours=-hours))
        if story is None:
            story = a_draft(cast, body=f"<p>It was {body}.</p>")
        else:
            rewrite(story, actor=person, body=f"<p>It was {body}.</p>")
    return story


def test_it_opens_at_the_newest_version_with_what_changed_marked(client, cast):
    story = three_versions(cast)

    page = play(client, cast.rita, story)

    assert "<del>late</del><ins>early</ins>" in page.content.decode()
    assert "Version 3" in words_of(page)
    assert "3 of 3" in words_of(page)
    assert steps(page) == {"first": "?at=1", "previous": "?at=2"}


def test_the_first_version_is_the_text_the_story_began_with(client, cast):
    story = three_versions(cast)

    page = play(client, cast.rita, story, at=1)

    assert "The story began with this text." in words_of(page)
    assert "<p>It was late.</p>" in page.content.decode()
    assert steps(page) == {"next": "?at=2", "last": "?at=3"}


def test_every_version_shows_its_lead_picture(client, cast):
    lead = LeadPicture(picture=a_picture(by=cast.rita).pk, caption="The old quay", alt="A quay")
    story = a_draft(cast, lead=lead)
    rewrite(story, actor=cast.rita, headline="Another")

    pages = [html.fromstring(play(client, cast.rita, story, at=at).content.decode()) for at in (1, 2)]

    for page in pages:
        (figure,) = page.find_class("shown-picture")
        assert "The old quay" in figure.text_content()


def test_its_head_says_who_when_why_and_how_many_words(client, cast):
    story = three_versions(cast)

    page = words_of(play(client, cast.rita, story, at=2))

    assert "Ed Marchetti ·" in page
    assert "saved · 4 words (+1)" in page
    assert "Since version 1: 1 paragraph changed · 1 word more" in page


def test_milestones_are_compared_with_the_milestone_before(client, cast):
    set_clock_offset(timedelta(hours=-3))
    story = a_draft(cast, body="<p>It was late.</p>")
    set_clock_offset(timedelta())
    for words in ("quite late", "very late", "very early"):
        rewrite(story, actor=cast.rita, body=f"<p>It was {words}.</p>")

    milestones = play(client, cast.rita, story)
    everything = play(client, cast.rita, story, all=1)

    assert "Since version 1:" in words_of(milestones)
    assert "2 of 2" in words_of(milestones)
    assert "Since version 3:" in words_of(everything)
    assert "4 of 4" in words_of(everything)
    assert steps(everything)["previous"] == "?at=3&all=1"


def test_a_version_that_is_no_milestone_can_still_be_asked_for(client, cast):
    set_clock_offset(timedelta(hours=-3))
    story = a_draft(cast)
    set_clock_offset(timedelta())
    for turn in range(3):
        rewrite(story, actor=cast.rita, headline=f"Headline {turn}")

    page = play(client, cast.rita, story, at=3)

    assert page.context["scene"].here.number == 3
    assert [version.number for version in page.context["scene"].stops] == [1, 3, 4]


def test_a_text_beside_is_compared_with_what_it_was_written_from(client, cast):
    story = a_story_with_a_merge(cast)

    page = words_of(play(client, cast.rita, story, at=3))

    assert "Beside the working copy" in page
    assert "Since version 1:" in page


def test_a_published_version_is_a_milestone_and_names_are_in_the_list(client, cast):
    story = a_story(cast, State.PUBLISHED)
    rewrite(story, actor=cast.rita, headline="Another", change_kind="update", change_note="New.")
    name_version(story.pk, revision_id=story.head_id, name="As published", actor=cast.ed)

    page = play(client, cast.rita, story)

    assert [version.number for version in page.context["scene"].stops] == [1, 2]
    assert "1 · As published · " in words_of(page)


def test_an_older_version_is_restored_from_here_as_a_new_one(client, cast):
    story = three_versions(cast)
    first = Revision.objects.get(article=story, number=1)
    head = Article.objects.get(pk=story.pk).head_id

    page = play(client, cast.rita, story, at=1).content.decode()
    client.post(reverse("desk:restore", args=[story.pk, first.pk]), {"base": head})

    assert reverse("desk:restore", args=[story.pk, first.pk]) in page
    assert Article.objects.select_related("head").get(pk=story.pk).head.number == 4


def test_another_storys_number_or_none_is_not_there(client, cast):
    story = a_draft(cast)

    assert play(client, cast.rita, story, at=2).status_code == 404


@pytest.mark.parametrize("number", HOSTILE)
def test_hostile_places_get_an_answer(client, cast, number):
    story = a_draft(cast)

    assert play(client, cast.rita, story, at=number).status_code in (200, 404)


def test_playing_through_thirty_versions_costs_as_many_queries_as_two(client, cast):
    few, many = a_draft(cast), a_draft(cast)
    rewrite(few, actor=cast.ed, headline="The second")
    for turn in range(30):
        rewrite(many, actor=cast.rita if turn % 2 else cast.ed, headline=f"Headline {turn}")
    a_branch(many, cast.chip, base=many.head_id)
    costs = []
    for story in (few, many):
        play(client, cast.rita, story)
        with CaptureQueriesContext(connection) as asked:
            play(client, cast.rita, story)
        costs.append(len(asked))

    assert costs[0] == costs[1]
