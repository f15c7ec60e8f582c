"""Portraits."""

from pictures.demo.brush import Canvas, shaded
from pictures.demo.people import Face, a_look, bust, person
from pictures.demo.things import boat, clouds, houses, water


def president_at_her_window(c: Canvas) -> None:
    c.fade(0, 100, (120, 134, 128), (84, 96, 94))
    c.box(12, 0, 62, 74, (188, 210, 218))
    houses(c, 74, [(212, 196, 170), (190, 164, 146), (168, 156, 156)], left=12, right=70, tall=34)
    clouds(c, 6, 20, (250, 250, 246), count=2, see=120)
    c.box(74, 0, 76, 100, (104, 118, 114))
    c.box(0, 0, 12, 100, (92, 104, 100))
    for bar in (12, 43, 74):
        c.line([(bar, 0), (bar, 74)], 1.8, (236, 232, 222))
    c.line([(12, 28), (74, 28)], 1.4, (236, 232, 222))
    c.box(6, 74, 74, 4, (236, 232, 222))
    for fold in range(6):
        c.shape(
            [(74 + fold * 3, 0), (78 + fold * 3, 0), (80 + fold * 4, 100), (74 + fold * 4, 100)],
            shaded((150, 62, 60), 0.1 * (fold % 2)),
        )
    bust(
        c,
        92,
        66,
        26,
        Face((238, 196, 164), (170, 164, 158), (46, 62, 96), cut="short", glasses=True, scarf=(206, 170, 92)),
        turn=-0.8,
    )


def fisherman(c: Canvas) -> None:
    c.fade(0, 44, (128, 160, 178), (226, 222, 206))
    clouds(c, 4, 26, (246, 244, 238), count=5, see=160)
    water(c, 44, 100, (122, 152, 160), (44, 74, 88), (206, 220, 220))
    boat(c, 28, 54, 13, (176, 66, 50))
    boat(c, 132, 50, 7, (44, 90, 112))
    bust(
        c, 80, 68, 27, Face((206, 154, 116), (196, 192, 186), (222, 164, 48), cut="cap", beard=True), turn=0.7
    )


def novelist(c: Canvas) -> None:
    c.box(0, 0, 150, 100, (78, 62, 58))
    for shelf in range(5):
        x = 0.0
        while x < 150:
            wide, high = c.dice.uniform(2, 5), c.dice.uniform(12, 17)
            tone = c.dice.choice(
                [(130, 60, 56), (60, 84, 92), (186, 150, 92), (86, 96, 70), (190, 178, 158), (74, 58, 80)]
            )
            c.box(x, shelf * 20 + 18 - high, wide, high, shaded(tone, 0.28))
            x += wide + 0.2
        c.box(0, shelf * 20 + 18, 150, 1.6, (58, 44, 40))
    c.glow(18, 30, 70, (255, 220, 160), 0.5)
    bust(c, 66, 66, 27, Face((150, 100, 70), (30, 28, 34), (64, 104, 96), cut="bun"), turn=-0.5)
    c.limb([(104, 104), (98, 84), (86, 72)], 9, (64, 104, 96))
    c.limb([(88, 74), (82, 66)], 6, (150, 100, 70))
    for finger in range(4):
        c.limb(
            [(82, 66 + finger), (77 - finger * 0.4, 62.5 + finger * 1.8)],
            2,
            shaded((150, 100, 70), 0.06 * finger),
        )
    c.shape([(112, 90), (146, 84), (150, 96), (116, 102)], (236, 226, 204))
    c.shape([(112, 90), (146, 84), (146.6, 86), (112.6, 92)], (176, 60, 52))


def coach(c: Canvas) -> None:
    c.fade(0, 30, (150, 178, 196), (216, 222, 214))
    for row in range(7):
        c.box(0, 22 + row * 5, 150, 4, (92, 110, 146))
        for seat in range(38):
            c.rounded(
                seat * 4 + row % 2 * 2,
                20.6 + row * 5,
                3,
                3.6,
                0.8,
                shaded((206, 70, 60), 0.1 + 0.1 * (seat + row) % 3 * 0.3),
            )
    c.fade(56, 100, (96, 150, 84), (60, 112, 62))
    c.line([(0, 66), (150, 60)], 0.8, (240, 244, 236))
    bust(c, 96, 68, 27, Face((226, 176, 140), (96, 60, 40), (34, 48, 88), cut="long"), turn=-0.9)
    c.line([(84, 76), (90, 100)], 0.7, (236, 206, 90))
    c.line([(106, 76), (92, 100)], 0.7, (236, 206, 90))
    for x, y, tone in ((18, 84, (206, 60, 50)), (42, 76, (206, 60, 50)), (132, 80, (236, 236, 230))):
        person(
            c, x, y, 26, a_look(c, [tone], (236, 236, 240)), hands=((-0.26, 0.6), (0.26, 0.5)), stride=0.14
        )


SCENES = (president_at_her_window, fisherman, novelist, coach)
