"""Copies look alike in numbers, different pictures do not, and a place is coloured as most of its picture."""

from io import BytesIO

import pytest
from PIL import Image

from pictures.files.looks import look_of, plain, small_copy, tone_of
from tests.pictures.paintings import a_painting, as_file

NEAR = 4
PAINTINGS = range(40)


def look(picture: Image.Image) -> int:
    return look_of(small_copy(picture))


def apart(one: int, other: int) -> int:
    return ((one ^ other) & (2**64 - 1)).bit_count()


def again(picture: Image.Image, kind: str = "JPEG", **options) -> Image.Image:
    return Image.open(BytesIO(as_file(picture, kind, **options)))


@pytest.mark.parametrize(
    "change",
    [
        lambda painting: again(painting, quality=30),
        lambda painting: again(painting, "WEBP", quality=40),
        lambda painting: painting.resize((213, 160)),
        lambda painting: painting.resize((1921, 1440)),
        lambda painting: painting.convert("L"),
        lambda painting: painting.point(lambda level: min(255, level + 12)),
    ],
    ids=["jpeg", "webp", "smaller", "larger", "grey", "lighter"],
)
def test_a_copy_is_near_its_picture(change):
    far = [
        number
        for number in PAINTINGS
        if apart(look(a_painting(number)), look(change(a_painting(number)))) > NEAR
    ]

    assert far == []


def test_different_pictures_are_far_apart():
    looks = [look(a_painting(number)) for number in PAINTINGS]

    assert min(apart(one, other) for at, one in enumerate(looks) for other in looks[:at]) > NEAR


def test_a_plain_colour_has_no_look_also_after_compression():
    assert look(again(Image.new("RGB", (300, 200), (90, 120, 200)), quality=20)) == 0


def test_a_look_is_a_number_the_database_can_hold():
    assert all(-(2**63) <= look(a_painting(number)) < 2**63 for number in PAINTINGS)


@pytest.mark.parametrize(
    ("colour", "tone"),
    [
        ((0, 0, 0), 0),
        ((255, 255, 255), 63),
        ((255, 0, 0), 48),
        ((0, 255, 0), 12),
        ((0, 0, 255), 3),
        ((70, 130, 200), 27),
    ],
)
def test_the_tone_is_the_commonest_colour_in_four_levels(colour, tone):
    picture = Image.new("RGB", (400, 300), colour)
    picture.paste((250, 128, 3), (0, 0, 150, 150))

    assert tone_of(small_copy(picture)) == tone


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "YCbCr", "I;16", "I", "F"])
def test_every_kind_of_colours_becomes_plain(mode):
    picture = Image.linear_gradient("L").convert("I" if mode == "I;16" else "RGB" if mode != "F" else "F")
    if mode in ("I;16", "I", "F"):
        picture = picture.convert("I").point(lambda level: level * 256).convert(mode)
    else:
        picture = picture.convert(mode)

    small = small_copy(picture)

    assert small.mode == plain(picture).mode == "RGB"
    # Dark above, light below, whatever the kind.
    assert small.getpixel((128, 10))[0] < 60 < 200 < small.getpixel((128, 245))[0]


def test_what_is_clear_is_white():
    clear = Image.new("RGBA", (100, 100), (255, 0, 0, 0))
    palette = Image.new("P", (100, 100), 3)
    palette.info["transparency"] = 3

    assert plain(clear).getpixel((5, 5)) == plain(palette).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    "size", [(16, 16), (16, 20_000), (20_000, 16), (255, 257), (513, 1025), (3001, 1999)]
)
def test_a_small_copy_is_small_and_whole(size):
    picture = Image.new("RGB", size, "white")
    picture.paste("black", (0, size[1] // 2, size[0], size[1]))

    small = small_copy(picture)

    assert max(small.size) <= 512
    assert small.getpixel((0, 0))[0] > 200
    assert small.getpixel((small.width - 1, small.height - 1))[0] < 60
