"""Scenes under a roof: where people sit, play, read, count and work."""

from math import cos, pi, sin

from pictures.demo.brush import Canvas, shaded
from pictures.demo.people import Look, a_look, crowd, person
from pictures.demo.things import clouds, tree


def council_chamber(c: Canvas) -> None:
    c.fade(0, 60, (92, 74, 62), (148, 112, 82))
    for panel in range(11):
        c.box(2 + panel * 13.6, 6, 11.4, 40, (124, 90, 64))
        c.box(3.4 + panel * 13.6, 8, 8.6, 36, (138, 102, 74))
    for window in (20, 62, 104):
        c.rounded(window, 4, 24, 34, 10, (236, 226, 196))
        c.line([(window + 12, 4), (window + 12, 38)], 0.8, (120, 90, 66))
        c.line([(window, 20), (window + 24, 20)], 0.8, (120, 90, 66))
        c.shape(
            [(window + 2, 38), (window + 22, 38), (window - 2, 100), (window - 34, 100)], (255, 236, 190), 26
        )
    c.box(0, 46, 150, 54, (104, 46, 44))
    c.shape([(56, 40), (94, 40), (97, 56), (53, 56)], (120, 84, 58))
    c.shape([(56, 40), (94, 40), (94.6, 43), (55.4, 43)], (172, 128, 88))
    for x, tone in ((62, (60, 66, 90)), (75, (150, 60, 60)), (88, (70, 84, 84))):
        person(c, x, 62, 26, a_look(c, [tone]), hands=((-0.1, 0.62), (0.1, 0.62)))
    c.shape([(55, 46), (95, 46), (97, 56), (53, 56)], (112, 76, 52))
    for row, (base, high) in enumerate(((70, 20), (84, 26), (102, 34))):
        for seat in range(-4, 5):
            x = 75 + seat * (13 + row * 4.4)
            if abs(seat) < 1:
                continue
            up = c.dice.random() < 0.42
            hands = ((-0.2, 1.06), (0.14, 0.5)) if up else ((-0.14, 0.5), (0.14, 0.5))
            person(
                c,
                x,
                base + abs(seat) * 0.6,
                high,
                a_look(c, [(52, 58, 76), (120, 60, 66), (88, 96, 100), (64, 88, 110), (196, 190, 180)]),
                hands=hands,
            )
            c.box(x - high * 0.22, base - high * 0.36, high * 0.44, high * 0.42, (126, 86, 60))
            c.box(x - high * 0.22, base - high * 0.36, high * 0.44, high * 0.05, (176, 130, 90))


def theatre(c: Canvas) -> None:
    c.box(0, 0, 150, 100, (28, 16, 26))
    c.box(0, 0, 150, 9, (28, 16, 26))
    c.box(22, 9, 106, 57, (48, 56, 104))
    c.oval(98, 26, 9, 9, (246, 232, 196))
    c.glow(98, 26, 26, (190, 190, 232), 0.45)
    c.shape([(22, 58), (46, 40), (66, 54), (92, 44), (128, 58), (128, 66), (22, 66)], (34, 42, 76))
    c.shape([(12, 78), (22, 64), (128, 64), (138, 78)], (150, 104, 66))
    c.shape([(60, 0), (66, 0), (92, 74), (48, 74)], (255, 240, 196), 56)
    c.oval(70, 73, 22, 3.6, (255, 236, 186), 120)
    actress = Look((206, 154, 116), (48, 36, 32), (216, 176, 66), (120, 60, 60))
    person(c, 62, 74, 34, actress, hands=((-0.34, 0.82), (0.3, 0.9)), skirt=True)
    _theatre_in_front(c)


def _theatre_in_front(c: Canvas) -> None:
    actor = Look((238, 196, 164), (150, 110, 66), (92, 120, 150), (60, 50, 60))
    person(c, 80, 74, 33, actor, hands=((-0.3, 0.62), (0.2, 0.5)), stride=0.1)
    for side in (-1, 1):
        for fold in range(6):
            x = 75 + side * (75 - fold * 5)
            tone = shaded((156, 30, 40), 0.08 * (fold % 3))
            c.shape(
                [(x, 0), (x - side * 6, 0), (x - side * (7 + fold * 0.6), 62), (x - side * 2, 78), (x, 78)],
                tone,
            )
    for scallop in range(8):
        c.pie(9.4 + scallop * 18.8, 4, 10, 12, (0, 180), shaded((156, 30, 40), 0.05 + 0.1 * (scallop % 2)))
    for row, (y, size) in enumerate(((86, 4), (94, 5), (104, 6.4))):
        for seat in range(17):
            x = seat * size * 2.6 - row * 3
            c.oval(x, y - size * 0.4, size * 0.62, size * 0.8, (20, 12, 22))
            c.rounded(x - size * 1.05, y + size * 0.3, size * 2.1, size * 3, size * 0.5, (86, 24, 34))


def library(c: Canvas) -> None:
    c.fade(0, 70, (120, 88, 64), (166, 124, 88))
    for shelf in range(6):
        y = 8 + shelf * 10.4
        x = 4.0
        while x < 146:
            if 56 < x < 92:
                x = 92
            wide, high = c.dice.uniform(0.9, 2.4), c.dice.uniform(6, 9)
            tone = c.dice.choice(
                [
                    (150, 60, 52),
                    (64, 92, 104),
                    (206, 168, 96),
                    (92, 104, 72),
                    (212, 200, 178),
                    (90, 62, 84),
                    (48, 56, 76),
                ]
            )
            c.box(x, y + 9 - high, wide, high, tone)
            c.box(x, y + 10 - high, wide, 0.8, shaded(tone, -0.3))
            x += wide + 0.12
        c.box(0, y + 9, 150, 1.2, (92, 64, 44))
    for upright in (2, 30, 54, 93, 120, 147):
        c.box(upright, 4, 1.6, 68, (104, 72, 50))
    c.rounded(57, 6, 35, 62, 16, (222, 230, 226))
    for bar in (66, 74.5, 83):
        c.line([(bar, 6), (bar, 68)], 0.6, (120, 96, 74))
    for bar in (24, 42):
        c.line([(57, bar), (92, bar)], 0.6, (120, 96, 74))
    tree(c, 80, 66, 28, (120, 146, 100))
    c.shape([(57, 68), (92, 68), (118, 100), (46, 100)], (255, 244, 210), 60)
    c.box(0, 70, 150, 30, (120, 84, 60), 90)
    c.box(4, 88, 142, 3, (120, 82, 54))
    for x, tone in ((40, (70, 104, 96)), (108, (170, 80, 60))):
        person(c, x, 100, 44, a_look(c, [tone]), hands=((-0.12, 0.52), (0.16, 0.54)))
    _library_in_front(c)


def _library_in_front(c: Canvas) -> None:
    c.shape([(20, 78), (130, 78), (146, 88), (4, 88)], (186, 138, 92))
    c.box(6, 91, 138, 9, (92, 62, 44))
    for x in (40, 108):
        c.shape([(x - 7, 82), (x, 83.4), (x, 80.4), (x - 6, 79.2)], (244, 238, 222))
        c.shape([(x + 7, 82), (x, 83.4), (x, 80.4), (x + 6, 79.2)], (226, 218, 200))
    c.glow(74, 74, 16, (255, 226, 160), 0.6)
    c.shape([(69, 73), (79, 73), (77, 68), (71, 68)], (60, 112, 92))
    c.line([(74, 73), (74, 81)], 0.7, (150, 118, 66))


def counting_votes(c: Canvas) -> None:
    c.fade(0, 50, (206, 200, 186), (226, 216, 196))
    for window in (10, 56, 102):
        c.box(window, 6, 36, 30, (176, 204, 214))
        clouds(c, 12, 26, (240, 244, 244), count=1, see=120)
        for bar in (0, 12, 24, 35):
            c.line([(window + bar, 6), (window + bar, 36)], 0.7, (246, 242, 234))
    c.box(0, 44, 150, 56, (150, 120, 96))
    crowd(c, 66, 34, [(92, 104, 124), (160, 84, 72), (206, 190, 160), (84, 110, 96)], gap=0.5, left=6)
    c.shape([(4, 62), (146, 62), (158, 88), (-8, 88)], (206, 178, 140))
    c.box(-8, 88, 166, 4, (150, 118, 84))
    c.shape([(58, 52), (92, 52), (95, 74), (55, 74)], (190, 214, 220), 190)
    c.shape([(58, 52), (92, 52), (94, 49), (60, 49)], (226, 236, 238))
    c.box(69, 50, 12, 0.8, (40, 52, 60))
    for _paper in range(150):
        near = c.dice.random()
        x, y = 75 + c.dice.gauss(0, 34), 66 + near * 20
        if abs(x - 75) < 21 and y < 76:
            x, y = 75 + c.dice.uniform(-14, 14), c.dice.uniform(62, 72)
        turn, s = c.dice.uniform(0, pi), 1.6 + near * 1.8
        corner = [(x + s * cos(turn + k), y + s * 0.5 * sin(turn + k)) for k in (0.5, 2.6, 3.64, 5.78)]
        c.shape(corner, c.dice.choice([(252, 250, 244), (236, 228, 208), (214, 226, 232)]))
    for x, skin, sleeve in ((22, (206, 154, 116), (70, 92, 120)), (112, (238, 196, 164), (150, 70, 66))):
        c.limb([(x - 8, 106), (x + 2, 88), (x + 8, 80)], 7, sleeve)
        c.limb([(x + 7, 82), (x + 12, 77)], 4.6, skin)
        for finger in range(4):
            c.limb(
                [(x + 11, 77 + finger * 0.6), (x + 16 + finger * 0.4, 72.6 + finger * 2)],
                1.3,
                shaded(skin, 0.05 * finger),
            )


def paper_mill(c: Canvas) -> None:
    c.box(0, 0, 150, 100, (66, 76, 82))
    for bay in range(6):
        x = 75 + (bay - 2.5) * 34
        c.shape(
            [(75 + (x - 75) * 0.4, 30), (75 + (x + 16 - 75) * 0.4, 30), (x + 18, 0), (x, 0)], (196, 212, 214)
        )
    for roll in range(9):
        x, y, r = 138 - roll * 15, 50 + roll * 1.6, 6 + roll * 0.9
        c.oval(x, y, r, r, (150, 158, 160))
        c.oval(x + r * 0.1, y + r * 0.1, r * 0.78, r * 0.78, (112, 122, 128))
        c.oval(x, y, r * 0.2, r * 0.2, (52, 58, 64))
    for roll in range(8):
        x, y, r = 138 - roll * 15, 50 + roll * 1.6, 6 + roll * 0.9
        top = y - r if roll % 2 else y + r
        low = y + 1.6 + r + 0.9 if roll % 2 else y + 1.6 - r - 0.9
        c.shape([(x, top - 0.6), (x - 15, low - 0.6), (x - 15, low + 0.9), (x, top + 0.6)], (250, 246, 234))
    c.box(0, 78, 150, 22, (96, 92, 88))
    c.line([(0, 80), (150, 74)], 0.9, (226, 186, 66))
    for post in range(9):
        c.line([(8 + post * 18, 66), (8 + post * 18, 80)], 0.7, (226, 186, 66))
    c.line([(0, 67), (150, 65)], 0.7, (226, 186, 66))
    for x in (110, 134):
        c.oval(x, 88, 13, 13, (244, 240, 228))
        c.oval(x, 88, 10, 10, (230, 224, 208))
        c.oval(x, 88, 6.6, 6.6, (240, 234, 220))
        c.oval(x, 88, 2.6, 2.6, (120, 92, 66))
    _paper_mill_in_front(c)


def _paper_mill_in_front(c: Canvas) -> None:
    foreman = Look((206, 154, 116), (190, 186, 180), (52, 92, 128), (52, 92, 128))
    person(c, 54, 97, 46, foreman, hands=((-0.1, 0.44), (0.26, 0.68)))
    machinist = Look((98, 64, 48), (30, 28, 34), (226, 140, 50), (60, 64, 80))
    person(c, 78, 96, 44, machinist, hands=((-0.24, 0.66), (0.13, 0.45)))


SCENES = (council_chamber, theatre, library, counting_votes, paper_mill)
