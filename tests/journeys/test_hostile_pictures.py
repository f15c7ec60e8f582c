"""Files with scripts in them, sent by a browser and opened by one: what is served is a picture and nothing else."""

from pathlib import Path

import pytest
from django.db import transaction

from pictures.actions import uses
from pictures.models import Picture, Rendition
from pictures.shapes.recipes import ENDINGS, TYPES
from pictures.shapes.uses import Used
from tests.journeys.test_pictures_arrive import wait_until_finished
from tests.pictures.hostile import HOSTILE
from tests.site import wait_until

#: Kept, and drawn again; refused, with a sentence.
KEPT = ("jpeg and web page", "png and archive", "scripts in every label", "boastful exif")
REFUSED = ("web page called jpg", "drawing with a script", "drawing in utf-16", "half a jpeg", "png bomb")
OWNER = "test:hostile"


@pytest.fixture(scope="module")
def bag(tmp_path_factory) -> Path:
    bag = tmp_path_factory.mktemp("bag")
    for number, name in enumerate([*KEPT, *REFUSED]):
        make, _becomes = HOSTILE[name]
        (bag / f"hostile-{number}.jpg").write_bytes(make())
    return bag


@pytest.fixture
def kept(newsroom, bag, window, sign_in):
    """The pictures that were kept of the bag, shown by something live until the test is over."""
    page = window()
    sign_in(page, "nora")
    page.goto("/desk/pictures/arrive/")
    page.set_input_files("#arrive-files", sorted(str(file) for file in bag.iterdir()))
    told = wait_until_finished(page)
    assert told == {"here": len(KEPT), "refused": len(REFUSED)}
    pictures = list(Picture.objects.filter(file_name__startswith="hostile-"))
    show([Used(picture.pk, picture.shape_text, "body") for picture in pictures])
    yield pictures
    show([])


def show(used: list[Used]) -> None:
    with transaction.atomic():
        uses.tell(OWNER, title="A test", address="/", draft=used, live=used)


def test_what_is_served_of_them_is_a_picture_in_whatever_way_it_is_opened(kept, window):
    page = window()
    alarms = []
    page.on("dialog", lambda dialog: (alarms.append(dialog.message), dialog.dismiss()))
    public = Rendition.objects.public().filter(picture__in=kept)
    wait_until(
        lambda: set(public.values_list("picture", flat=True)) == {picture.pk for picture in kept},
        "Not everything was drawn.",
        patience=120,
    )

    for rendition in public.filter(ratio="whole", width__lte=480):
        answer = page.goto(f"/media/p/{rendition.name}.{ENDINGS[rendition.format]}")

        assert answer.status == 200
        assert answer.headers["content-type"] == TYPES[rendition.format]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert not any(mark in answer.body().lower() for mark in (b"<script", b"<html", b"<svg", b"alert("))
        # Chromium shows it as a picture: its own page around one, without a script.
        assert page.evaluate("[document.images.length, document.scripts.length]") == [1, 0]
    assert alarms == []
