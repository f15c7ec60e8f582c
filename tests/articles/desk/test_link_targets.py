"""A link to one of our own stories leads to where readers find it, or is not offered."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import LiveStory
from articles.pages.links import story_url
from articles.workflow.states import State
from tests.cast import a_draft, a_story

pytestmark = pytest.mark.django_db


def asked(cast, words: str, *, who: str = "rita") -> str:
    client = Client()
    client.force_login(cast[who])
    return client.get(reverse("desk:link_targets"), {"link_q": words}).content.decode()


def test_a_live_story_is_offered_with_the_address_readers_have(cast):
    live = LiveStory.objects.get(article_id=a_story(cast, State.PUBLISHED, headline="The bridge opens").pk)

    page = asked(cast, "bridge")

    assert f'data-address="{story_url(live)}"' in page


def test_a_story_not_published_yet_is_named_but_cannot_be_linked(cast):
    a_draft(cast, headline="The bridge opens")

    page = asked(cast, "bridge")

    assert "The bridge opens" in page
    assert "data-address" not in page


def test_a_withdrawn_story_cannot_be_linked(cast):
    a_story(cast, State.WITHDRAWN, headline="The bridge opens")

    page = asked(cast, "bridge")

    assert "The bridge opens" in page
    assert "data-address" not in page


def test_what_readers_can_open_comes_first(cast):
    live = a_story(cast, State.PUBLISHED, headline="The bridge opens")
    a_draft(cast, headline="The bridge closes")

    page = asked(cast, "bridge")

    assert page.index("The bridge opens") < page.index("The bridge closes")
    assert asked(cast, str(live.pk)).count("data-address") == 1


def test_a_sensitive_story_is_not_named_to_those_who_may_not_see_it(cast):
    a_draft(cast, headline="The bridge opens", by="ed", sensitive=True)

    assert "The bridge opens" not in asked(cast, "bridge", who="sam")


def test_a_story_is_found_by_its_number(cast):
    story = a_draft(cast, headline="The bridge opens")

    assert "The bridge opens" in asked(cast, str(story.pk))


def test_the_list_costs_the_same_for_one_story_and_for_ten(cast):
    client = Client()
    client.force_login(cast["rita"])
    queries = []
    for rows in (1, 9):
        for number in range(rows):
            a_draft(cast, headline=f"The bridge {number}")
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("desk:link_targets"), {"link_q": "bridge"})
        queries.append(len(captured))

    assert queries[0] == queries[1]
