"""How a picture is cut: turned, straightened, cropped, with the point that must stay in sight."""

import math
from dataclasses import dataclass
from typing import Self

#: Digits kept of a fraction: a ten-thousandth of 12,000 pixels is about one.
DIGITS = 4
TURNS = (0, 90, 180, 270)
MOST_STRAIGHTENED = 20.0
LEAST_SIDE = 0.02


@dataclass(frozen=True, kw_only=True)
class Shape:
    """Instructions on an original that is never changed.

    In this order: `turn` degrees clockwise (0, 90, 180, 270), `straighten` degrees clockwise (-20 to 20; the empty
    corners are cut off by the largest upright rectangle of the same proportions), then `crop` (left, top, right,
    bottom) as fractions of what is left. `focal` (x, y) is a point in fractions of that same frame, before the crop.
    Raises ValueError for what is no shape.
    """

    turn: int = 0
    straighten: float = 0.0
    crop: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
    focal: tuple[float, float] = (0.5, 0.5)

    def __post_init__(self) -> None:
        numbers = (self.straighten, *self.crop, *self.focal)
        if not all(math.isfinite(number) for number in numbers):
            raise ValueError("a shape is made of numbers")
        if self.turn not in TURNS or abs(self.straighten) > MOST_STRAIGHTENED:
            raise ValueError("no such turn")
        object.__setattr__(self, "straighten", _kept(self.straighten))
        object.__setattr__(self, "crop", tuple(_kept(side) for side in self.crop))
        object.__setattr__(self, "focal", tuple(_kept(part) for part in self.focal))
        left, top, right, bottom = self.crop
        if not (left >= 0 and right <= 1 and top >= 0 and bottom <= 1):
            raise ValueError("a crop lies inside the picture")
        if right - left < LEAST_SIDE or bottom - top < LEAST_SIDE:
            raise ValueError("a crop leaves something to see")
        if not all(0 <= part <= 1 for part in self.focal):
            raise ValueError("the focal point lies inside the picture")

    def as_text(self) -> str:
        """The one spelling: eight numbers with spaces between them."""
        return " ".join(f"{number:g}" for number in (self.turn, self.straighten, *self.crop, *self.focal))

    @classmethod
    def from_text(cls, text: str) -> Self:
        """The shape so spelled. Raises ValueError."""
        parts = text.split()
        if len(parts) != 8 or len(text) > 80:
            raise ValueError("a shape is eight numbers")
        turn, straighten, left, top, right, bottom, x, y = (float(part) for part in parts)
        if turn not in TURNS:
            raise ValueError("no such turn")
        return cls(turn=int(turn), straighten=straighten, crop=(left, top, right, bottom), focal=(x, y))


def _kept(number: float) -> float:
    """Rounded, and never minus nought, so that equal shapes are spelled alike."""
    return round(number, DIGITS) + 0.0


#: The shape nobody has changed: the whole picture, its middle in sight.
AS_IT_IS = Shape().as_text()
