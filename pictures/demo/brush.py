"""A canvas of 150 by 100 units, whatever its pixels, and the strokes every scene is made of.

Drawn at twice the size and reduced, so that edges are smooth. The same number always draws the same picture.
"""

import random
from collections.abc import Sequence
from itertools import pairwise

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 150.0, 100.0
PIXELS = (1140, 760)
FINER = 2
Colour = tuple[int, int, int]
Points = Sequence[tuple[float, float]]


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """`share` of the other in the one."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def shaded(colour: Colour, share: float) -> Colour:
    """Darker by a share, or lighter by a negative one."""
    return mixed(colour, (12, 14, 30), share) if share >= 0 else mixed(colour, (255, 250, 235), -share)


class Canvas:
    """What is drawn on. `dice` are the scene's own: two scenes never share a throw."""

    def __init__(self, number: int, ground: Colour) -> None:
        self.dice = random.Random(number)  # noqa: S311 - dice for pictures, which keep no secret
        self.picture = Image.new("RGB", (PIXELS[0] * FINER, PIXELS[1] * FINER), ground)
        self.pen = ImageDraw.Draw(self.picture, "RGBA")
        self.unit = self.picture.width / WIDTH

    def shape(self, points: Points, colour: Colour, see: int = 255) -> None:
        self.pen.polygon([(x * self.unit, y * self.unit) for x, y in points], fill=(*colour, see))

    def box(self, x: float, y: float, width: float, height: float, colour: Colour, see: int = 255) -> None:
        self.shape([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], colour, see)

    def rounded(self, x: float, y: float, width: float, height: float, radius: float, colour: Colour) -> None:
        corners = [side * self.unit for side in (x, y, x + width, y + height)]
        self.pen.rounded_rectangle(corners, radius * self.unit, fill=colour)

    def oval(self, x: float, y: float, wide: float, high: float, colour: Colour, see: int = 255) -> None:
        """Around its middle, by its radii."""
        self.pen.ellipse(self._around(x, y, wide, high), fill=(*colour, see))

    def ring(self, x: float, y: float, reach: float, width: float, colour: Colour) -> None:
        """A circle of which only the line is seen, its outer edge so far from its middle."""
        self.pen.ellipse(self._around(x, y, reach, reach), outline=colour, width=self._line(width))

    def pie(
        self, x: float, y: float, wide: float, high: float, span: tuple[int, int], colour: Colour
    ) -> None:
        """A part of an oval, from degree to degree, clockwise from three o'clock, closed by a straight line."""
        self.pen.chord(self._around(x, y, wide, high), *span, fill=colour)

    def arch(self, x: float, y: float, wide: float, high: float, width: float, colour: Colour) -> None:
        """The line of an oval's upper half."""
        self.pen.arc(self._around(x, y, wide, high), 180, 360, fill=colour, width=self._line(width))

    def line(self, points: Points, width: float, colour: Colour, see: int = 255) -> None:
        places = [(x * self.unit, y * self.unit) for x, y in points]
        self.pen.line(places, fill=(*colour, see), width=self._line(width), joint="curve")

    def limb(self, points: Points, width: float, colour: Colour) -> None:
        """A line with round ends."""
        self.line(points, width, colour)
        for x, y in points:
            self.oval(x, y, width / 2, width / 2, colour)

    def fade(self, top: float, bottom: float, above: Colour, below: Colour) -> None:
        """From one colour to the other, all across."""
        height = round((bottom - top) * self.unit)
        slope = Image.linear_gradient("L").resize((1, height)).resize((self.picture.width, height))
        place = (0, round(top * self.unit))
        self.picture.paste(above, (*place, self.picture.width, place[1] + height))
        self.picture.paste(below, place, slope)

    def glow(self, x: float, y: float, radius: float, colour: Colour, strength: float = 1.0) -> None:
        """Light around a place, fading to nothing at the radius."""
        side = max(2, round(2 * radius * self.unit))
        light = Image.radial_gradient("L").point(
            [round(max(0, 1 - value / 181) ** 2 * 255 * strength) for value in range(256)]
        )
        place = (round((x - radius) * self.unit), round((y - radius) * self.unit))
        self.picture.paste(colour, place, light.resize((side, side)))

    def ridge(
        self, base: float, height: float, colour: Colour, *, rough: float = 1.0, foot: float = HEIGHT
    ) -> None:
        """Hills from side to side, down to the foot."""
        heights = [self.dice.uniform(0, height), self.dice.uniform(0, height)]
        step = height
        while len(heights) < 260:
            step *= 0.5
            finer = []
            for left, right in pairwise(heights):
                finer += [left, (left + right) / 2 + self.dice.uniform(-step, step) * rough]
            heights = [*finer, heights[-1]]
        places = [(WIDTH * at / (len(heights) - 1), base - up) for at, up in enumerate(heights)]
        self.shape([(0, foot), *places, (WIDTH, foot)], colour)

    def finished(self, toned) -> Image.Image:
        """The picture in its own size, toned, with a little grain and darker corners as lenses make them."""
        small = toned(self.picture.reduce(FINER))
        corners = Image.radial_gradient("L").point([255 - max(0, value - 110) // 3 for value in range(256)])
        small = Image.composite(small, Image.new("RGB", small.size, (16, 14, 22)), corners.resize(small.size))
        size = (small.width // 2, small.height // 2)
        grain = Image.frombytes("L", size, self.dice.randbytes(size[0] * size[1])).resize(small.size)
        return Image.blend(small, Image.merge("RGB", (grain, grain, grain)), 0.035)

    def _around(self, x: float, y: float, wide: float, high: float) -> list[float]:
        """The corners of what lies around a middle, in pixels."""
        return [side * self.unit for side in (x - wide, y - high, x + wide, y + high)]

    def _line(self, width: float) -> int:
        """How wide a line is in pixels; there is always one."""
        return max(1, round(width * self.unit))
