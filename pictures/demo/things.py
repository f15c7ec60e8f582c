"""What scenes are furnished with: skies, water, houses, boats, trees, weather."""

from pictures.demo.brush import WIDTH, Canvas, Colour, mixed, shaded


def clouds(c: Canvas, top: float, bottom: float, colour: Colour, *, count: int = 5, see: int = 150) -> None:
    """Heaps with flat feet."""
    for _cloud in range(count):
        x, y, wide = c.dice.uniform(-10, 155), c.dice.uniform(top, bottom), c.dice.uniform(10, 26)
        for _heap in range(9):
            at = c.dice.uniform(-1, 1)
            c.oval(x + at * wide, y - (1 - at * at) * wide * 0.14, wide * 0.3, wide * 0.1, colour, see // 2)
        c.oval(x, y, wide, wide * 0.07, colour, see)


def water(
    c: Canvas, top: float, bottom: float, far: Colour, near: Colour, glint: Colour, *, waves: int = 260
) -> None:
    """From the horizon to the foot, the strokes longer the nearer they are."""
    c.fade(top, bottom, far, near)
    for _wave in range(waves):
        depth = c.dice.random() ** 1.6
        y = top + (bottom - top) * depth
        x, long = c.dice.uniform(-5, 155), 0.8 + depth * 9
        tone = glint if c.dice.random() < 0.5 else shaded(near, 0.25)
        c.oval(x, y, long, 0.09 + depth * 0.35, tone, c.dice.randrange(50, 130))


def path_of_light(
    c: Canvas, x: float, top: float, bottom: float, colour: Colour, spread: float = 0.18
) -> None:
    """What the sun or a lamp leaves on water."""
    for _glint in range(140):
        depth = c.dice.random()
        y = top + (bottom - top) * depth
        reach = 1.2 + (y - top) * spread
        c.oval(x + c.dice.gauss(0, reach * 0.6), y, 0.5 + depth * 2.2, 0.12 + depth * 0.28, colour, 150)


def houses(
    c: Canvas,
    base: float,
    tones: list[Colour],
    *,
    left: float = 0,
    right: float = WIDTH,
    lit: Colour | None = None,
    tall: float = 16,
) -> None:
    """A row with roofs, chimneys and windows; `lit` lights some of them."""
    x = left
    while x < right:
        wide, high = c.dice.uniform(6, 11), c.dice.uniform(0.6, 1) * tall
        wall = c.dice.choice(tones)
        c.box(x, base - high, wide, high, wall)
        c.box(x + wide * 0.62, base - high, wide * 0.38, high, shaded(wall, 0.12))
        roof = mixed((120, 66, 58), (62, 66, 82), c.dice.random())
        c.shape(
            [
                (x - 0.4, base - high),
                (x + wide * 0.5, base - high - wide * 0.42),
                (x + wide + 0.4, base - high),
            ],
            roof,
        )
        c.box(x + wide * 0.7, base - high - wide * 0.4, wide * 0.1, wide * 0.3, shaded(roof, 0.3))
        for row in range(int(high // 4.6)):
            for column in range(int(wide // 2.6)):
                is_lit = lit is not None and c.dice.random() < 0.55
                pane = lit if lit is not None and is_lit else shaded(wall, 0.45)
                c.box(x + 1 + column * 2.5, base - high + 1.4 + row * 4.4, 1.2, 2.1, pane)
        x += wide + c.dice.uniform(0, 0.5)


def boat(c: Canvas, x: float, y: float, size: float, hull: Colour) -> None:
    """A trawler on the water line `y`, its bow to the right."""
    s, cabin = size, (236, 232, 220)
    c.oval(x + s * 0.1, y + s * 0.05, s * 1.2, s * 0.09, shaded(hull, 0.5), 110)
    c.line([(x - s * 0.55, y - s * 0.25), (x - s * 0.4, y - s * 1.25)], s * 0.03, (60, 50, 46))
    c.line([(x - s * 0.4, y - s * 1.2), (x + s * 0.95, y - s * 0.45)], s * 0.012, (70, 66, 66))
    c.line([(x - s * 0.4, y - s * 1.2), (x - s * 0.98, y - s * 0.35)], s * 0.012, (70, 66, 66))
    c.box(x - s * 0.25, y - s * 0.72, s * 0.62, s * 0.42, cabin)
    c.box(x + s * 0.13, y - s * 0.72, s * 0.24, s * 0.42, shaded(cabin, 0.16))
    c.box(x - s * 0.3, y - s * 0.78, s * 0.74, s * 0.07, shaded(hull, 0.2))
    for place in range(3):
        c.box(x - s * 0.17 + place * s * 0.18, y - s * 0.64, s * 0.11, s * 0.13, (46, 62, 74))
    bow = [
        (x - s, y - s * 0.32),
        (x + s * 1.12, y - s * 0.52),
        (x + s * 0.8, y + s * 0.06),
        (x - s * 0.88, y + s * 0.06),
    ]
    c.shape(bow, hull)
    c.shape(
        [
            (x - s * 0.93, y - s * 0.13),
            (x + s * 0.93, y - s * 0.2),
            (x + s * 0.8, y + s * 0.06),
            (x - s * 0.88, y + s * 0.06),
        ],
        shaded(hull, 0.3),
    )
    c.line([bow[0], bow[1]], s * 0.05, shaded(cabin, 0.05))


def sail(c: Canvas, x: float, y: float, size: float, cloth: Colour) -> None:
    """A dinghy with two sails, leaning."""
    tip = (x + size * 0.12 * 1.6, y - size * 1.5)
    c.shape([tip, (x, y - size * 0.1), (x - size * 0.72, y - size * 0.16)], cloth)
    c.shape(
        [(tip[0], tip[1] + size * 0.2), (x + size * 0.06, y - size * 0.1), (x + size * 0.6, y - size * 0.12)],
        shaded(cloth, 0.12),
    )
    c.line([tip, (x, y)], size * 0.03, (70, 60, 54))
    c.shape(
        [
            (x - size * 0.7, y - size * 0.08),
            (x + size * 0.75, y - size * 0.1),
            (x + size * 0.5, y + size * 0.1),
            (x - size * 0.5, y + size * 0.1),
        ],
        (40, 52, 70),
    )


def tree(c: Canvas, x: float, base: float, high: float, leaf: Colour) -> None:
    """A trunk, and leaves in the light from the left."""
    c.shape(
        [
            (x - high * 0.035, base),
            (x + high * 0.035, base),
            (x + high * 0.015, base - high * 0.55),
            (x - high * 0.015, base - high * 0.55),
        ],
        (74, 58, 48),
    )
    for _clump in range(26):
        dx, dy = c.dice.gauss(0, 0.17) * high, c.dice.gauss(0, 0.13) * high
        light = 0.25 if dx > 0 else -0.12 if dy < 0 else 0.1
        c.oval(x + dx, base - high * 0.68 + dy, high * 0.11, high * 0.09, shaded(leaf, light))


def grass(
    c: Canvas, top: float, bottom: float, colours: list[Colour], *, count: int = 900, lean: float = 0.3
) -> None:
    """Blades, the nearer the taller, all bent by one wind."""
    for number in range(count):
        depth = number / count
        x, y = c.dice.uniform(-3, 153), top + (bottom - top) * depth
        tall = 0.5 + depth * c.dice.uniform(3, 8)
        c.line(
            [(x, y), (x + tall * lean, y - tall * 0.6), (x + tall * lean * 2.4, y - tall)],
            0.08 + depth * 0.22,
            c.dice.choice(colours),
        )


def birds(
    c: Canvas,
    count: int,
    left: float,
    top: float,
    right: float,
    bottom: float,
    colour: Colour,
    size: float = 1.6,
) -> None:
    for _bird in range(count):
        x, y, s = c.dice.uniform(left, right), c.dice.uniform(top, bottom), c.dice.uniform(0.5, 1) * size
        lift = c.dice.uniform(-0.1, 0.5)
        c.line(
            [
                (x - s, y - s * lift),
                (x - s * 0.4, y - s * 0.45),
                (x, y),
                (x + s * 0.4, y - s * 0.45),
                (x + s, y - s * lift),
            ],
            s * 0.16,
            colour,
        )


def rain(c: Canvas, colour: Colour, *, count: int = 420, lean: float = 0.22, see: int = 80) -> None:
    for _drop in range(count):
        x, y, fall = c.dice.uniform(-20, 170), c.dice.uniform(-10, 100), c.dice.uniform(0.4, 1) * 7
        c.line([(x, y), (x - fall * lean, y + fall)], c.dice.uniform(0.06, 0.16), colour, see)


def lamp(c: Canvas, x: float, base: float, high: float, light: Colour) -> None:
    c.line([(x, base), (x, base - high)], 0.5, (38, 40, 50))
    c.line([(x, base - high), (x + 3, base - high - 0.8)], 0.4, (38, 40, 50))
    c.glow(x + 3.2, base - high, high * 0.75, light, 0.55)
    c.oval(x + 3.2, base - high - 0.2, 0.9, 0.5, light)


def crate(c: Canvas, x: float, y: float, size: float) -> None:
    """Slatted, on the ground line `y`."""
    wood = (176, 132, 86)
    c.box(x, y - size * 0.6, size, size * 0.6, shaded(wood, 0.3))
    for slat in range(3):
        c.box(
            x,
            y - size * 0.6 + slat * size * 0.21,
            size,
            size * 0.16,
            mixed(wood, shaded(wood, 0.2), slat / 3),
        )
    for post in (0, 0.9):
        c.box(x + size * post, y - size * 0.62, size * 0.1, size * 0.62, shaded(wood, 0.15))
