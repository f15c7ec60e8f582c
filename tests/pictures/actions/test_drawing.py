"""Renditions: every one that is needed, once, by whichever worker; never half of one."""

from io import BytesIO
from pathlib import Path
from threading import Thread

import psycopg2
import pytest
from django.core.cache import cache
from django.core.files.storage import storages
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from newsroom.clock import set_clock_offset
from pictures import tasks
from pictures.actions import drawing, failures, tidying
from pictures.actions.drawing import preview
from pictures.actions.renditions import needed, stored_as
from pictures.files.refusals import Unreadable
from pictures.models import Picture, Rendition
from pictures.shapes.recipes import RATIOS
from pictures.shapes.shape import Shape
from tests.faults.processes import database_url, until
from tests.pictures.drawn import a_drawn_picture, a_picture, tell, used
from tests.pictures.paintings import a_painting, as_file

pytestmark = pytest.mark.usefixtures("shelves")

ROUND = Shape(turn=180).as_text()
QUARTER = Shape(turn=90, crop=(0.0, 0.0, 0.5, 1.0)).as_text()


@pytest.fixture(autouse=True)
def nothing_has_failed_yet():
    cache.clear()


def file_of(rendition: Rendition) -> bytes:
    with storages["renditions"].open(stored_as(rendition.name, rendition.format)) as kept:
        return kept.read()


def test_a_picture_has_all_its_renditions_before_anybody_uses_it(cast):
    picture = a_picture(by=cast.rita)

    drawn = drawing.draw(picture.pk)

    assert drawn == picture.renditions.count() == len(needed(picture, []))
    assert set(picture.renditions.values_list("ratio", flat=True)) == set(RATIOS)
    assert not picture.renditions.filter(is_public=True).exists()


def test_each_is_a_whole_file_of_the_format_and_size_its_row_says(cast):
    picture = a_drawn_picture(by=cast.rita, role="lead")

    for rendition in picture.renditions.all():
        content = file_of(rendition)
        with Image.open(BytesIO(content)) as opened:
            opened.load()
            found = (opened.format.lower(), *opened.size, len(content))
        assert found == (rendition.format, rendition.width, rendition.height, rendition.bytes)


def test_shapes_in_use_are_drawn_in_the_ratios_of_their_role(cast):
    picture = a_picture(by=cast.rita)
    tell(draft=[used(picture, "body", ROUND), used(picture, "lead", QUARTER)])

    drawing.draw(picture.pk)

    def ratios(shape):
        return set(picture.renditions.filter(shape_text=shape).values_list("ratio", flat=True))

    assert (ratios(ROUND), ratios(QUARTER)) == ({"whole", "square"}, set(RATIOS))
    whole = picture.renditions.filter(shape_text=QUARTER, ratio="whole").first()
    assert (whole.width, whole.height) == (80, 240)


def test_drawing_again_draws_nothing(cast):
    picture = a_drawn_picture(by=cast.rita)
    kept = list(picture.renditions.values())

    assert drawing.draw(picture.pk) == 0
    tasks.draw_picture(picture.pk)
    assert list(picture.renditions.values()) == kept


def test_while_one_worker_draws_a_picture_another_leaves_it(cast):
    picture = a_picture(by=cast.rita)
    other = psycopg2.connect(database_url())
    try:
        with other.cursor() as cursor:
            cursor.execute(drawing.LOCK, [picture.pk])
        assert drawing.draw(picture.pk) == 0
    finally:
        # As when its process is killed.
        other.close()

    assert until(lambda: drawing.draw(picture.pk) > 0)


def test_a_file_that_a_killed_worker_left_is_replaced_by_a_whole_one(cast, shelves):
    picture = a_picture(by=cast.rita)
    one = next(iter(needed(picture, []).values()))
    left = shelves / "renditions" / stored_as(one.name, one.recipe.format)
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half")

    drawing.draw(picture.pk)

    assert left.stat().st_size == picture.renditions.get(name=one.name).bytes > 4


def test_what_waits_is_found_without_a_broker_and_then_waits_no_more(cast):
    pictures = [a_picture(number, by=cast.rita) for number in (1, 2)]
    tell(draft=[used(pictures[0], "body", ROUND)])

    assert drawing.draw_waiting() == 2

    assert not drawing.waiting_pictures().exists()
    assert drawing.draw_waiting() == 0


def test_a_body_s_picture_that_becomes_a_lead_waits_for_the_other_ratios(cast):
    picture = a_picture(by=cast.rita)
    tell(draft=[used(picture, "body", ROUND)])
    drawing.draw_waiting()

    tell(draft=[used(picture, "lead", ROUND)])

    assert list(drawing.waiting_pictures()) == [picture]
    drawing.draw_waiting()
    assert not drawing.waiting_pictures().exists()


def test_in_the_bin_nothing_is_drawn_ahead_but_what_a_story_still_shows_is(cast):
    binned, shown = a_picture(1, by=cast.rita), a_picture(2, by=cast.rita)
    tell(draft=[used(shown)])
    Picture.objects.update(deleted_at="2026-01-01T00:00Z")

    assert list(drawing.waiting_pictures()) == [shown]
    assert not binned.renditions.exists()


def test_looking_for_what_waits_is_one_query(cast):
    for number in range(3):
        a_drawn_picture(number, by=cast.rita)

    with CaptureQueriesContext(connection) as captured:
        drawing.draw_waiting()

    assert len(captured) == 1


def broken(picture: Picture, shelves: Path) -> None:
    (shelves / "originals" / picture.key).write_bytes(b"\xff\xd8\xff nothing more")


def test_what_cannot_be_drawn_is_tried_three_times_and_then_left_alone(cast, shelves):
    picture = a_picture(by=cast.rita)
    broken(picture, shelves)

    for _sweep in range(failures.TRIES):
        assert failures.given_up([picture.pk]) == set()
        drawing.draw_waiting()

    assert failures.given_up([picture.pk]) == {picture.pk}
    with CaptureQueriesContext(connection) as captured:
        drawing.draw_waiting()
    assert len(captured) == 1
    assert not picture.renditions.exists()


def test_those_that_cannot_be_drawn_hold_up_no_other(cast, shelves):
    good, bad, gone = (a_picture(number, by=cast.rita) for number in (1, 2, 3))
    broken(bad, shelves)
    (shelves / "originals" / gone.key).unlink()

    assert drawing.draw_waiting() == 1
    assert good.renditions.exists()


def test_the_desk_sees_a_preview_before_anything_is_drawn_and_it_is_drawn_once(cast, shelves):
    picture = a_picture(by=cast.rita)
    tell(draft=[used(picture, shape=ROUND)])

    seen = preview(picture, ratio="classic", width=100, shape=ROUND)

    with Image.open(BytesIO(seen)) as opened:
        assert (opened.format, opened.size) == ("WEBP", (160, 107))
    broken(picture, shelves)
    assert preview(picture, ratio="classic", width=100, shape=ROUND) == seen
    assert preview(picture, ratio="classic", width=90, shape=ROUND) == seen


def test_a_cut_that_nobody_kept_is_shown_and_leaves_no_file(cast):
    picture = a_picture(by=cast.rita)

    assert preview(picture, shape=QUARTER)

    assert not storages["renditions"].exists("preview") or storages["renditions"].listdir("preview") == (
        [],
        [],
    )


def test_a_preview_is_the_rendition_where_there_is_one(cast):
    picture = a_drawn_picture(by=cast.rita)
    rendition = picture.renditions.get(ratio="whole", format="webp")

    assert preview(picture, ratio="whole", width=5000, shape="") == file_of(rendition)


def test_a_preview_of_a_broken_original_is_refused_with_a_sentence(cast, shelves):
    picture = a_picture(by=cast.rita)
    broken(picture, shelves)

    with pytest.raises(Unreadable):
        preview(picture)


def shapes_drawn(picture: Picture) -> set[str]:
    return set(picture.renditions.values_list("shape_text", flat=True))


def a_day_later(verb):
    from_now = tidying.KEPT * 1.1
    set_clock_offset(from_now)
    try:
        return verb()
    finally:
        set_clock_offset(from_now * 0)


def test_a_cut_that_nobody_uses_is_kept_for_a_day_and_then_goes_with_its_files(cast, shelves):
    picture = a_picture(by=cast.rita)
    tell(draft=[used(picture, "body", ROUND)])
    drawing.draw(picture.pk)
    tell(draft=[])

    assert tidying.tidy() == 0
    assert a_day_later(tidying.tidy) > 0

    assert shapes_drawn(picture) == {picture.shape_text}
    files = [path for path in (shelves / "renditions").rglob("*") if path.is_file()]
    assert len(files) == picture.renditions.count()


def test_what_is_used_or_the_picture_s_own_stays(cast):
    picture = a_picture(by=cast.rita)
    tell(draft=[used(picture, "body", ROUND)], live=[used(picture, "lead", QUARTER)])
    drawing.draw(picture.pk)
    there = picture.renditions.count()

    assert a_day_later(tidying.tidy) == 0
    assert picture.renditions.count() == there


def test_a_lead_that_became_a_body_s_picture_keeps_what_a_body_shows(cast):
    picture = a_picture(by=cast.rita)
    tell(draft=[used(picture, "lead", ROUND)])
    drawing.draw(picture.pk)
    tell(draft=[used(picture, "body", ROUND)])

    a_day_later(tidying.tidy)

    kept = picture.renditions.filter(shape_text=ROUND)
    assert set(kept.values_list("ratio", flat=True)) == {"whole", "square"}


def test_originals_are_never_touched(cast, shelves):
    before = [a_picture(number, by=cast.rita) for number in (1, 2)]
    kept = {path.name: path.read_bytes() for path in (shelves / "originals").iterdir()}
    drawing.draw_waiting()
    Picture.objects.filter(pk=before[0].pk).update(shape_text=ROUND)

    a_day_later(tasks.clear_up)

    assert {path.name: path.read_bytes() for path in (shelves / "originals").iterdir()} == kept


def test_another_key_names_every_rendition_anew_and_one_command_draws_them(cast, settings):
    picture = a_drawn_picture(by=cast.rita, role="lead")
    before = set(picture.renditions.values_list("name", flat=True))
    settings.SECRET_KEY = "another key, as after a leak"

    call_command("draw_pictures", verbosity=0)

    after = set(picture.renditions.values_list("name", flat=True)) - before
    assert len(after) == len(before)
    call_command("draw_pictures", verbosity=0)
    assert picture.renditions.count() == len(before) + len(after)


@pytest.mark.django_db(transaction=True)
def test_a_cut_asked_for_while_the_picture_is_being_drawn_is_drawn_too(cast):
    picture = a_picture(by=cast.rita, sent=as_file(a_painting(2, size=(1600, 1000))))
    drawn = []
    drawing_it = Thread(target=lambda: (drawn.append(drawing.draw(picture.pk)), connection.close()))
    drawing_it.start()
    assert until(lambda: is_being_drawn(picture))

    tell(draft=[used(picture, shape=QUARTER)])
    # The message that follows finds the picture taken.
    assert drawing.draw(picture.pk) == 0
    drawing_it.join()

    assert drawn == [picture.renditions.count()]
    assert picture.renditions.filter(shape_text=QUARTER).exists()


def is_being_drawn(picture: Picture) -> bool:
    with drawing.alone_with(picture.pk) as alone:
        return not alone
