"""The demo's pictures: drawn, told apart, and filed as photographers do."""

import re
from datetime import UTC, datetime
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from pictures.actions.arriving import take_in
from pictures.demo.enclosures import dossier, horn
from pictures.demo.filing import SCENES, catalogue, filed
from pictures.demo.photographers import PHOTOGRAPHERS
from pictures.files.blanking import blank
from pictures.files.media_kinds import PDF, WAV, media_type_of

TAKEN = datetime(2026, 10, 6, 9, 30, tzinfo=UTC)
CATALOGUE = catalogue()


@pytest.fixture(scope="module")
def drawn():
    return {key: filed(scene, taken=TAKEN) for key, scene in CATALOGUE.items()}


def test_every_scene_is_in_the_catalogue_and_every_entry_is_drawn():
    assert set(CATALOGUE) == set(SCENES)


def test_four_photographers_with_accents_took_them():
    assert {scene.by for scene in CATALOGUE.values()} == set(PHOTOGRAPHERS)
    assert [by.name for by in PHOTOGRAPHERS.values() if by.name.isascii()] == []


def test_the_same_scene_is_the_same_file(drawn):
    assert filed(CATALOGUE["night_quay"], taken=TAKEN) == drawn["night_quay"]


def test_every_picture_has_edges_and_colours_and_none_is_a_mere_gradient(drawn):
    bare = []
    for key, held in drawn.items():
        picture = Image.open(BytesIO(held)).convert("L").resize((320, 213))
        edges = picture.filter(ImageFilter.FIND_EDGES).point(lambda value: 255 if value > 40 else 0)
        share = ImageStat.Stat(edges).mean[0] / 255
        if share < 0.02 or ImageStat.Stat(picture).stddev[0] < 15:
            bare.append((key, round(share, 3)))

    assert bare == []


def test_no_two_pictures_look_alike(drawn):
    small = [Image.open(BytesIO(held)).convert("RGB").resize((24, 16)) for held in drawn.values()]

    for number, one in enumerate(small):
        for other in small[:number]:
            assert sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3 > 8


@pytest.mark.django_db
def test_the_library_reads_what_the_photographer_wrote_in_correct_accents(cast, drawn):
    scene = CATALOGUE["council_chamber"]

    picture = take_in(BytesIO(drawn[scene.key]), name="council_chamber.jpg", actor=cast.nora)

    assert (picture.title, picture.caption, picture.alt) == (scene.title, scene.caption_fr, scene.alt_fr)
    assert picture.photographer == "Włodzimierz Szczęsny"
    assert picture.credit == "Włodzimierz Szczęsny / Le Rivage"
    assert picture.place == scene.place
    assert picture.taken_at == TAKEN
    assert sorted(picture.keywords) == sorted(scene.keywords)


def test_the_horn_is_a_sound_of_some_seconds():
    assert media_type_of(horn()[:4096]) == WAV
    assert blank(BytesIO(horn()), WAV) == 6


def test_the_dossier_is_a_pdf_whose_table_finds_its_objects():
    held = dossier()

    assert media_type_of(held[:4096]) == PDF
    start = int(re.search(rb"startxref\n(\d+)", held).group(1))
    assert held[start : start + 4] == b"xref"
    for number, place in enumerate(re.findall(rb"(\d{10}) 00000 n", held), 1):
        assert held[int(place) :].startswith(b"%d 0 obj" % number)
