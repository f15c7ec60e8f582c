"""Who shows a picture tells so, and what readers may have follows at once."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from newsroom.clock import newsroom_now
from pictures.actions import drawing, failures, uses
from pictures.models import AllowedUse, Licence, MediaFile, Picture, Rendition, Use
from pictures.shapes.shape import Shape
from pictures.shapes.uses import Used
from tests.pictures.drawn import a_drawn_picture, a_picture, tell, used

pytestmark = pytest.mark.usefixtures("shelves")

ROUND = Shape(turn=180).as_text()


@pytest.fixture(autouse=True)
def nothing_has_failed_yet():
    cache.clear()


def told() -> list[tuple]:
    return list(Use.objects.order_by("pk").values_list("owner", "title", "is_live", "shape_text", "role"))


def public() -> set[tuple[str, str]]:
    return set(Rendition.objects.public().values_list("shape_text", "ratio"))


def test_the_uses_of_an_owner_are_exactly_what_it_last_told(cast):
    picture = a_picture(by=cast.rita)
    other = a_picture(2, by=cast.rita)
    tell("article:2", draft=[used(other)], title="Another story")

    tell(draft=[used(picture), used(picture, "lead", ROUND)], live=[used(picture)])
    tell(draft=[used(other)], live=[used(picture)], title="A better title")

    assert told() == [
        ("article:2", "Another story", False, other.shape_text, "body"),
        ("article:1", "A better title", True, picture.shape_text, "body"),
        ("article:1", "A better title", False, other.shape_text, "body"),
    ]


def test_telling_the_same_again_changes_nothing(cast):
    picture = a_picture(by=cast.rita)
    tell(draft=[used(picture)])
    kept = list(Use.objects.values())

    tell(draft=[used(picture), used(picture)])

    assert list(Use.objects.values()) == kept


def test_a_picture_that_is_not_there_is_no_use(cast):
    tell(draft=[Used(4711, ROUND, "lead")])

    assert told() == []


def test_only_what_a_live_text_shows_is_public_in_the_ratios_it_shows(cast):
    picture = a_drawn_picture(by=cast.rita, role="lead")
    assert public() == set()

    tell(draft=[used(picture, "lead")], live=[used(picture)])

    assert public() == {(picture.shape_text, "whole"), (picture.shape_text, "square")}


def test_what_another_live_story_shows_stays_public(cast):
    picture = a_drawn_picture(by=cast.rita, live=True)
    tell("article:2", live=[used(picture)])

    tell(draft=[used(picture)])
    assert public() == {(picture.shape_text, "whole"), (picture.shape_text, "square")}

    tell("article:2")
    assert public() == set()


def test_renditions_that_come_after_the_publication_are_public_at_once(cast):
    picture = a_picture(by=cast.rita)
    tell(live=[used(picture)])

    drawing.draw(picture.pk)

    assert public() == {(picture.shape_text, "whole"), (picture.shape_text, "square")}


def test_what_is_told_in_a_transaction_that_fails_was_never_told(cast):
    picture = a_drawn_picture(by=cast.rita)

    with transaction.atomic():
        tell(live=[used(picture)])
        transaction.set_rollback(True)

    assert (public(), [row[2] for row in told()]) == (set(), [False])


def test_a_story_without_pictures_costs_one_query_and_a_change_at_most_six(cast):
    pictures = [a_drawn_picture(number, by=cast.rita) for number in (1, 2)]
    more = [a_picture(number, by=cast.rita) for number in range(3, 9)]

    def cost(owner: str = "article:7", *, title: str = "A quay", draft=(), live=()) -> int:
        with CaptureQueriesContext(connection) as captured:
            uses.tell(owner, title=title, address="/desk/", draft=draft, live=live)
        return len(captured)

    everything = [used(picture) for picture in pictures + more]
    assert cost() == 1
    assert cost(draft=everything) <= 6
    assert cost(draft=everything) == 1
    assert cost(draft=everything[1:], live=everything[:4], title="Another title") <= 6
    assert cost() <= 6


def test_after_the_commit_what_is_to_be_drawn_is_asked_for(
    cast, django_capture_on_commit_callbacks, monkeypatch
):
    asked = []
    monkeypatch.setattr(uses, "send_hint", lambda task, picture_id: asked.append((task.task, picture_id)))
    picture = a_picture(by=cast.rita)

    with django_capture_on_commit_callbacks(execute=True):
        tell(draft=[used(picture)])
        assert asked == []

    assert asked == [("pictures.tasks.draw_picture", picture.pk)]


def test_files_are_told_of_too_and_their_posters_are_pictures(cast):
    picture = a_picture(by=cast.rita)
    film = MediaFile.objects.create(
        kind="video", key="k", public_name="p", content_hash="h", content_type="video/mp4", extension="mp4",
        bytes=1, poster=picture, added_by=cast.rita,
    )  # fmt: skip

    tell(files_draft=[film.pk], files_live=[film.pk])
    film.refresh_from_db()
    assert (film.is_public, [row[2:] for row in told()]) == (
        True,
        [(False, picture.shape_text, "body"), (True, picture.shape_text, "body")],
    )

    tell()
    film.refresh_from_db()
    assert (film.is_public, told()) == (False, [])


def test_facts_are_what_addresses_are_computed_from(cast):
    picture = a_picture(by=cast.rita)

    assert uses.facts_of([picture.pk, 4711]) == {
        str(picture.pk): {
            "hash": picture.content_hash,
            "width": 240,
            "height": 160,
            "tone": picture.tone,
        }
    }


def says(picture: Picture, **fields) -> list[str]:
    Picture.objects.filter(pk=picture.pk).update(title="Quay", **fields)
    return uses.what_is_missing([used(picture, "lead")])


def test_nothing_is_missing_of_a_picture_that_is_drawn_as_it_is_used(cast):
    picture = a_drawn_picture(by=cast.rita, role="lead")

    assert says(picture) == []
    assert uses.what_is_missing([used(picture, "lead", ROUND)]) == [
        "The picture “Quay” is still being drawn for readers: try again in a moment."
    ]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"allowed_use": AllowedUse.NONE}, "The picture “Quay” is not for publication."),
        ({"deleted_at": "2026-01-02T00:00Z"}, "The picture “Quay” is in the bin."),
        ({"rights_end": "2026-01-02T12:00Z"}, "The rights to the picture “Quay” ended on 2 January 2026."),
    ],
)
def test_what_may_not_be_shown_is_said(cast, fields, sentence):
    picture = a_drawn_picture(by=cast.rita, role="lead")

    assert says(picture, **fields) == [sentence]


def test_rights_that_will_have_ended_by_then_are_said_for_then(cast):
    picture = a_drawn_picture(by=cast.rita)
    Picture.objects.filter(pk=picture.pk).update(rights_end=newsroom_now() + timedelta(days=1))

    assert uses.what_is_missing([used(picture)]) == []
    later = newsroom_now() + timedelta(days=2)
    assert len(uses.what_is_missing([used(picture)], at=later)) == 1


def test_a_picture_that_vanished_is_said(db):
    assert uses.what_is_missing([Used(4711, ROUND, "body")]) == [
        "A picture of this story is no longer in the library."
    ]


def test_a_picture_that_cannot_be_drawn_is_said_to_be_so(cast):
    picture = a_picture(by=cast.rita)
    for _try in range(failures.TRIES):
        failures.count_one(picture.pk)

    assert says(picture) == [
        "The picture “Quay” could not be drawn for readers: put another one in its place."
    ]


def test_no_pictures_cost_no_query_and_thirty_cost_as_few_as_one(cast):
    picture, other = a_drawn_picture(1, by=cast.rita), a_picture(2, by=cast.rita)
    now = newsroom_now()
    shapes = [Shape(straighten=number).as_text() for number in range(15)]

    def cost(asked) -> int:
        with CaptureQueriesContext(connection) as captured:
            uses.what_is_missing(asked, at=now)
        return len(captured)

    assert cost([]) == 0
    assert cost([used(picture)]) == 2
    assert cost([used(one, "body", shape) for one in (picture, other) for shape in shapes]) == 2


def warned(picture: Picture, owner: str = "article:1", **fields) -> list[str]:
    Picture.objects.filter(pk=picture.pk).update(**{"title": "Quay", "licence": Licence.OWN, **fields})
    return uses.warnings([used(picture)], at=newsroom_now(), owner=owner)


def test_rights_that_end_within_three_days_are_warned_of(cast):
    picture = a_picture(by=cast.rita)
    soon = newsroom_now() + timedelta(days=2)

    assert len(warned(picture, rights_end=soon)) == 1
    assert warned(picture, rights_end=soon + timedelta(days=2)) == []


def test_a_licence_nobody_knows_is_warned_of(cast):
    assert warned(a_picture(by=cast.rita), licence=Licence.UNKNOWN) == [
        "Nobody has said under which licence the picture “Quay” is used."
    ]


def test_a_picture_for_one_story_is_warned_of_in_a_second(cast):
    picture = a_picture(by=cast.rita)
    tell(draft=[used(picture)], live=[used(picture)])

    assert warned(picture, allowed_use=AllowedUse.ONE_STORY) == []
    assert warned(picture, "article:2") == [
        "The picture “Quay” is for one story only, and another story uses it."
    ]
