"""What a story's editor sees of the library: pages of pictures as JSON, or as a fragment."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pictures.actions import bulk
from tests.pictures.desk.shelf import a_picture

pytestmark = pytest.mark.django_db


def pick(client, person, **query):
    client.force_login(person)
    return client.get(reverse("pictures:pick"), query, headers={"Accept": "application/json"})


def test_pictures_to_pick_are_those_of_the_words_and_never_binned(client, cast):
    a_picture(cast.rita, title="Le marché")
    binned = a_picture(cast.rita, title="Marché flou")
    bulk.bin_pictures([binned.pk], actor=cast.rita)
    a_picture(cast.rita, title="Harbour")

    answer = pick(client, cast.sam, q="marche").json()

    assert [told["title"] for told in answer["pictures"]] == ["Le marché"]
    assert (answer["page"], answer["pages"], answer["count"]) == (1, 1, 1)


def test_a_browser_gets_a_fragment(client, cast):
    picture = a_picture(cast.rita, title="Harbour")
    client.force_login(cast.rita)

    answer = client.get(reverse("pictures:pick"))

    assert f'data-pick="{picture.pk}"' in answer.content.decode()
    assert "<html" not in answer.content.decode()


def test_thirty_pictures_cost_as_many_queries_as_one(client, cast):
    a_picture(cast.rita)
    pick(client, cast.nora)
    with CaptureQueriesContext(connection) as one:
        pick(client, cast.nora)
    for _number in range(29):
        a_picture(cast.rita)

    with CaptureQueriesContext(connection) as thirty:
        assert len(pick(client, cast.nora).json()["pictures"]) == 24

    assert len(thirty) == len(one)


def test_the_facts_of_a_picture_that_is_not_there_are_not_there(client, cast):
    client.force_login(cast.rita)

    assert client.get(reverse("pictures:facts", args=[4711])).status_code == 404


def test_the_notes_say_what_to_know_before_it_is_used(client, cast):
    picture = a_picture(cast.rita, allowed_use="one_story", was_animated=True, credit="AFP", licence="agency")
    client.force_login(cast.rita)

    told = client.get(reverse("pictures:facts", args=[picture.pk])).json()

    assert told["notes"] == [
        "It may be used in one story only.",
        "It was animated: its first frame is shown.",
    ]
