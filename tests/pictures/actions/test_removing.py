"""Pictures go to the bin and come back; what uses them holds them."""

import pytest

from accounts.models import Event
from newsroom.refusals import Refused
from pictures.actions import removing
from pictures.models import MediaFile, Picture, Use
from pictures.shapes.shape import AS_IT_IS
from tests.pictures.desk.shelf import a_picture

pytestmark = pytest.mark.django_db


def test_a_picture_that_nothing_uses_goes_to_the_bin_and_comes_back(cast):
    picture = a_picture(cast.rita)

    removing.bin_picture(picture.pk, actor=cast.nora)
    binned = Picture.objects.in_bin().get()
    removing.bring_back(picture.pk, actor=cast.rita)
    back = Picture.objects.kept().get()

    assert (binned.pk, binned.deleted_by) == (picture.pk, cast.nora)
    assert (back.deleted_at, back.deleted_by) == (None, None)
    verbs = [event.verb for event in Event.objects.about(picture)]
    assert verbs == ["picture.binned", "picture.brought_back"]


def test_while_stories_use_it_it_stays_and_they_are_named_once_each(cast):
    picture = a_picture(cast.rita)
    for owner, title, is_live in (
        ("article:1", "Le port", True),
        ("article:1", "Le port, demain", False),
        ("article:2", "La criée", False),
    ):
        Use.objects.create(picture=picture, owner=owner, title=title, is_live=is_live, shape_text=AS_IT_IS)

    with pytest.raises(removing.InUse) as refused:
        removing.bin_picture(picture.pk, actor=cast.nora)

    assert sorted(refused.value.stories) == ["La criée", "Le port"]
    assert "“La criée” and “Le port”" in str(refused.value) or "“Le port” and “La criée”" in str(
        refused.value
    )
    assert Picture.objects.kept().count() == 1


def test_the_poster_of_a_video_stays_too(cast):
    picture = a_picture(cast.rita)
    MediaFile.objects.create(
        kind="video",
        key="k",
        public_name="p",
        content_hash="h",
        content_type="video/mp4",
        extension="mp4",
        bytes=1,
        title="The harbour",
        poster=picture,
        added_by=cast.rita,
    )

    with pytest.raises(removing.InUse, match="The harbour"):
        removing.bin_picture(picture.pk, actor=cast.nora)


def test_twice_does_no_more_than_once(cast):
    picture = a_picture(cast.rita)

    for _time in range(2):
        removing.bin_picture(picture.pk, actor=cast.rita)
    for _time in range(2):
        removing.bring_back(picture.pk, actor=cast.rita)

    assert Event.objects.about(picture).count() == 2


def test_only_who_added_it_and_the_picture_desk_bin_it(cast):
    picture = a_picture(cast.rita)

    for person in (cast.sam, cast.ed, cast.ada):
        with pytest.raises(Refused):
            removing.bin_picture(picture.pk, actor=person)

    assert Picture.objects.kept().count() == 1
