"""The limited child draws a picture again, for readers: cut, small, in the web's colours, and without a word in it.

One decoding for all files. A JPEG is decoded at the eighths that are enough; within a ratio each size is made of the
next larger one.
"""

from pathlib import Path
from typing import Any

from PIL import Image

from pictures.files.colours import in_web_colours
from pictures.files.opening import open_picture, orientation_of, upright, upright_size
from pictures.shapes.crops import crop_for, frame_of
from pictures.shapes.recipes import RATIOS
from pictures.shapes.shape import Shape

#: How each format is written, and Pillow's name for it.
WRITTEN: dict[str, tuple[str, dict[str, Any]]] = {
    "jpeg": ("JPEG", {"quality": 80, "optimize": True, "progressive": True, "subsampling": "4:2:0"}),
    "webp": ("WEBP", {"quality": 78, "method": 4}),
    "avif": ("AVIF", {"quality": 55, "speed": 8, "max_threads": 1}),
}

#: How much larger than the largest file the picture is worked on: what Lanczos needs to be sharp.
SPARE = 1.5

TURNS = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}

PART = ".part"
Output = dict[str, Any]


def draw(
    *, path: str, kind: str, largest_pixels: int, shape: str, outputs: list[Output], target_dir: str
) -> dict[str, Any]:
    """Every output (name, ratio, format, width, height) is a whole file of that name in `target_dir`; their sizes.

    Nothing of what the file says of itself is in them. A file appears under its name when it is whole, so that what is
    there is good whenever this ends. Raises Unusable, and what Pillow raises.
    """
    cut = Shape.from_text(shape)
    with open_picture(path, kind=kind, largest_pixels=largest_pixels) as picture:
        size = upright_size(picture)
        frame, scale = _worked_on(picture, cut, size, outputs)
    drawn = {}
    for ratio in dict.fromkeys(output["ratio"] for output in outputs):
        wanted = [output for output in outputs if output["ratio"] == ratio]
        drawn |= _drawn_at(frame, scale, crop_for(cut, size, RATIOS[ratio]), wanted, Path(target_dir))
    return {"drawn": drawn}


def _worked_on(
    picture: Image.Image, cut: Shape, size: tuple[int, int], outputs: list[Output]
) -> tuple[Image.Image, float]:
    """The turned and straightened frame, small enough to work on, and how much smaller than the original it is."""
    needed = max(output["width"] / crop_for(cut, size, RATIOS[output["ratio"]]).width for output in outputs)
    orientation = orientation_of(picture)
    full = picture.size
    enough = min(1.0, needed * SPARE)
    picture.draft(None, (round(full[0] * enough), round(full[1] * enough)))
    picture.load()
    small = in_web_colours(picture, reduced_by=max(1, int(picture.width / (full[0] * enough))))
    seen = upright(small, orientation)
    turned = seen.transpose(TURNS[cut.turn]) if cut.turn else seen
    whole = size if cut.turn % 180 == 0 else (size[1], size[0])
    scale = turned.width / whole[0]
    return _straightened(turned, cut, frame_of(cut, size), scale), scale


def _straightened(turned: Image.Image, cut: Shape, frame: tuple[int, int], scale: float) -> Image.Image:
    if not cut.straighten:
        return turned
    width, height = (
        min(max(1, round(side * scale)), most) for side, most in zip(frame, turned.size, strict=True)
    )
    # Pillow turns the other way round.
    straight = turned.rotate(-cut.straighten, Image.Resampling.BICUBIC)
    left, top = (turned.width - width) // 2, (turned.height - height) // 2
    return straight.crop((left, top, left + width, top + height))


def _drawn_at(frame: Image.Image, scale: float, crop, wanted: list[Output], target: Path) -> dict[str, int]:
    """The files of one ratio, the largest first, each made of the one before."""
    box = tuple(
        min(side * scale, float(most)) for side, most in zip(crop, (*frame.size, *frame.size), strict=True)
    )
    source, sizes = frame, {}
    for width, height in sorted({(output["width"], output["height"]) for output in wanted}, reverse=True):
        source = source.resize((width, height), Image.Resampling.LANCZOS, box=box)
        box = (0, 0, width, height)
        for output in wanted:
            if (output["width"], output["height"]) == (width, height):
                sizes[output["name"]] = _write(source, output, target)
    return sizes


def _write(picture: Image.Image, output: Output, target: Path) -> int:
    """The file is there, whole; its bytes."""
    kind, options = WRITTEN[output["format"]]
    bare = _on_white(picture) if kind == "JPEG" and picture.mode == "RGBA" else picture.copy()
    # Pillow hands on what it read from the original's head.
    bare.info = {}
    half = target / (output["name"] + PART)
    bare.save(half, kind, **options)
    half.rename(target / output["name"])
    return (target / output["name"]).stat().st_size


def _on_white(picture: Image.Image) -> Image.Image:
    ground = Image.new("RGB", picture.size, "white")
    ground.paste(picture, mask=picture.getchannel("A"))
    return ground
