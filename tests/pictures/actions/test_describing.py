"""What the desk says of a picture: two people's changes are both kept, and where they differ both are told."""

from datetime import UTC, datetime

import pytest

from accounts.models import Event
from newsroom.refusals import Invalid, NeedsBase, Refused
from pictures.actions import bulk, describing
from pictures.models import Picture
from tests.pictures.desk.shelf import a_picture

pytestmark = pytest.mark.django_db


def again(picture: Picture) -> Picture:
    return Picture.objects.get(pk=picture.pk)


def test_a_change_is_one_version_and_one_event_with_what_was_before(cast):
    picture = a_picture(cast.rita, caption="Boats")

    done = describing.describe(
        picture.pk, actor=cast.rita, version=1, caption="Boats at anchor", credit="  R.  Le Bris "
    )

    assert (done.changed, done.clashes) == (["caption", "credit"], [])
    assert (again(picture).caption, again(picture).credit, again(picture).version) == (
        "Boats at anchor",
        "R. Le Bris",
        2,
    )
    event = Event.objects.about(picture).get()
    assert (event.verb, event.actor, event.detail) == (
        "picture.described",
        cast.rita,
        {
            "before": {"caption": "Boats", "credit": ""},
            "after": {"caption": "Boats at anchor", "credit": "R. Le Bris"},
        },
    )


def test_saying_the_same_again_changes_nothing(cast):
    taken = datetime(2026, 11, 20, 9, 30, 15, 250_000, tzinfo=UTC)
    picture = a_picture(cast.rita, caption="Boats \n at  anchor", taken_at=taken)

    done = describing.describe(
        picture.pk,
        actor=cast.rita,
        version=1,
        caption="Boats\r\nat anchor",
        taken_at=taken.replace(microsecond=0),
    )

    assert (done.changed, again(picture).version, Event.objects.about(picture).count()) == ([], 1, 0)


def test_two_people_who_change_different_fields_both_keep_their_words(cast):
    picture = a_picture(cast.rita, caption="Boats", place="Port")
    describing.describe(picture.pk, actor=cast.nora, version=1, caption="Boats at anchor", place="Port")

    done = describing.describe(picture.pk, actor=cast.rita, version=1, caption="Boats", place="Port-Louis")

    assert (done.changed, done.clashes) == (["place"], [])
    assert (again(picture).caption, again(picture).place) == ("Boats at anchor", "Port-Louis")


def test_where_two_people_differ_the_first_stands_and_the_second_is_told_who_when_and_what(cast):
    picture = a_picture(cast.rita, caption="Boats", credit="")
    describing.describe(picture.pk, actor=cast.nora, version=1, caption="Boats at anchor")
    event = Event.objects.about(picture).get()

    done = describing.describe(picture.pk, actor=cast.rita, version=1, caption="Boats at dawn", credit="RLB")

    (clash,) = done.clashes
    assert (clash.name, clash.who, clash.at) == ("caption", cast.nora.name, event.at)
    assert (clash.theirs, clash.ours) == ("Boats at anchor", "Boats at dawn")
    assert (again(picture).caption, again(picture).credit) == ("Boats at anchor", "RLB")


def test_two_people_who_say_the_same_do_not_clash(cast):
    picture = a_picture(cast.rita, caption="Boats")
    describing.describe(picture.pk, actor=cast.nora, version=1, caption="Boats at anchor")

    done = describing.describe(picture.pk, actor=cast.rita, version=1, caption="Boats at anchor")

    assert (done.changed, done.clashes) == ([], [])


def test_a_change_to_many_pictures_is_seen_by_a_stale_form_too(cast):
    end = datetime(2026, 12, 24, 18, 0, 0, 123_456, tzinfo=UTC)
    picture = a_picture(cast.rita, rights_end=datetime(2026, 12, 1, tzinfo=UTC))
    bulk.say_rights([picture.pk], actor=cast.nora, rights_end=end)
    bulk.credit([picture.pk], "AFP", actor=cast.nora)

    done = describing.describe(
        picture.pk, actor=cast.rita, version=1, rights_end=datetime(2026, 12, 1, tzinfo=UTC), credit="RLB"
    )

    assert [(clash.name, clash.theirs) for clash in done.clashes] == [("credit", "AFP")]
    assert again(picture).rights_end == end.replace(microsecond=0)


def test_keywords_are_each_once_and_never_empty(cast):
    picture = a_picture(cast.rita)

    describing.describe(picture.pk, actor=cast.rita, version=1, keywords=["port", " ", " port", "mer  bleue"])

    assert again(picture).keywords == ["port", "mer bleue"]


@pytest.mark.parametrize(
    "said",
    [
        {"licence": "stolen"},
        {"allowed_use": "all"},
        {"credit": "x" * 256},
        {"caption": "x" * 5001},
        {"keywords": ["x" * 81]},
        {"keywords": [str(number) for number in range(101)]},
        {"taken_at": datetime(1, 1, 1, tzinfo=UTC)},
        {"rights_end": datetime(9999, 12, 31, tzinfo=UTC)},
        {"key": "other.jpg"},
        {"shape_text": "0 0 0 0 1 1 0.5 0.5"},
    ],
)
def test_what_no_picture_says_is_refused(cast, said):
    picture = a_picture(cast.rita)

    with pytest.raises(Invalid):
        describing.describe(picture.pk, actor=cast.rita, version=1, **said)

    assert again(picture).version == 1


def test_only_who_added_it_and_the_picture_desk_describe_it(cast):
    picture = a_picture(cast.rita)

    for person in (cast.sam, cast.ed, cast.mia, cast.ada):
        with pytest.raises(Refused):
            describing.describe(picture.pk, actor=person, version=1, caption="Mine")
    for version, person in enumerate((cast.rita, cast.nora, cast.chip), start=1):
        describing.describe(picture.pk, actor=person, version=version, caption=f"By {person.name}")

    assert again(picture).version == 4


def test_a_form_without_a_version_or_with_one_that_never_was_is_refused(cast):
    picture = a_picture(cast.rita)

    with pytest.raises(NeedsBase):
        describing.describe(picture.pk, actor=cast.rita, version=None, caption="x")
    for never in (0, 2, 99):
        with pytest.raises(Invalid):
            describing.describe(picture.pk, actor=cast.rita, version=never, caption="x")


def test_the_words_of_the_file_come_back_and_only_those_that_are_named(cast):
    said = {"caption": "Bateaux à l’ancre", "taken_at": "2026-11-20T09:30:15+00:00", "keywords": ["port"]}
    picture = a_picture(cast.rita, said=said, caption="Boats", place="Port-Louis", credit="RLB")

    describing.reset_to_file(
        picture.pk, actor=cast.rita, version=1, names=["caption", "taken_at", "keywords", "place"]
    )

    now = again(picture)
    assert (now.caption, now.keywords, now.place, now.credit) == ("Bateaux à l’ancre", ["port"], "", "RLB")
    assert now.taken_at == datetime(2026, 11, 20, 9, 30, 15, tzinfo=UTC)


def test_a_file_says_nothing_of_licences(cast):
    picture = a_picture(cast.rita)

    for names in (["licence"], []):
        with pytest.raises(Invalid):
            describing.reset_to_file(picture.pk, actor=cast.rita, version=1, names=names)
