"""The desk is told of live pages whose pictures' rights end within three days, or have ended."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsroom.clock import newsroom_now
from pictures.actions import rights
from pictures.models import AllowedUse, Use
from pictures.shapes.shape import AS_IT_IS
from tests.pictures.desk.shelf import a_picture

pytestmark = pytest.mark.django_db


def used(picture, owner: str, *, live: bool = True, role: str = "body") -> None:
    Use.objects.create(
        picture=picture,
        owner=owner,
        title=f"Story {owner}",
        address=f"/{owner}/",
        is_live=live,
        shape_text=AS_IT_IS,
        role=role,
    )


def test_only_live_pages_whose_rights_end_soon_or_have_ended_are_named_the_first_to_end_first(cast):
    now = newsroom_now()
    for owner, days, live in (
        ("soon", 2.9, True),
        ("over", -1, True),
        ("later", 3.1, True),
        ("draft", 1, False),
    ):
        used(a_picture(cast.rita, rights_end=now + timedelta(days=days)), owner, live=live)
    used(a_picture(cast.rita), "for ever")

    endings = rights.ending_soon(now=now)

    assert [(one.title, one.address, one.is_over) for one in endings] == [
        ("Story over", "/over/", True),
        ("Story soon", "/soon/", False),
    ]


def test_a_page_is_named_once_however_often_it_shows_the_picture(cast):
    picture = a_picture(cast.rita, rights_end=newsroom_now() + timedelta(days=1))
    for role in ("lead", "body", "social"):
        used(picture, "one", role=role)
    used(picture, "two")

    assert [one.title for one in rights.ending_soon()] == ["Story one", "Story two"]


def test_it_costs_one_query_for_one_page_and_for_thirty(cast):
    now = newsroom_now()
    for number in range(30):
        used(a_picture(cast.rita, rights_end=now), f"article:{number}")

    with CaptureQueriesContext(connection) as asked:
        names = [str(one.picture) for one in rights.ending_soon(now=now)]

    assert (len(names), len(asked)) == (30, 1)


def test_a_sentence_says_what_whoever_shows_it_must_know(cast):
    now = newsroom_now()

    def said(**fields) -> str:
        return rights.sentence(a_picture(cast.rita, **fields), now)

    assert said() == ""
    assert said(rights_end=now + timedelta(days=4)) == ""
    assert said(rights_end=now + timedelta(days=2)).startswith("Its rights end on ")
    assert said(rights_end=now).startswith("Its rights ended on ")
    assert said(allowed_use=AllowedUse.NONE).startswith("It is not for publication")
    assert said(allowed_use=AllowedUse.ONE_STORY) == "It may be used in one story only."
