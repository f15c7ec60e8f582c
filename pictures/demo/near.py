"""Scenes seen from near: faces, hands, kitchens, and people at play."""

from math import cos, pi, sin

from pictures.demo.brush import Canvas, Colour, shaded
from pictures.demo.people import Look, a_look, person
from pictures.demo.things import boat, clouds, grass, tree, water


def net_mender(c: Canvas) -> None:
    c.fade(0, 100, (96, 110, 116), (58, 66, 74))
    for plank in range(8):
        c.box(0, plank * 13, 150, 12.4, shaded((120, 104, 92), 0.06 * (plank * 3 % 4)))
    for row in range(-6, 16):
        near = [(x, 34 + row * 6 + 7 * sin(x / 17) + x * 0.12) for x in range(-6, 162, 3)]
        c.line(near, 0.45, (56, 120, 116))
        across = [(row * 12 - 20 + y * 0.7 + 3 * sin(y / 9), y) for y in range(20, 112, 3)]
        c.line(across, 0.45, (70, 140, 132))
    for float_ in range(6):
        c.oval(12 + float_ * 27, 29 + 5 * sin(float_ * 1.6), 4, 2.8, (226, 120, 50))
        c.oval(11 + float_ * 27, 28.2 + 5 * sin(float_ * 1.6), 1.6, 0.9, (250, 190, 130))
    skin: Colour = (196, 146, 110)
    for side, elbow, wrist in ((1, (-8, 96), (52, 66)), (-1, (160, 92), (98, 60))):
        c.limb([elbow, wrist], 21, (60, 84, 112))
        c.limb([(wrist[0] - side * 2, wrist[1] + 1), (wrist[0] + side * 8, wrist[1] - 5)], 14, skin)
        palm = (wrist[0] + side * 12, wrist[1] - 7)
        c.oval(*palm, 9, 7.4, skin)
        for finger in range(4):
            turn = -0.9 + finger * 0.42
            knuckle = (palm[0] + side * 8 * cos(turn), palm[1] + 8 * sin(turn))
            tip = (palm[0] + side * 15 * cos(turn * 0.7), palm[1] + 14 * sin(turn * 0.7) + 2)
            c.limb([palm, knuckle, tip], 4.2, shaded(skin, 0.05 * finger))
            c.oval(tip[0], tip[1] - 0.4, 1.3, 1, shaded(skin, -0.35))
    c.limb([(70, 44), (84, 58)], 1.8, (226, 190, 120))
    c.line([(84, 58), (92, 74), (100, 100)], 0.6, (240, 230, 206))


def bakery(c: Canvas) -> None:
    c.fade(0, 60, (186, 150, 118), (214, 180, 140))
    for row in range(7):
        for brick in range(14):
            c.box(
                brick * 11 - row % 2 * 5.5,
                row * 8.6,
                10.4,
                8,
                shaded((190, 128, 96), c.dice.uniform(0, 0.18)),
            )
    c.pie(104, 56, 30, 34, (180, 360), (82, 60, 52))
    c.pie(104, 56, 25, 28, (180, 360), (46, 26, 24))
    c.glow(104, 54, 26, (255, 150, 60), 0.95)
    _bakery_in_front(c)


def _bakery_in_front(c: Canvas) -> None:
    for _flame in range(26):
        x = c.dice.gauss(104, 9)
        c.shape(
            [(x - 1.6, 56), (x + c.dice.uniform(-1, 1), 56 - c.dice.uniform(4, 14)), (x + 1.6, 56)],
            c.dice.choice([(255, 196, 90), (255, 140, 50), (255, 226, 150)]),
            200,
        )
    baker = Look((238, 196, 164), (96, 66, 42), (240, 236, 226), (66, 72, 90))
    person(c, 54, 88, 62, baker, hands=((-0.2, 0.42), (0.3, 0.56)))
    c.shape([(48, 46), (60, 46), (62, 70), (46, 70)], (206, 214, 220))
    c.pie(54, 31, 4.6, 5, (180, 360), (250, 248, 242))
    c.line([(64, 54), (98, 54)], 1.1, (166, 122, 78))
    c.shape([(90, 55), (112, 55), (114, 52.6), (90, 53)], (186, 140, 92))
    c.box(0, 74, 150, 26, (150, 106, 72))
    c.box(0, 74, 150, 3, (206, 160, 112))
    for loaf in range(8):
        x, y = 10 + loaf * 18.6, 80 + loaf % 2 * 8
        c.oval(x, y + 2.4, 8.6, 2, (70, 44, 34), 110)
        c.oval(x, y, 8, 4.6, (196, 128, 62))
        c.oval(x - 1.4, y - 1.4, 5.4, 2.4, (226, 168, 96))
        for cut in (-3, 0, 3):
            c.line([(x + cut - 1, y + 1), (x + cut + 1.4, y - 3)], 0.6, (250, 226, 176))


def mountain_stage(c: Canvas) -> None:
    c.fade(0, 50, (120, 172, 214), (236, 232, 214))
    for base, high, tone in ((46, 34, (150, 166, 186)), (52, 24, (116, 142, 142)), (62, 16, (92, 126, 92))):
        c.ridge(base, high, tone, rough=0.9, foot=70)
    c.box(0, 62, 150, 38, (124, 154, 88))
    road = [(52, 58), (60, 58), (92, 64), (70, 70), (150, 84), (150, 100), (10, 100), (34, 76), (78, 65)]
    c.shape(road, (118, 118, 124))
    c.line([(56, 58), (84, 64.4), (52, 73), (70, 100)], 0.4, (240, 236, 222), 160)
    for x, base, high in ((8, 70, 22), (20, 67, 14), (136, 72, 20), (124, 68, 12)):
        tree(c, x, base, high, (84, 124, 76))
    riders = (
        (112, 82, 11, (232, 196, 60)),
        (90, 86, 13, (206, 60, 52)),
        (58, 90, 15, (60, 110, 170)),
        (36, 96, 17, (240, 240, 236)),
        (132, 90, 13, (84, 150, 96)),
    )
    for x, y, size, shirt in riders:
        _rider(c, x, y, size, shirt)
    grass(c, 92, 106, [(96, 130, 70), (130, 160, 84)], count=200)


def _rider(c: Canvas, x: float, y: float, s: float, shirt: Colour) -> None:
    """On the ground line `y`, leaning into the road."""
    c.oval(x, y + 0.4, s, 0.7, (40, 44, 50), 120)
    for wheel in (-0.55, 0.55):
        c.ring(x + wheel * s, y - s * 0.36, s * 0.36, s * 0.055, (34, 34, 40))
    c.line(
        [
            (x - s * 0.55, y - s * 0.36),
            (x - s * 0.1, y - s * 0.9),
            (x + s * 0.46, y - s * 0.86),
            (x + s * 0.55, y - s * 0.36),
        ],
        s * 0.06,
        shaded(shirt, 0.3),
    )
    c.line(
        [(x - s * 0.1, y - s * 0.9), (x, y - s * 0.34), (x + s * 0.46, y - s * 0.86)],
        s * 0.06,
        shaded(shirt, 0.3),
    )
    c.limb(
        [(x - s * 0.14, y - s * 1.02), (x + s * 0.16, y - s * 0.68), (x + s * 0.02, y - s * 0.26)],
        s * 0.14,
        (206, 154, 116),
    )
    c.limb([(x - s * 0.14, y - s * 1.06), (x + s * 0.26, y - s * 1.34)], s * 0.26, shirt)
    c.limb(
        [(x + s * 0.26, y - s * 1.3), (x + s * 0.36, y - s * 1.02), (x + s * 0.5, y - s * 0.92)],
        s * 0.09,
        (206, 154, 116),
    )
    c.oval(x + s * 0.42, y - s * 1.5, s * 0.14, s * 0.15, (206, 154, 116))
    c.pie(x + s * 0.4, y - s * 1.53, s * 0.18, s * 0.17, (170, 370), shaded(shirt, 0.1))


def volleyball(c: Canvas) -> None:
    c.fade(0, 60, (206, 186, 150), (226, 206, 170))
    for truss in range(8):
        c.shape(
            [
                (truss * 22 - 8, 0),
                (truss * 22 - 4, 0),
                (75 + (truss - 3.4) * 13, 26),
                (75 + (truss - 3.6) * 13, 26),
            ],
            (130, 92, 66),
        )
    for window in range(6):
        c.box(6 + window * 24, 26, 16, 14, (196, 222, 228))
        c.line([(14 + window * 24, 26), (14 + window * 24, 40)], 0.6, (150, 112, 84))
    for _seat in range(220):
        c.oval(
            c.dice.uniform(0, 150),
            c.dice.uniform(44, 57),
            1,
            1.3,
            shaded(
                c.dice.choice([(150, 62, 54), (60, 84, 112), (206, 162, 78), (222, 190, 160), (70, 60, 70)]),
                0.15,
            ),
        )
    _volleyball_in_front(c)


def _volleyball_in_front(c: Canvas) -> None:
    c.fade(58, 100, (222, 150, 92), (196, 116, 66))
    c.shape([(14, 64), (136, 64), (166, 98), (-16, 98)], (74, 128, 150))
    c.line([(14, 64), (136, 64), (166, 98), (-16, 98), (14, 64)], 0.6, (248, 246, 238))
    for x, y, high, tone, hands in (
        (58, 80, 42, (206, 60, 52), ((-0.1, 1.1), (0.12, 1.12))),
        (34, 92, 40, (206, 60, 52), ((-0.2, 0.6), (0.2, 0.6))),
        (112, 78, 38, (238, 236, 226), ((-0.14, 1.12), (0.14, 1.08))),
        (130, 90, 40, (238, 236, 226), ((-0.22, 0.62), (0.2, 0.5))),
    ):
        person(c, x, y, high, a_look(c, [tone], (44, 52, 74)), hands=hands, stride=0.12)
    c.line([(86, 94), (86, 34)], 1.2, (60, 66, 76))
    for mesh in range(13):
        c.line([(86, 38 + mesh * 1.4), (84 - mesh * 0.05, 38 + mesh * 1.4)], 0.2, (240, 240, 240))
    c.shape([(84, 36), (88, 36), (88, 40), (84, 40)], (250, 250, 246))
    c.shape([(84, 40), (88, 40), (88, 60), (84, 60)], (236, 240, 240), 110)
    c.oval(76, 28, 3.6, 3.6, (248, 226, 110))
    c.pie(76, 28, 3.6, 3.6, (-40, 120), (216, 178, 70))


def wind_farm(c: Canvas) -> None:
    c.fade(0, 58, (136, 176, 206), (244, 222, 196))
    c.glow(28, 54, 44, (255, 226, 176), 0.8)
    clouds(c, 8, 36, (255, 246, 236), count=7, see=150)
    water(c, 58, 100, (186, 186, 182), (36, 80, 104), (246, 226, 200), waves=360)
    for number, (x, base, high) in enumerate(
        ((22, 60, 18), (44, 60.4, 22), (70, 61, 28), (138, 60, 20), (106, 64, 48))
    ):
        c.shape(
            [
                (x - high * 0.024, base),
                (x + high * 0.024, base),
                (x + high * 0.012, base - high),
                (x - high * 0.012, base - high),
            ],
            (246, 244, 240),
        )
        c.shape(
            [(x, base), (x + high * 0.024, base), (x + high * 0.012, base - high), (x, base - high)],
            (198, 202, 206),
        )
        c.box(x - high * 0.05, base - 1, high * 0.1, 2, (226, 176, 60))
        for blade in range(3):
            turn = number * 0.7 + blade * 2 * pi / 3
            tip = (x + cos(turn) * high * 0.5, base - high + sin(turn) * high * 0.5)
            side = (-sin(turn) * high * 0.022, cos(turn) * high * 0.022)
            c.shape(
                [(x - side[0], base - high - side[1]), (x + side[0] * 1.8, base - high + side[1] * 1.8), tip],
                (240, 240, 238),
            )
        c.oval(x, base - high, high * 0.026, high * 0.026, (206, 208, 210))
    boat(c, 60, 82, 15, (46, 96, 84))
    person(c, 70, 80, 10, Look((206, 154, 116), (230, 190, 60), (226, 120, 50), (50, 56, 70)))


SCENES = (net_mender, bakery, mountain_stage, volleyball, wind_farm)
