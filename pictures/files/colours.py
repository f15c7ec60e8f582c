"""Colours as the web shows them: sRGB, whatever the camera, the agency or the printer meant."""

import contextlib
from io import BytesIO

from PIL import Image, ImageCms

#: Pixels converted at once: there is no room for two whole pictures of the largest kind.
AT_ONCE = 2_000_000

PROFILE_MODES = {"RGB", "CMYK", "L"}


def in_web_colours(picture: Image.Image, *, reduced_by: int = 1) -> Image.Image:
    """In sRGB, as RGB or (where something is transparent) RGBA, so many times smaller; the loaded picture is let go.

    A colour profile that cannot be used counts as none.
    """
    profile = _profile(picture)
    mode = "RGBA" if _is_transparent(picture) else "RGB"
    width, height = (-(-side // reduced_by) for side in picture.size)
    small = Image.new(mode, (width, height))
    tall = reduced_by * max(1, AT_ONCE // (picture.width * reduced_by))
    for top in range(0, picture.height, tall):
        strip = picture.crop((0, top, picture.width, min(top + tall, picture.height)))
        small.paste(_converted(_plain(strip), mode, profile, reduced_by), (0, top // reduced_by))
    picture.im = None
    return small


def _converted(
    strip: Image.Image, mode: str, profile: ImageCms.ImageCmsProfile | None, reduced_by: int
) -> Image.Image:
    strip = strip.reduce(reduced_by) if reduced_by > 1 else strip
    if profile is None or (mode == "RGBA" and strip.mode != "RGBA"):
        return strip if strip.mode == mode else strip.convert(mode)
    seen = strip.convert("RGB") if mode == "RGBA" else strip
    with contextlib.suppress(ImageCms.PyCMSError):
        seen = ImageCms.profileToProfile(seen, profile, ImageCms.createProfile("sRGB"), outputMode="RGB")
    seen = seen.convert(mode)
    if mode == "RGBA":
        seen.putalpha(strip.getchannel("A"))
    return seen


def _plain(strip: Image.Image) -> Image.Image:
    """In a mode that can be made smaller and has a profile: RGB, RGBA, CMYK or L."""
    if strip.mode.startswith("I;16") or strip.mode in ("I", "F"):
        return strip.convert("I").point(lambda level: level * (1 / 256)).convert("L")
    if _is_transparent(strip):
        return strip.convert("RGBA")
    return strip if strip.mode in PROFILE_MODES else strip.convert("RGB")


def _is_transparent(picture: Image.Image) -> bool:
    return "transparency" in picture.info or picture.mode in ("RGBA", "LA", "PA", "La", "RGBa")


def _profile(picture: Image.Image) -> ImageCms.ImageCmsProfile | None:
    """The file's own colour profile; none when it has none, is damaged, or says the web's colours."""
    written = picture.info.get("icc_profile")
    if not isinstance(written, bytes):
        return None
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(written))
        description = ImageCms.getProfileDescription(profile)
    except (ImageCms.PyCMSError, OSError):
        return None
    return None if description.startswith("sRGB") else profile
