"""Scenes of the towns: squares, halls, streets, stations and what is made there."""

from math import cos, sin

from pictures.demo.brush import Canvas, Colour, mixed, shaded
from pictures.demo.people import Look, a_look, person
from pictures.demo.things import crate, houses, lamp, rain

COATS: list[Colour] = [
    (150, 62, 54),
    (60, 84, 112),
    (206, 162, 78),
    (92, 110, 84),
    (120, 92, 120),
    (222, 214, 200),
]


def market(c: Canvas) -> None:
    c.fade(0, 50, (168, 196, 214), (240, 226, 200))
    houses(c, 52, [(222, 196, 160), (206, 170, 140), (226, 212, 190), (186, 150, 130)], tall=34)
    c.box(0, 52, 150, 48, (176, 160, 144))
    for row in range(9):
        c.line([(0, 54 + row * row * 0.6), (150, 54 + row * row * 0.6)], 0.15, (150, 134, 120))
    stalls = [(2, 34, (196, 66, 54)), (54, 40, (60, 116, 104)), (110, 38, (222, 160, 62))]
    for x, wide, tone in stalls:
        for post in (x + 2, x + wide - 2):
            c.line([(post, 40), (post, 78)], 0.7, (96, 80, 70))
        for stripe in range(8):
            left = x + stripe * wide / 8
            paint = tone if stripe % 2 else (246, 240, 226)
            c.shape([(left + 1.5, 34), (left + wide / 8 + 1.5, 34), (left + wide / 8, 43), (left, 43)], paint)
            c.pie(left + wide / 16, 43, wide / 16, 2, (0, 180), paint)
    for x in (14, 28, 66, 84, 124, 138):
        person(c, x, 76, 32, a_look(c, COATS), hands=((-0.2, 0.55), (0.18, 0.6)))
    for x, wide, _tone in stalls:
        c.box(x, 68, wide, 12, (150, 108, 74))
        c.box(x, 68, wide, 1.4, (196, 154, 110))
        for heap in range(5):
            fruit = c.dice.choice(
                [(206, 60, 48), (232, 152, 54), (104, 140, 66), (120, 62, 110), (238, 206, 90)]
            )
            for _piece in range(26):
                at = c.dice.gauss(0, 1.3)
                c.oval(
                    x + 4 + heap * wide / 5.2 + at,
                    67.4 - max(0, 2 - abs(at)) * c.dice.random(),
                    0.9,
                    0.9,
                    shaded(fruit, c.dice.uniform(-0.15, 0.25)),
                )
    _market_in_front(c)


def _market_in_front(c: Canvas) -> None:
    grandmother = Look((238, 196, 164), (190, 186, 180), (92, 110, 84), (90, 70, 66))
    person(c, 46, 94, 44, grandmother, hands=((-0.2, 0.4), (0.2, 0.48)), skirt=True)
    c.shape([(51, 78), (59, 78), (57.6, 85), (52.4, 85)], (190, 146, 94))
    neighbour = Look((150, 100, 70), (30, 28, 34), (206, 162, 78), (52, 58, 78))
    person(c, 100, 97, 46, neighbour, hands=((-0.24, 0.55), (0.14, 0.42)))
    crate(c, 118, 98, 16)


def stadium_at_night(c: Canvas) -> None:
    c.fade(0, 40, (16, 22, 46), (44, 58, 92))
    for row in range(9):
        for _seat in range(150):
            tone = c.dice.choice(
                [(206, 70, 60), (232, 226, 214), (70, 90, 130), (44, 48, 70), (222, 168, 130)]
            )
            c.oval(
                c.dice.uniform(0, 150),
                24 + row * 2.6 + c.dice.uniform(-0.8, 0.8),
                0.75,
                0.95,
                shaded(tone, 0.5 - row * 0.04),
            )
    _stadium_at_night_in_front(c)


def _stadium_at_night_in_front(c: Canvas) -> None:
    for x in (22, 128):
        c.line([(x, 44), (x, 4)], 1, (90, 96, 110))
        for light in range(8):
            c.oval(x - 4.5 + light % 4 * 3, 4 + light // 4 * 3, 1.2, 1.2, (255, 252, 236))
        c.glow(x, 5, 36, (214, 228, 255), 0.75)
    c.box(0, 46, 150, 4, (36, 70, 120))
    for stripe in range(10):
        left = -60 + stripe * 27
        c.shape(
            [(75 + (left - 75) * 0.55, 50), (75 + (left - 48) * 0.55, 50), (left + 27, 100), (left, 100)],
            (66, 132, 70) if stripe % 2 else (56, 118, 64),
        )
    c.line([(0, 62), (150, 62)], 0.4, (232, 240, 230))
    c.line([(104, 62), (104, 50), (150, 50)], 0.5, (246, 246, 246))
    for x, y, high, shirt, hands, stride in (
        (44, 90, 44, (206, 56, 48), ((-0.34, 0.7), (0.3, 0.62)), 0.22),
        (78, 86, 38, (236, 232, 222), ((-0.26, 0.55), (0.3, 0.8)), 0.16),
        (116, 74, 24, (236, 232, 222), ((-0.3, 0.6), (0.3, 0.6)), 0.12),
        (22, 72, 22, (206, 56, 48), ((-0.2, 0.5), (0.3, 0.7)), 0.16),
        (96, 68, 18, (206, 56, 48), ((-0.2, 0.5), (0.2, 0.5)), 0.1),
    ):
        person(c, x, y, high, a_look(c, [shirt], (236, 236, 240)), hands=hands, stride=stride)
    c.oval(61, 91, 3, 0.7, (20, 50, 26), 130)
    c.oval(60, 88, 2.6, 2.6, (246, 246, 242))
    c.pie(60, 88, 2.6, 2.6, (-40, 110), (196, 198, 200))
    for angle in range(5):
        c.oval(60 + cos(angle * 1.26) * 1.5, 88 + sin(angle * 1.26) * 1.5, 0.5, 0.5, (40, 40, 48))


def railway_station(c: Canvas) -> None:
    c.box(0, 0, 150, 100, (196, 206, 208))
    for bay in range(7):
        x = 75 + (bay - 3) * 30
        c.line([(75 + (x - 75) * 0.3, 34), (x, 0)], 0.9, (84, 96, 104))
    for arch in range(5):
        reach = 86 - arch * 15
        c.pie(75, 46, reach, reach * 0.62, (180, 360), mixed((150, 170, 178), (226, 232, 228), arch / 4))
        c.arch(75, 46, reach, reach * 0.62, 2.6 - arch * 0.4, (70, 82, 92))
    c.glow(75, 44, 30, (255, 246, 222), 0.9)
    c.shape([(0, 72), (66, 48), (70, 48), (26, 100), (0, 100)], (150, 146, 142))
    c.shape([(150, 66), (92, 48), (84, 48), (136, 100), (150, 100)], (160, 156, 150))
    c.shape([(26, 100), (70, 48), (84, 48), (136, 100)], (86, 80, 78))
    for sleeper in range(11):
        y = 50 + sleeper**1.75 * 0.78
        half = 6 + (y - 48) * 0.9
        c.box(79 - half * 0.78 + (y - 48) * 0.03, y, half * 1.56, 0.5 + (y - 48) * 0.025, (62, 56, 54))
    for rail in (0.32, 0.72):
        c.line([(70 + 14 * rail, 48), (26 + 110 * rail, 100)], 0.8, (196, 196, 200))
    c.shape([(91, 47), (146, 36), (150, 36), (150, 72), (146, 72), (91, 52)], (206, 210, 214))
    c.shape([(91, 49), (150, 50), (150, 56), (91, 50.4)], (52, 104, 140))
    for pane in range(7):
        x = 94 + pane**1.35 * 4.3
        size = 1.8 + pane * 0.7
        c.box(x, 46.6 - pane * 0.8, size, 1.8 + pane * 1.1, (48, 64, 78))
    c.line([(0, 74), (67, 48.6)], 0.8, (236, 206, 90))
    for x, y, high in ((52, 58, 10), (45, 62, 14), (58, 54, 7)):
        person(c, x, y, high, a_look(c, COATS))
    _railway_station_in_front(c)


def _railway_station_in_front(c: Canvas) -> None:
    traveller = Look((238, 196, 164), (140, 66, 40), (60, 84, 112), (44, 46, 60))
    person(c, 24, 90, 40, traveller, hands=((-0.14, 0.44), (0.2, 0.4)))
    c.rounded(32, 76, 8, 13, 1.5, (150, 62, 54))
    c.line([(34, 76), (34, 72), (38, 72), (38, 76)], 0.5, (50, 50, 56))


def tram_in_the_rain(c: Canvas) -> None:
    c.fade(0, 60, (42, 54, 80), (120, 124, 142))
    houses(c, 58, [(64, 70, 92), (80, 78, 98), (56, 62, 84)], lit=(250, 206, 130), tall=46)
    c.fade(58, 100, (92, 96, 116), (36, 40, 58))
    for rail in (58, 70, 88, 104):
        c.line([(75 + (rail - 80) * 0.2, 58), (75 + (rail - 80) * 2.4, 100)], 0.5, (150, 156, 176))
    c.rounded(60, 26, 38, 40, 4, (222, 190, 70))
    c.rounded(64, 30, 30, 15, 2, (48, 62, 84))
    c.shape([(66, 31), (76, 31), (70, 44), (65, 44)], (150, 176, 196), 120)
    driver = Look((150, 100, 70), (30, 28, 34), (40, 52, 84), (40, 44, 60))
    person(c, 86, 60, 24, driver, hands=((-0.1, 0.6), (0.1, 0.6)))
    c.box(60, 46, 38, 14, (196, 60, 50))
    c.box(62, 62, 34, 5, (54, 56, 70))
    for light in (65, 93):
        c.glow(light, 55, 14, (255, 240, 200), 0.9)
        c.oval(light, 55, 1.7, 1.7, (255, 252, 236))
        for streak in range(40):
            c.oval(light + c.dice.gauss(0, 1.4), 68 + streak * 0.7, 1.6, 0.2, (255, 236, 190), 90)
    c.line([(79, 26), (74, 16), (84, 10)], 0.5, (36, 38, 50))
    c.line([(0, 8), (150, 12)], 0.2, (30, 32, 44))
    for x in (12, 132):
        lamp(c, x, 74, 44, (255, 224, 160))
    for x, y, high, dome in (
        (22, 92, 42, (170, 50, 56)),
        (38, 86, 34, (46, 96, 116)),
        (122, 90, 40, (220, 180, 80)),
    ):
        person(c, x, y, high, a_look(c, [(54, 58, 78), (74, 62, 70)]), hands=((-0.14, 0.45), (0.08, 0.72)))
        c.line([(x + 3, y - high * 0.7), (x + 3, y - high * 1.2)], 0.5, (30, 30, 40))
        c.pie(x + 3, y - high * 1.06, high * 0.36, high * 0.24, (180, 360), dome)
        c.pie(x + 3, y - high * 1.06, high * 0.36, high * 0.24, (270, 360), shaded(dome, 0.25))
    rain(c, (206, 214, 236), count=520)


SCENES = (market, stadium_at_night, railway_station, tram_in_the_rain)
