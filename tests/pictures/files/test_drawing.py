"""What readers get is drawn anew: cut as the desk said, in the web's colours, without a word of the original."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from pictures.files import limited
from pictures.files.drawing import draw
from pictures.files.kinds import KINDS
from pictures.shapes.recipes import FORMATS, RATIOS, Recipe, all_recipes
from pictures.shapes.shape import AS_IT_IS, Shape
from tests.pictures import labels
from tests.pictures.paintings import a_file, a_painting, as_file

#: What a source's life may hang on, in the letters of each place it hides in.
CANARIES = [
    "CANARY-gps-48.8566",
    "CANARY-serial-0042",
    "CANARY-Zoë-Müller",
    "CANARY-thumbnail",
    "CANARY-profile",
]

RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 160, 60), (30, 60, 200), (255, 255, 255)
MEMORY = 400 * 1024 * 1024


def drawn(tmp_path: Path, sent: bytes, kind: str = "JPEG", shape: str = AS_IT_IS, recipes=None, verb=draw):
    """The files by recipe, as `draw` makes them of what was sent."""
    path = tmp_path / "sent"
    path.write_bytes(sent)
    target = tmp_path / "target"
    target.mkdir(exist_ok=True)
    with Image.open(BytesIO(sent)) as opened:
        size = opened.size
    wanted = recipes or list(all_recipes(shape, size, tuple(RATIOS)))
    outputs = [{"name": str(number), **recipe._asdict()} for number, recipe in enumerate(wanted)]
    asked = {
        "path": str(path),
        "kind": kind,
        "largest_pixels": KINDS[kind].largest_pixels,
        "shape": shape,
        "outputs": outputs,
        "target_dir": str(target),
    }
    told = verb(**asked)
    files = {recipe: (target / str(number)).read_bytes() for number, recipe in enumerate(wanted)}
    assert told["drawn"] == {str(number): len(content) for number, content in enumerate(files.values())}
    return files


def whole(width: int, height: int, kind: str = "webp", ratio: str = "whole") -> list[Recipe]:
    return [Recipe(ratio, kind, width, height)]


def seen(files: dict[Recipe, bytes]) -> Image.Image:
    (content,) = files.values()
    return Image.open(BytesIO(content))


def near(colour, other) -> bool:
    return all(abs(one - two) < 40 for one, two in zip(colour, other, strict=True))


def quarters(size=(400, 200)) -> Image.Image:
    """Red above left, green above right, blue below left, white below right."""
    picture = Image.new("RGB", size, WHITE)
    width, height = size[0] // 2, size[1] // 2
    picture.paste(RED, (0, 0, width, height))
    picture.paste(GREEN, (width, 0, size[0], height))
    picture.paste(BLUE, (0, height, width, size[1]))
    return picture


def corners(picture: Image.Image) -> list[str]:
    """The colours of the corners, clockwise from above left."""
    names = {"red": RED, "green": GREEN, "blue": BLUE, "white": WHITE}
    seen = picture.convert("RGB")
    right, bottom = picture.width - 4, picture.height - 4
    found = [seen.getpixel(place) for place in ((3, 3), (right, 3), (right, bottom), (3, bottom))]
    return [next((name for name, value in names.items() if near(value, colour)), "?") for colour in found]


def test_a_picture_is_drawn_in_every_format_at_its_size(tmp_path):
    files = drawn(tmp_path, a_file(1))

    for recipe, content in files.items():
        with Image.open(BytesIO(content)) as opened:
            opened.load()
            assert (opened.format, opened.size) == (recipe.format.upper(), (recipe.width, recipe.height))
    assert {recipe.format for recipe in files} == set(FORMATS)


@pytest.mark.parametrize(
    ("orientation", "expected"),
    [
        (1, ["red", "green", "white", "blue"]),
        (2, ["green", "red", "blue", "white"]),
        (3, ["white", "blue", "red", "green"]),
        (4, ["blue", "white", "green", "red"]),
        (5, ["red", "blue", "white", "green"]),
        (6, ["blue", "red", "green", "white"]),
        (7, ["white", "green", "red", "blue"]),
        (8, ["green", "white", "blue", "red"]),
    ],
)
def test_it_lies_as_the_camera_was_held(tmp_path, orientation, expected):
    exif = Image.Exif()
    exif[0x0112] = orientation
    size = (200, 100) if orientation < 5 else (100, 200)

    files = drawn(tmp_path, as_file(quarters(), exif=exif), recipes=whole(*size))

    assert corners(seen(files)) == expected


@pytest.mark.parametrize(
    ("turn", "expected"),
    [
        (90, ["blue", "red", "green", "white"]),
        (180, ["white", "blue", "red", "green"]),
        (270, ["green", "white", "blue", "red"]),
    ],
)
def test_it_is_turned_clockwise_as_the_desk_said(tmp_path, turn, expected):
    shape = Shape(turn=turn).as_text()
    size = (100, 200) if turn != 180 else (200, 100)

    files = drawn(tmp_path, as_file(quarters()), shape=shape, recipes=whole(*size))

    assert corners(seen(files)) == expected


def test_a_crop_shows_what_is_in_it(tmp_path):
    shape = Shape(crop=(0.5, 0.0, 1.0, 0.5)).as_text()

    files = drawn(tmp_path, as_file(quarters()), shape=shape, recipes=whole(200, 100))

    assert corners(seen(files)) == ["green"] * 4


def test_a_square_is_cut_around_the_focal_point(tmp_path):
    three = Image.new("RGB", (600, 200), RED)
    three.paste(GREEN, (200, 0, 400, 200))
    three.paste(BLUE, (400, 0, 600, 200))

    def at(x: float) -> list[str]:
        shape = Shape(focal=(x, 0.5)).as_text()
        return corners(
            seen(drawn(tmp_path, as_file(three), shape=shape, recipes=whole(160, 160, ratio="square")))
        )

    assert (at(0.0), at(0.5), at(1.0)) == (["red"] * 4, ["green"] * 4, ["blue"] * 4)


@pytest.mark.parametrize("degrees", [-20, -7.5, 3, 20])
def test_straightening_shows_no_empty_corner(tmp_path, degrees):
    plain = Image.new("RGB", (600, 400), GREEN)
    shape = Shape(straighten=degrees).as_text()

    files = drawn(tmp_path, as_file(plain), shape=shape, recipes=whole(150, 100))

    assert corners(seen(files)) == ["green"] * 4


def test_straightening_turns_clockwise(tmp_path):
    level = Image.new("RGB", (600, 400), GREEN)
    level.paste(BLUE, (0, 200, 600, 400))
    shape = Shape(straighten=10).as_text()

    picture = seen(drawn(tmp_path, as_file(level), shape=shape, recipes=whole(300, 200))).convert("RGB")

    # The horizon is at 100: it has risen on the left, and sunk on the right.
    assert near(picture.getpixel((4, 85)), BLUE)
    assert near(picture.getpixel((295, 115)), GREEN)


def test_what_is_transparent_stays_so_where_it_can_and_is_white_where_not(tmp_path):
    glass = Image.new("RGBA", (400, 300), (0, 0, 0, 0))
    glass.paste((*RED, 255), (100, 75, 300, 225))
    recipes = [Recipe("whole", kind, 200, 150) for kind in FORMATS]

    files = drawn(tmp_path, as_file(glass, "PNG"), "PNG", recipes=recipes)

    for recipe, content in files.items():
        picture = Image.open(BytesIO(content))
        if recipe.format == "jpeg":
            assert near(picture.getpixel((3, 3)), WHITE)
        else:
            assert picture.convert("RGBA").getpixel((3, 3))[3] < 10
        assert near(picture.convert("RGB").getpixel((100, 75)), RED)


@pytest.mark.parametrize("mode", ["L", "LA", "P", "I;16", "1", "RGBA", "CMYK"])
def test_every_way_of_writing_colours_is_drawn(tmp_path, mode):
    kind = "JPEG" if mode == "CMYK" else "PNG"
    picture = a_painting(1, mode="L").convert(mode) if mode == "I;16" else a_painting(1, mode=mode)

    files = drawn(tmp_path, as_file(picture, kind), kind, recipes=whole(160, 120))

    assert seen(files).size == (160, 120)


def test_colours_of_a_camera_s_own_profile_become_the_web_s(tmp_path):
    exchanged = ImageCms.ImageCmsProfile(BytesIO(a_profile_with_red_and_blue_exchanged()))
    told = as_file(Image.new("RGB", (320, 240), (200, 30, 30)), "PNG", icc_profile=exchanged.tobytes())

    colour = seen(drawn(tmp_path, told, "PNG", recipes=whole(160, 120))).convert("RGB").getpixel((80, 60))

    assert near(colour, (30, 30, 200))


def a_profile_with_red_and_blue_exchanged() -> bytes:
    written = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    for at in range(132, 132 + 12 * int.from_bytes(written[128:132], "big"), 12):
        name = bytes(written[at : at + 4])
        if name in (b"rXYZ", b"bXYZ"):
            written[at : at + 4] = b"bXYZ" if name == b"rXYZ" else b"rXYZ"
    return bytes(written).replace("sRGB".encode("utf-16-be"), "Mine".encode("utf-16-be"))


@pytest.mark.parametrize("profile", [b"", b"nonsense", b"\0" * 500])
def test_a_profile_that_is_none_does_no_harm(tmp_path, profile):
    told = as_file(Image.new("RGB", (320, 240), RED), icc_profile=profile)

    assert corners(seen(drawn(tmp_path, told, recipes=whole(160, 120)))) == ["red"] * 4


def a_telltale() -> bytes:
    """A JPEG that says in every place there is who took it, where, and with what."""
    thumbnail = as_file(a_painting(7, size=(160, 120)), comment=b"CANARY-thumbnail")
    block = labels.exif(
        (0x010E, 2, b"CANARY-Zo\xc3\xab-M\xc3\xbcller\0"),
        (0x013B, 2, "CANARY-Zoë-Müller\0".encode()),
        (0xA431, 2, b"CANARY-serial-0042\0"),
        (0x0131, 2, b"CANARY-gps-48.8566\0"),
        (0x0201, 7, thumbnail),
        (0x9C9D, 1, "CANARY-Zoë-Müller\0".encode("utf-16-le")),
    )
    packet = labels.xmp(
        "<dc:creator><rdf:Seq><rdf:li>CANARY-Zoë-Müller</rdf:li></rdf:Seq></dc:creator>",
        'exif:GPSLatitude="CANARY-gps-48.8566" aux:SerialNumber="CANARY-serial-0042"',
    ).encode()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + b"CANARY-profile"
    plain = as_file(a_painting(5), comment="CANARY-Zoë-Müller".encode(), icc_profile=profile)
    iptc = labels.iptc((80, "CANARY-Zoë-Müller".encode()), (120, b"CANARY-gps-48.8566"), charset=b"\x1b%G")
    return (
        labels.jpeg_with(plain, labels.app1_exif(block), labels.app1_xmp(packet), labels.app13(iptc))
        + b"CANARY-thumbnail"
    )


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_nothing_of_what_a_file_says_of_itself_is_in_what_readers_get(tmp_path, kind):
    told = a_telltale()
    if kind != "JPEG":
        with Image.open(BytesIO(told)) as opened:
            said = {name: opened.info[name] for name in ("exif", "icc_profile", "xmp") if name in opened.info}
            told = as_file(opened.convert("RGB"), kind, **said)
    assert any(canary.encode() in told for canary in CANARIES)

    files = drawn(tmp_path, told, kind)

    for content in files.values():
        for canary in [*CANARIES, "CANARY"]:
            for letters in ("utf-8", "latin-1", "utf-16-le", "utf-16-be"):
                assert canary.encode(letters) not in content
        for mark in (
            b"Exif",
            b"http://ns.adobe",
            b"ICC_PROFILE",
            b"8BIM",
            b"<x:xmpmeta",
            b"EXIF",
            b"ICCP",
            b"XMP ",
        ):
            assert mark not in content
        with Image.open(BytesIO(content)) as opened:
            assert not set(opened.info) & {"exif", "icc_profile", "xmp", "comment", "photoshop"}


def test_the_limited_child_draws_and_what_is_there_under_its_name_is_whole(tmp_path):
    def by_the_child(**asked):
        return limited.run("draw", asked, seconds=60, memory=MEMORY)

    files = drawn(tmp_path, a_file(2), verb=by_the_child)

    assert sorted(path.name for path in (tmp_path / "target").iterdir()) == sorted(
        map(str, range(len(files)))
    )
