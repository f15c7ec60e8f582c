"""Opening a picture in the limited child: its size is known and allowed before anything is decoded."""

from pathlib import Path

from PIL import AvifImagePlugin, Image, PngImagePlugin

from pictures.files import exif
from pictures.files.announced import announced_size, scans_of
from pictures.files.trouble import Unusable

LEAST_SIDE = 16

#: A JPEG of several scans holds all its coefficients in memory, two bytes each.
LARGEST_COEFFICIENTS = 200_000_000

#: Cameras and programs write about ten; each one is a walk over the whole picture.
MOST_SCANS = 50

#: Where the headers of the other formats are found.
HEAD = 65_536

#: Sizes are judged here, by what the kind of file needs.
Image.MAX_IMAGE_PIXELS = None
# More threads need more memory, and the child's is counted.
AvifImagePlugin.DEFAULT_MAX_THREADS = 1
# Honest programs write long histories into a picture's XMP.
PngImagePlugin.MAX_TEXT_CHUNK = 4 * 1024 * 1024

TURNED = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def open_picture(path: str, *, kind: str, largest_pixels: int) -> Image.Image:
    """The picture, opened and not decoded, in this format only. Raises Unusable, and what Pillow raises."""
    with Path(path).open("rb") as file:
        written = file.read(-1 if kind == "JPEG" else HEAD)
    size = announced_size(written, kind)
    if size is not None:
        refuse_unless_sane(size, largest_pixels)
    scans = scans_of(written) if kind == "JPEG" else 1
    if scans > MOST_SCANS:
        raise Unusable("too_many_scans")
    picture = Image.open(path, formats=[kind])
    refuse_unless_sane(picture.size, largest_pixels)
    if scans > 1:
        refuse_heavy_scans(picture)
    return picture


def refuse_unless_sane(size: tuple[int, int], largest_pixels: int) -> None:
    width, height = size
    if min(width, height) < LEAST_SIDE:
        raise Unusable("too_thin")
    if width * height > largest_pixels:
        raise Unusable("too_many_pixels")


def refuse_heavy_scans(picture: Image.Image) -> None:
    samples = [across * down for _number, across, down, _table in picture.layer]
    of_all = picture.width * picture.height * sum(samples) / max(samples)
    if 2 * of_all > LARGEST_COEFFICIENTS:
        raise Unusable("too_heavy")


def is_animated(picture: Image.Image) -> bool:
    """Whether more than one frame is shown in turn; the second picture in a camera's JPEG is no frame."""
    return picture.format != "MPO" and bool(getattr(picture, "is_animated", False))


def upright_size(picture: Image.Image) -> tuple[int, int]:
    """Width and height as it is looked at."""
    turned = orientation_of(picture) in (5, 6, 7, 8)
    return (picture.height, picture.width) if turned else picture.size


def orientation_of(picture: Image.Image) -> int:
    """The EXIF number (1 to 8) of how the picture lies in its file."""
    block = picture.info.get("exif")
    return exif.orientation(block) if isinstance(block, bytes) else 1


def upright(picture: Image.Image, orientation: int) -> Image.Image:
    """The picture as it is looked at, turned or mirrored as this EXIF number says."""
    return picture.transpose(TURNED[orientation]) if orientation in TURNED else picture
