"""A cut is kept beside the original, and changes no story."""

import pytest

from accounts.models import Event
from newsroom.refusals import Invalid, Refused
from pictures.actions import describing, shaping
from pictures.models import Picture, Use
from pictures.shapes.shape import AS_IT_IS
from tests.pictures.desk.shelf import a_picture

pytestmark = pytest.mark.django_db

CUT = "90 1.5 0.1 0 0.9 1 0.25 0.75"


def test_the_picture_is_cut_otherwise_and_everything_else_is_as_it_was(cast):
    picture = a_picture(cast.rita)
    use = Use.objects.create(picture=picture, owner="article:1", shape_text=AS_IT_IS, is_live=True)
    before = Picture.objects.values().get(pk=picture.pk)

    shaping.reshape(picture.pk, actor=cast.rita, version=1, shape=CUT)

    after = Picture.objects.values().get(pk=picture.pk)
    changed = {name for name in after if after[name] != before[name]}
    assert changed <= {"shape_text", "version"}
    assert (after["shape_text"], after["version"]) == (CUT, 2)
    use.refresh_from_db()
    assert use.shape_text == AS_IT_IS
    event = Event.objects.about(picture).get()
    assert event.detail == {"before": {"shape_text": AS_IT_IS}, "after": {"shape_text": CUT}}


def test_as_it_came_takes_everything_back(cast):
    picture = a_picture(cast.rita, shape_text=CUT)

    shaping.reshape(picture.pk, actor=cast.rita, version=1, shape=AS_IT_IS)

    assert Picture.objects.get(pk=picture.pk).shape_text == AS_IT_IS


def test_a_cut_has_one_spelling_and_the_same_one_again_is_no_change(cast):
    picture = a_picture(cast.rita)

    shaping.reshape(picture.pk, actor=cast.rita, version=1, shape="0.0 -0.00001  0 0 1.0 1 0.50 .5")

    assert Event.objects.about(picture).count() == 0


@pytest.mark.parametrize(
    "shape", ["", "45 0 0 0 1 1 0.5 0.5", "0 0 0 0 2 1 0.5 0.5", "0 nan 0 0 1 1 0.5 0.5", "x" * 99]
)
def test_what_is_no_cut_is_refused(cast, shape):
    picture = a_picture(cast.rita)

    with pytest.raises(Invalid):
        shaping.reshape(picture.pk, actor=cast.rita, version=1, shape=shape)


def test_a_cut_that_somebody_else_made_meanwhile_is_not_undone_unseen_but_words_do_not_matter(cast):
    picture = a_picture(cast.rita)
    describing.describe(picture.pk, actor=cast.nora, version=1, caption="Boats")
    shaping.reshape(picture.pk, actor=cast.rita, version=1, shape=CUT)

    with pytest.raises(Refused, match=f"^{cast.rita.name} has cut this picture"):
        shaping.reshape(picture.pk, actor=cast.nora, version=2, shape="0 0 0 0 1 1 0 0")

    assert Picture.objects.get(pk=picture.pk).shape_text == CUT


def test_only_who_added_it_and_the_picture_desk_cut_it(cast):
    picture = a_picture(cast.rita)

    for person in (cast.sam, cast.ed, cast.ada):
        with pytest.raises(Refused):
            shaping.reshape(picture.pk, actor=person, version=1, shape=CUT)
    shaping.reshape(picture.pk, actor=cast.nora, version=1, shape=CUT)
