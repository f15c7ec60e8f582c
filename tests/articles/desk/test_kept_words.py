"""Words that earlier tabs left with the desk are offered to their own person, whole, and to nobody else."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.articles.desk.tab import JSON, Tab
from tests.cast import a_draft

pytestmark = pytest.mark.django_db


def offered(person, story) -> list[dict]:
    visitor = Client()
    visitor.force_login(person)
    return visitor.get(reverse("desk:kept_words", args=[story.pk]), headers=JSON).json()["copies"]


def test_words_of_a_tab_that_is_gone_are_offered_as_they_were_typed(cast):
    story = a_draft(cast)
    tab = Tab(cast.rita, story)
    tab.type(body="<p>Not yet a version.</p>", deadline_0="half a da")
    tab.leaves(unsaved="true")

    [copy] = offered(cast.rita, story)

    assert (copy["tab"], copy["open"], copy["words"]) == (str(tab.name), False, 4)
    assert ["body", "<p>Not yet a version.</p>"] in copy["fields"]
    assert ["deadline_0", "half a da"] in copy["fields"]


def test_words_of_a_tab_that_is_there_are_known_to_be_open(cast):
    story = a_draft(cast)
    tab = Tab(cast.rita, story)
    tab.type(body="<p>Still typing.</p>")
    tab.is_here()

    assert [copy["open"] for copy in offered(cast.rita, story)] == [True]


def test_nobody_is_offered_the_words_of_somebody_else(cast):
    story = a_draft(cast)
    Tab(cast.rita, story).type(body="<p>Rita alone.</p>")

    assert offered(cast.chip, story) == []


def test_words_a_version_has_are_not_offered(cast):
    story = a_draft(cast)
    tab = Tab(cast.rita, story)
    tab.type()

    assert offered(cast.rita, story) == []


def test_offering_costs_the_same_for_one_tab_and_for_several(cast):
    story = a_draft(cast)
    costs = []
    for number in range(5):
        Tab(cast.rita, story).type(body=f"<p>Tab {number}.</p>")
        with CaptureQueriesContext(connection) as queries:
            offered(cast.rita, story)
        costs.append(len(queries))

    assert costs[0] == costs[-1]
