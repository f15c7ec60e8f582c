"""Scenes by the water and in the open."""

from pictures.demo.brush import Canvas, shaded
from pictures.demo.people import Look, person
from pictures.demo.things import (
    birds,
    boat,
    clouds,
    crate,
    grass,
    houses,
    path_of_light,
    rain,
    tree,
    water,
)


def harbour_at_dawn(c: Canvas) -> None:
    c.fade(0, 46, (92, 122, 158), (244, 190, 140))
    c.glow(104, 44, 46, (255, 222, 160), 0.9)
    clouds(c, 8, 30, (236, 206, 190), count=6, see=110)
    c.ridge(46, 9, (112, 122, 142), foot=48)
    houses(
        c,
        48,
        [(196, 168, 140), (150, 140, 142), (206, 190, 170), (166, 126, 112)],
        right=76,
        lit=(252, 214, 136),
        tall=11,
    )
    water(c, 47, 100, (206, 170, 150), (38, 66, 88), (246, 206, 160))
    path_of_light(c, 104, 48, 92, (255, 226, 170))
    for x, y, size, hull in (
        (30, 58, 7, (154, 58, 46)),
        (62, 62, 9, (42, 92, 120)),
        (112, 74, 17, (34, 96, 92)),
    ):
        boat(c, x, y, size, hull)
    c.shape([(0, 86), (46, 91), (58, 100), (0, 100)], (58, 56, 62))
    c.shape([(0, 86), (46, 91), (46.6, 92), (0, 87.6)], (132, 120, 112))
    docker = Look((206, 154, 116), (48, 36, 32), (206, 146, 42), (44, 56, 70))
    person(c, 16, 91, 26, docker, hands=((-0.12, 0.5), (0.24, 0.62)))
    for x, y, size in ((27, 94, 7), (34, 95.5, 7), (29, 90, 6)):
        crate(c, x, y, size)
    birds(c, 9, 50, 10, 140, 38, (60, 66, 84))


def storm_on_the_cape(c: Canvas) -> None:
    c.fade(0, 60, (48, 58, 72), (132, 142, 148))
    clouds(c, 0, 34, (70, 80, 92), count=12, see=190)
    clouds(c, 10, 42, (150, 158, 160), count=5, see=70)
    water(c, 52, 100, (96, 112, 120), (34, 56, 66), (190, 204, 204), waves=420)
    c.shape([(88, 100), (92, 70), (104, 58), (116, 52), (132, 50), (150, 44), (150, 100)], (54, 54, 56))
    c.shape([(104, 58), (116, 52), (132, 50), (150, 44), (150, 60), (122, 66), (110, 74)], (84, 88, 78))
    c.shape([(124, 51), (126.5, 22), (131.5, 22), (134, 50)], (232, 228, 216))
    c.shape([(129.4, 22), (131.5, 22), (134, 50), (130, 50.4)], (186, 184, 178))
    for top in (28, 38):
        c.shape(
            [
                (126 - (top - 22) * 0.07, top),
                (132 + (top - 22) * 0.07, top),
                (132.6 + (top - 22) * 0.07, top + 5),
                (125.4 - (top - 22) * 0.07, top + 5),
            ],
            (168, 52, 42),
        )
    c.box(126.6, 17, 4.8, 5, (250, 226, 150))
    c.shape([(125.6, 17), (129, 13.4), (132.4, 17)], (60, 58, 62))
    c.shape([(127, 19), (0, 4), (0, 22)], (255, 240, 190), 46)
    c.glow(129, 19.5, 14, (255, 240, 190), 0.7)
    for _spray in range(520):
        x, y = c.dice.gauss(91, 6), 100 - abs(c.dice.gauss(0, 1)) * 20
        c.oval(x, y, *[c.dice.uniform(0.2, 1.1)] * 2, (226, 234, 232), 120)
    rain(c, (214, 224, 228), lean=0.6, see=70)
    birds(c, 4, 20, 20, 80, 46, (28, 34, 42), 2.2)


def salt_marsh(c: Canvas) -> None:
    c.fade(0, 40, (150, 188, 214), (238, 226, 204))
    clouds(c, 6, 28, (255, 252, 246), count=6, see=180)
    c.ridge(41, 3, (128, 148, 140), foot=44)
    c.box(0, 41, 150, 59, (166, 150, 118))
    rows = [(42, 45), (46.5, 51), (53, 60), (62.5, 73), (76, 92)]
    for row, (top, bottom) in enumerate(rows):
        for cell in range(-4, 5):
            far, near = 10 + (top - 40) * 0.55, 10 + (bottom - 40) * 0.55
            left, right = 75 + cell * far + 0.6, 75 + (cell + 1) * far - 0.6
            pool = [
                (left, top),
                (right, top),
                (75 + (cell + 1) * near - 1, bottom),
                (75 + cell * near + 1, bottom),
            ]
            tone = c.dice.choice([(178, 206, 220), (206, 212, 208), (216, 190, 184), (150, 186, 204)])
            c.shape(pool, shaded(tone, 0.06 * row))
            c.line(pool[:2], 0.25 + row * 0.1, (236, 230, 214))
    for x, y, size in ((40, 76, 5), (48, 75, 3.6), (116, 62, 3)):
        c.shape([(x - size, y), (x, y - size * 0.9), (x + size, y)], (248, 246, 240))
        c.shape([(x, y - size * 0.9), (x + size, y), (x + size * 0.2, y)], (206, 204, 204))
    salter = Look((226, 176, 140), (150, 110, 66), (74, 96, 122), (70, 62, 56))
    person(c, 84, 78, 30, salter, hands=((-0.3, 0.38), (-0.14, 0.58)), stride=0.1)
    c.line([(90, 56), (66, 79)], 0.7, (112, 84, 58))
    c.line([(62, 78), (70, 81)], 1.2, (112, 84, 58))
    grass(c, 88, 104, [(126, 132, 84), (96, 110, 72), (160, 150, 96)], count=420)
    birds(c, 7, 90, 12, 146, 34, (250, 250, 246), 2)


def dunes(c: Canvas) -> None:
    c.fade(0, 50, (120, 164, 198), (244, 228, 200))
    c.glow(20, 30, 50, (255, 240, 206), 0.6)
    water(c, 44, 60, (150, 184, 196), (96, 150, 164), (236, 242, 236), waves=120)
    for base, tone in ((60, (226, 204, 160)), (70, (214, 186, 138)), (84, (200, 168, 118))):
        c.ridge(base, 9, tone, rough=0.35)
        c.ridge(base + 5, 5, shaded(tone, 0.08), rough=0.3)
    for post in range(12):
        x, y, tall = 8 + post * 12, 72 + (post % 5) * 1.1 - post * 0.35, 12 - post * 0.35
        c.line([(x, y), (x + 0.8, y - tall)], 0.7, (112, 92, 74))
        if post < 11:
            c.line([(x + 0.5, y - tall * 0.6), (x + 12.4, y - tall * 0.62)], 0.2, (92, 76, 62))
    person(c, 96, 84, 22, Look((150, 100, 70), (30, 28, 34), (188, 70, 60), (60, 66, 80)), stride=0.1)
    child = Look((150, 100, 70), (30, 28, 34), (236, 190, 80), (70, 90, 120))
    person(c, 105, 85, 13, child, hands=((-0.2, 0.75), (0.16, 0.5)))
    grass(c, 66, 102, [(140, 148, 92), (110, 126, 78), (176, 166, 104)], count=760, lean=0.55)


def fields_in_rain(c: Canvas) -> None:
    c.fade(0, 46, (104, 116, 130), (198, 200, 190))
    clouds(c, 0, 30, (128, 138, 148), count=10, see=170)
    c.ridge(46, 8, (110, 126, 118), foot=60)
    colours = [(150, 158, 90), (118, 136, 80), (176, 160, 96), (134, 116, 84), (98, 122, 78)]
    for strip in range(26):
        left, right = -260 + strip * 20, -240 + strip * 20
        tone = shaded(colours[strip % 5], 0.05 * (strip % 3))
        c.shape([(75 + left * 0.12, 48), (75 + right * 0.12, 48), (75 + right, 100), (75 + left, 100)], tone)
        for furrow in range(1, 4):
            at = left + furrow * 5
            c.line([(75 + at * 0.12, 48), (75 + at, 100)], 0.25, shaded(tone, 0.25))
    for x, base, high in ((22, 52, 10), (31, 53, 13), (40, 52, 9), (122, 54, 17), (136, 55, 14)):
        tree(c, x, base, high, (84, 112, 72))
    c.box(96, 44, 16, 8, (214, 204, 188))
    c.shape([(94.6, 44), (99, 38), (109, 38), (113.4, 44)], (132, 74, 62))
    c.shape([(62, 100), (70, 48), (73, 48), (88, 100)], (126, 116, 104))
    walker = Look((206, 154, 116), (60, 50, 46), (196, 60, 52), (50, 56, 66))
    person(c, 75, 82, 22, walker, hands=((-0.12, 0.45), (0.05, 0.75)))
    c.line([(76.4, 66), (76.4, 54)], 0.4, (40, 40, 46))
    c.pie(76.4, 59, 9, 7, (180, 360), (38, 62, 96))
    rain(c, (226, 230, 230), lean=0.28)


def spoonbills(c: Canvas) -> None:
    c.fade(0, 100, (226, 198, 176), (120, 146, 160))
    c.ridge(30, 7, (164, 150, 152), foot=34)
    water(c, 32, 100, (230, 198, 178), (96, 122, 138), (250, 226, 204), waves=260)
    path_of_light(c, 118, 33, 80, (255, 238, 214))
    for x, y, s, flip in (
        (46, 74, 1.5, 1),
        (78, 66, 1.05, -1),
        (104, 62, 0.8, 1),
        (60, 54, 0.6, -1),
        (124, 78, 1.3, -1),
        (88, 48, 0.45, 1),
    ):
        for leg in (-2, 1.6):
            c.line([(x + leg * s, y - 8 * s), (x + leg * s * 1.2, y + 5 * s)], 0.5 * s, (44, 40, 44))
        c.oval(x, y + 5 * s, 8 * s, 0.8 * s, (70, 88, 104), 90)
        c.oval(x, y - 11 * s, 9 * s, 5 * s, (250, 248, 242))
        c.oval(x - 2.4 * s * flip, y - 9 * s, 7 * s, 3 * s, (216, 212, 212))
        neck = [
            (x + 6 * s * flip, y - 13 * s),
            (x + 11 * s * flip, y - 18 * s),
            (x + 9 * s * flip, y - 23 * s),
        ]
        c.limb(neck, 2.2 * s, (250, 248, 242))
        c.oval(x + 10 * s * flip, y - 24 * s, 2.3 * s, 1.9 * s, (250, 248, 242))
        c.line([(x + 11 * s * flip, y - 23.6 * s), (x + 18 * s * flip, y - 19.4 * s)], 0.9 * s, (40, 38, 42))
        c.oval(x + 18.4 * s * flip, y - 19.2 * s, 1.6 * s, 1 * s, (206, 160, 70))
        c.oval(x + 10.6 * s * flip, y - 24.4 * s, 0.35 * s, 0.35 * s, (30, 26, 28))
    grass(c, 84, 106, [(92, 104, 80), (120, 118, 84), (66, 82, 74)], count=460, lean=0.2)


SCENES = (harbour_at_dawn, storm_on_the_cape, salt_marsh, dunes, fields_in_rain, spoonbills)
