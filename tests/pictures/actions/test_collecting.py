"""One picture among its collections."""

import pytest

from accounts.models import Event
from newsroom.refusals import Invalid, Refused
from pictures.actions import collecting
from pictures.models import Collection
from tests.pictures.desk.shelf import a_picture

pytestmark = pytest.mark.django_db


def test_a_name_is_enough_and_one_name_is_one_collection(cast):
    first, second = a_picture(cast.rita), a_picture(cast.nora)

    collecting.add(first.pk, "Regatta", actor=cast.rita)
    collecting.add(second.pk, " Regatta ", actor=cast.nora)

    shelf = Collection.objects.get()
    assert set(shelf.pictures.all()) == {first, second}
    assert Event.objects.about(first).get().verb == "picture.collected"


def test_a_picture_is_taken_out_and_the_collection_stays(cast):
    picture = a_picture(cast.rita)
    shelf = collecting.add(picture.pk, "Regatta", actor=cast.rita)

    for _time in range(2):
        collecting.take_out(picture.pk, shelf.pk, actor=cast.rita)

    assert (list(shelf.pictures.all()), Collection.objects.count()) == ([], 1)
    assert [event.verb for event in Event.objects.about(picture)] == [
        "picture.collected",
        "picture.uncollected",
    ]


def test_a_collection_that_is_gone_holds_nothing(cast):
    collecting.take_out(a_picture(cast.rita).pk, 999, actor=cast.rita)


def test_whose_picture_it_is_not_makes_no_collection_on_the_way(cast):
    picture = a_picture(cast.rita)

    with pytest.raises(Refused):
        collecting.add(picture.pk, "Mine", actor=cast.sam)
    with pytest.raises(Invalid):
        collecting.add(picture.pk, "  ", actor=cast.rita)

    assert Collection.objects.count() == 0
