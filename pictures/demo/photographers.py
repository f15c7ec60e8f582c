"""The four who took the demo's pictures: each sees in colours of their own, and signs with accents."""

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image, ImageEnhance, ImageOps


@dataclass(frozen=True)
class Photographer:
    """Their name as it is credited, the camera they carry, and what they do to their pictures."""

    name: str
    credit: str
    camera: str
    tone: Callable[[Image.Image], Image.Image]


def _haze(picture: Image.Image) -> Image.Image:
    """Sea air: softer, a little towards blue-green."""
    return Image.blend(picture, Image.new("RGB", picture.size, (206, 222, 218)), 0.1)


def _street(picture: Image.Image) -> Image.Image:
    """Hard light, strong colours."""
    return ImageEnhance.Contrast(ImageEnhance.Color(picture).enhance(1.18)).enhance(1.1)


def _lamplight(picture: Image.Image) -> Image.Image:
    """Indoors, towards amber."""
    return Image.blend(picture, Image.new("RGB", picture.size, (240, 176, 96)), 0.12)


def _silver(picture: Image.Image) -> Image.Image:
    """Black and white, on warm paper."""
    grey = ImageEnhance.Contrast(ImageOps.grayscale(picture)).enhance(1.15)
    return ImageOps.colorize(grey, (22, 22, 28), (250, 246, 236), mid=(134, 130, 124))


PHOTOGRAPHERS = {
    "maelle": Photographer("Maëlle Kerdraon", "Maëlle Kerdraon / Le Rivage", "Rolleiflex Océane", _haze),
    "joaquim": Photographer(
        "Joaquim Tavares-Åkesson", "Joaquim Tavares-Åkesson / Le Rivage", "Lynx F3", _street
    ),
    "berengere": Photographer(
        "Bérengère Lœwe-Saïdi", "Bérengère Lœwe-Saïdi / Agence Grand Large", "Foca Étoile", _lamplight
    ),
    "wlodzimierz": Photographer(
        "Włodzimierz Szczęsny", "Włodzimierz Szczęsny / Le Rivage", "Lynx M2", _silver
    ),
}
