"""What a picture looks like, in two numbers: by one copies are known, by the other its place is coloured."""

from collections import Counter
from collections.abc import Iterator

from PIL import Image

#: The longest side of the small picture that the numbers are read from.
SMALL = 256

#: A difference (of 255) that is one: less is noise, and noise is different in every copy.
NOTICED = 2


def small_copy(picture: Image.Image) -> Image.Image:
    """At most twice `SMALL` on a side, in RGB, on white; made strip by strip: there is no room for two whole ones."""
    across, down = (max(1, side // SMALL) for side in picture.size)
    width, height = picture.size
    small = Image.new("RGB", (-(-width // across), -(-height // down)), "white")
    tall = down * max(1, 1_000_000 // (width * down))
    for top in range(0, height, tall):
        strip = plain(picture.crop((0, top, width, min(top + tall, height))))
        small.paste(strip.reduce((across, down)), (0, top // down))
    return small


def plain(picture: Image.Image) -> Image.Image:
    """In RGB, eight bits a colour; what is transparent is white."""
    if picture.mode.startswith("I;16") or picture.mode in ("I", "F"):
        return picture.convert("I").point(lambda level: level * (1 / 256)).convert("L").convert("RGB")
    if "transparency" in picture.info or picture.mode in ("RGBA", "LA", "PA", "La", "RGBa"):
        seen = picture.convert("RGBA")
        ground = Image.new("RGB", picture.size, "white")
        ground.paste(seen, mask=seen.getchannel("A"))
        return ground
    return picture.convert("RGB")


def look_of(small: Image.Image) -> int:
    """A difference hash of 64 bits, signed; 0 when there is nothing to tell it by.

    Each bit says whether a cell of a grey picture of 9 by 8 is lighter than the next one, as in Neal Krawetz's
    "Kind of Like That". Colours, size and compression leave nearly all bits as they are.
    """
    cells = small.convert("L").resize((9, 8), Image.Resampling.BOX).tobytes()
    look = 0
    for bit in _differences(cells):
        look = look << 1 | bit
    return look - (1 << 64) if look >> 63 else look


def _differences(cells: bytes) -> Iterator[bool]:
    for row in range(8):
        for column in range(8):
            at = row * 9 + column
            yield cells[at] - cells[at + 1] > NOTICED


def tone_of(small: Image.Image) -> int:
    """The commonest colour at four levels a channel: red * 16 + green * 4 + blue, 0 to 63."""
    pixels = small.resize((32, 32), Image.Resampling.BOX).tobytes()
    levels = [level >> 6 for level in pixels]
    reds, greens, blues = levels[0::3], levels[1::3], levels[2::3]
    tones = Counter(red * 16 + green * 4 + blue for red, green, blue in zip(reds, greens, blues, strict=True))
    # Of equally common ones the lowest, so that it is always the same.
    return min(tones, key=lambda tone: (-tones[tone], tone))
