"""People as shapes: standing, walking, seen near; light comes from the left."""

from dataclasses import dataclass

from pictures.demo.brush import WIDTH, Canvas, Colour, shaded

SKINS: tuple[Colour, ...] = ((238, 196, 164), (206, 154, 116), (150, 100, 70), (98, 64, 48), (226, 176, 140))
HAIRS: tuple[Colour, ...] = (
    (48, 36, 32),
    (96, 66, 42),
    (150, 110, 66),
    (190, 186, 180),
    (30, 28, 34),
    (140, 66, 40),
)

#: Where the left and the right hand are, in heights from the feet.
Hands = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True)
class Look:
    skin: Colour
    hair: Colour
    top: Colour
    legs: Colour


def a_look(c: Canvas, tops: list[Colour], legs: Colour = (48, 54, 70)) -> Look:
    return Look(c.dice.choice(SKINS), c.dice.choice(HAIRS), c.dice.choice(tops), legs)


def person(
    c: Canvas,
    x: float,
    y: float,
    high: float,
    look: Look,
    *,
    hands: Hands = ((-0.15, 0.42), (0.15, 0.42)),
    stride: float = 0.05,
    skirt: bool = False,
) -> None:
    """Feet at (x, y); `stride` parts them."""
    h = high
    c.oval(x + h * 0.12, y, h * 0.22, h * 0.025, (10, 12, 24), 70)
    hip, neck = y - h * 0.48, y - h * 0.83
    for side in (1, -1):
        foot = (x + side * stride * h, y - h * 0.02)
        knee = (x + side * stride * h * 0.7 + h * 0.015, y - h * 0.26)
        c.limb([(x + side * h * 0.05, hip), knee, foot], h * 0.085, shaded(look.legs, 0.2 if side > 0 else 0))
        c.oval(foot[0] + h * 0.02, y - h * 0.012, h * 0.055, h * 0.022, (30, 28, 30))
    if skirt:
        c.shape(
            [
                (x - h * 0.08, hip - h * 0.06),
                (x + h * 0.08, hip - h * 0.06),
                (x + h * 0.15, y - h * 0.2),
                (x - h * 0.15, y - h * 0.2),
            ],
            look.legs,
        )
    _person_in_front(c, x, look, hands, h, hip, neck)


def _person_in_front(
    c: Canvas, x: float, look: Look, hands: Hands, h: float, hip: float, neck: float
) -> None:
    _arm(c, x, neck, h, 1, hands[1], look)
    c.shape(
        [
            (x - h * 0.125, neck + h * 0.04),
            (x - h * 0.06, neck),
            (x + h * 0.06, neck),
            (x + h * 0.125, neck + h * 0.04),
            (x + h * 0.095, hip + h * 0.02),
            (x - h * 0.095, hip + h * 0.02),
        ],
        look.top,
    )
    c.shape(
        [
            (x + h * 0.03, neck),
            (x + h * 0.06, neck),
            (x + h * 0.125, neck + h * 0.04),
            (x + h * 0.095, hip + h * 0.02),
            (x + h * 0.04, hip + h * 0.02),
        ],
        shaded(look.top, 0.2),
    )
    _arm(c, x, neck, h, -1, hands[0], look)
    c.box(x - h * 0.03, neck - h * 0.05, h * 0.06, h * 0.07, shaded(look.skin, 0.15))
    head = neck - h * 0.085
    c.oval(x, head, h * 0.055, h * 0.07, look.skin)
    c.pie(x, head, h * 0.056, h * 0.071, (-80, 80), shaded(look.skin, 0.14))
    c.pie(x, head - h * 0.01, h * 0.06, h * 0.068, (170, 372), look.hair)


def _arm(
    c: Canvas, x: float, neck: float, h: float, side: int, hand: tuple[float, float], look: Look
) -> None:
    shoulder = (x + side * h * 0.105, neck + h * 0.05)
    foot = neck + h * 0.83
    end = (x + hand[0] * h, foot - hand[1] * h)
    elbow = ((shoulder[0] + end[0]) / 2 + side * h * 0.045, (shoulder[1] + end[1]) / 2 + h * 0.035)
    sleeve = shaded(look.top, 0.26 if side > 0 else 0.06)
    c.limb([shoulder, elbow, end], h * 0.06, sleeve)
    c.oval(*end, h * 0.03, h * 0.03, look.skin)


def crowd(
    c: Canvas,
    base: float,
    high: float,
    tops: list[Colour],
    *,
    left: float,
    gap: float,
) -> None:
    """People side by side up to the right edge, none quite like another."""
    x = left
    while x < WIDTH:
        tall = high * c.dice.uniform(0.88, 1.08)
        foot = base + c.dice.uniform(-0.4, 0.8)
        person(c, x, foot, tall, a_look(c, tops), hands=((-0.13, 0.45), (0.13, 0.45)))
        x += high * c.dice.uniform(gap * 0.8, gap * 1.3)


@dataclass(frozen=True)
class Face:
    """How somebody looks from near. `cut` is one of short, long, bun, cap."""

    skin: Colour
    hair: Colour
    coat: Colour
    cut: str = "short"
    beard: bool = False
    glasses: bool = False
    scarf: Colour | None = None


def bust(c: Canvas, x: float, y: float, size: float, face: Face, *, turn: float = 0.0) -> None:
    """Head and shoulders, the chin's foot at (x, y); `turn` from -1 to 1 looks left or right."""
    s, dark = size, shaded(face.skin, 0.2)
    if face.cut == "long":
        c.oval(x, y - s * 0.55, s * 0.62, s * 0.85, shaded(face.hair, 0.1))
        c.box(x - s * 0.6, y - s * 0.6, s * 1.2, s * 0.8, shaded(face.hair, 0.1))
    c.box(x - s * 0.2, y - s * 0.3, s * 0.4, s * 0.7, dark)
    left, right = x - s * 1.25, x + s * 1.25
    c.shape(
        [
            (left, y + s * 2),
            (left + s * 0.08, y + s * 0.75),
            (x - s * 0.75, y + s * 0.42),
            (x - s * 0.2, y + s * 0.18),
            (x, y + s * 0.55),
            (x + s * 0.2, y + s * 0.18),
            (x + s * 0.75, y + s * 0.42),
            (right - s * 0.08, y + s * 0.75),
            (right, y + s * 2),
        ],
        face.coat,
    )
    c.shape(
        [
            (x + s * 0.2, y + s * 0.18),
            (x + s * 0.75, y + s * 0.42),
            (right - s * 0.08, y + s * 0.75),
            (right, y + s * 2),
            (x + s * 0.25, y + s * 2),
            (x + s * 0.02, y + s * 0.6),
        ],
        shaded(face.coat, 0.2),
    )
    _bust_in_front(c, x, y, face, turn, dark, s)


def _bust_in_front(c: Canvas, x: float, y: float, face: Face, turn: float, dark: Colour, s: float) -> None:
    c.shape(
        [
            (x - s * 0.2, y + s * 0.18),
            (x - s * 0.42, y + s * 0.3),
            (x - s * 0.12, y + s * 0.95),
            (x, y + s * 0.55),
        ],
        shaded(face.coat, -0.14),
    )
    c.shape(
        [
            (x + s * 0.2, y + s * 0.18),
            (x + s * 0.42, y + s * 0.3),
            (x + s * 0.12, y + s * 0.95),
            (x, y + s * 0.55),
        ],
        shaded(face.coat, 0.32),
    )
    if face.scarf:
        c.rounded(x - s * 0.42, y + s * 0.04, s * 0.84, s * 0.34, s * 0.15, face.scarf)
        c.shape(
            [
                (x + s * 0.1, y + s * 0.3),
                (x + s * 0.36, y + s * 0.3),
                (x + s * 0.42, y + s * 1.2),
                (x + s * 0.16, y + s * 1.25),
            ],
            shaded(face.scarf, 0.15),
        )
    for side in (-1, 1):
        c.oval(x + side * s * 0.46, y - s * 0.5, s * 0.09, s * 0.15, dark if side > 0 else face.skin)
    c.oval(x, y - s * 0.52, s * 0.46, s * 0.6, face.skin)
    c.pie(x, y - s * 0.52, s * 0.46, s * 0.6, (-62, 96), shaded(face.skin, 0.13))
    _features(c, x + turn * s * 0.12, y, s, face)
    _hair(c, x, y, s, face)


def _features(c: Canvas, x: float, y: float, s: float, face: Face) -> None:
    ink = shaded(face.skin, 0.68)
    if face.beard:
        c.pie(x, y - s * 0.3, s * 0.42, s * 0.4, (10, 170), face.hair)
    for side in (-1, 1):
        eye = x + side * s * 0.18
        c.oval(eye, y - s * 0.57, s * 0.065, s * 0.032, (244, 240, 232))
        c.oval(eye + s * 0.01, y - s * 0.57, s * 0.033, s * 0.036, ink)
        c.line(
            [(eye - s * 0.09, y - s * 0.67), (eye, y - s * 0.7), (eye + s * 0.09, y - s * 0.67)],
            s * 0.035,
            shaded(face.hair, 0.1),
        )
    c.shape(
        [(x - s * 0.01, y - s * 0.56), (x + s * 0.085, y - s * 0.33), (x - s * 0.04, y - s * 0.32)],
        shaded(face.skin, 0.24),
    )
    c.line(
        [(x - s * 0.13, y - s * 0.18), (x, y - s * 0.155), (x + s * 0.13, y - s * 0.185)],
        s * 0.04,
        shaded((150, 70, 66), 0.15),
    )
    if face.glasses:
        for side in (-1, 1):
            c.ring(x + side * s * 0.18, y - s * 0.56, s * 0.14, s * 0.025, (30, 28, 32))
        c.line([(x - s * 0.05, y - s * 0.57), (x + s * 0.05, y - s * 0.57)], s * 0.025, (30, 28, 32))


def _hair(c: Canvas, x: float, y: float, s: float, face: Face) -> None:
    c.pie(x, y - s * 0.62, s * 0.5, s * 0.56, (186, 354), face.hair)
    c.pie(x + s * 0.1, y - s * 0.66, s * 0.42, s * 0.52, (250, 350), shaded(face.hair, 0.22))
    if face.cut == "long":
        for side in (-1, 1):
            c.shape(
                [
                    (x + side * s * 0.36, y - s * 0.9),
                    (x + side * s * 0.55, y - s * 0.7),
                    (x + side * s * 0.62, y + s * 0.2),
                    (x + side * s * 0.4, y + s * 0.1),
                    (x + side * s * 0.45, y - s * 0.5),
                ],
                shaded(face.hair, 0.2 if side > 0 else 0),
            )
    elif face.cut == "bun":
        c.oval(x + s * 0.1, y - s * 1.2, s * 0.22, s * 0.2, face.hair)
    elif face.cut == "cap":
        c.pie(x, y - s * 0.72, s * 0.53, s * 0.5, (180, 360), (36, 48, 74))
        c.rounded(x - s * 0.55, y - s * 0.8, s * 1.1, s * 0.18, s * 0.08, (28, 38, 60))
