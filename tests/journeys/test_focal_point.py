"""The stage of one picture: the focal point by pointer and by keys, and what is seen there is what the server cuts."""

import random
import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from pictures.models import Picture
from pictures.shapes.crops import crop_for, frame_of
from pictures.shapes.recipes import RATIOS
from pictures.shapes.shape import Shape
from tests.journeys.test_desk_axe import complaints, speak
from tests.pictures.paintings import a_painting, as_file

SIZE = (1200, 800)
WHO = "nora"


@pytest.fixture
def stage(newsroom, window, sign_in):
    """stage(number) is the open page of a picture that was just sent, in a window that breaks no rule."""
    said: list[str] = []

    def open_stage(number: int, **options) -> Page:
        page = sign_in(window(**{"viewport": {"width": 1280, "height": 900}, **options}), WHO)
        page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(reverse("pictures:picture", args=[sent(page, number).pk]))
        return page

    yield open_stage
    assert said == []


def sent(page: Page, number: int) -> Picture:
    """The picture of this number, in the library since now or before."""
    name = f"FOCAL_{number}.jpg"
    known = Picture.objects.filter(file_name=name).first()
    if known is None:
        page.goto(reverse("pictures:arrive"))
        file = as_file(a_painting(number, size=SIZE), quality=90)
        token = page.locator("form input[name=csrfmiddlewaretoken]").first.input_value()
        answer = page.request.post(
            reverse("pictures:arrive"),
            headers={"X-CSRFToken": token, "Accept": "application/json", "Referer": page.url},
            multipart={
                "file": {"name": name, "mimeType": "image/jpeg", "buffer": file},
                "anyway": "yes",
            },
        )
        assert answer.ok, answer.text()
        known = Picture.objects.get(file_name=name)
    return known


def live(page: Page):
    stage = page.locator(".stage--live")
    stage.wait_for()
    return stage


def cut_on(page: Page) -> Shape:
    """The cut as the form would send it."""
    names = ("turn", "straighten", "left", "top", "right", "bottom", "focal_x", "focal_y")
    turn, straighten, left, top, right, bottom, x, y = (
        float(page.locator(f"[data-cut-form] [name={name}]").input_value()) for name in names
    )
    crop = (left / 100, top / 100, 1 - right / 100, 1 - bottom / 100)
    return Shape(turn=int(turn), straighten=straighten, crop=crop, focal=(x / 100, y / 100))


def boxes_on(page: Page) -> list[str]:
    return page.locator("[data-ratio]").evaluate_all("panes => panes.map((pane) => pane.dataset.box)")


def boxes_of(shape: Shape) -> list[str]:
    """What the server cuts at every ratio."""
    return [" ".join(map(str, crop_for(shape, SIZE, ratio))) for ratio in RATIOS.values()]


def test_a_click_sets_the_point_keys_move_it_and_every_ratio_follows_as_the_server_cuts(stage):
    page = stage(9001)
    box = live(page).bounding_box()

    page.mouse.click(box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.75)
    clicked = cut_on(page)
    assert clicked.focal == pytest.approx((0.25, 0.75), abs=0.01)
    assert boxes_on(page) == boxes_of(clicked)

    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowUp")
    moved = cut_on(page)
    assert moved.focal == pytest.approx((clicked.focal[0] + 0.01, clicked.focal[1] - 0.1), abs=0.0002)
    assert boxes_on(page) == boxes_of(moved)
    said = page.locator("[data-focal]").get_attribute("aria-label")
    assert re.findall(r"\d+", said) == [str(round(part * 100)) for part in moved.focal]

    page.locator("[data-cut-form] button.primary").click()
    page.locator(".notice.success").wait_for()
    assert Picture.objects.get(file_name="FOCAL_9001.jpg").shape == moved


def test_the_point_is_dragged_sides_are_dragged_and_a_turn_takes_both_along(stage):
    page = stage(9002)
    box = live(page).bounding_box()

    def at(x: float, y: float) -> tuple[float, float]:
        return box["x"] + box["width"] * x, box["y"] + box["height"] * y

    page.mouse.move(*at(0.5, 0.5))
    page.mouse.down()
    page.mouse.move(*at(0.3, 0.4), steps=4)
    page.mouse.up()
    assert cut_on(page).focal == pytest.approx((0.3, 0.4), abs=0.01)

    handle = page.locator("[data-sides='left']").bounding_box()
    page.mouse.move(handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2)
    page.mouse.down()
    page.mouse.move(*at(0.2, 0.5), steps=4)
    page.mouse.up()
    cropped = cut_on(page)
    assert cropped.crop == pytest.approx((0.2, 0, 1, 1), abs=0.01)
    assert boxes_on(page) == boxes_of(cropped)

    page.locator("[data-does='right']").click()
    turned = cut_on(page)
    assert (turned.turn, turned.crop) == (90, pytest.approx((0, cropped.crop[0], 1, 1), abs=0.0002))
    assert turned.focal == pytest.approx((1 - cropped.focal[1], cropped.focal[0]), abs=0.0002)
    page.locator("[name=straighten]").focus()
    for _press in range(5):
        page.keyboard.press("ArrowRight")
    tilted = cut_on(page)
    assert tilted.straighten == pytest.approx(0.5)
    assert page.locator(".stage--grid").count() == 1
    assert boxes_on(page) == boxes_of(tilted)

    page.locator("[data-does='reset']").click()
    assert cut_on(page) == Shape()


def test_browser_and_server_cut_alike_number_for_number(stage):
    page = stage(9003)
    live(page)
    dice = random.Random(7)
    asked = []
    for _case in range(400):
        left, top = dice.uniform(0, 0.6), dice.uniform(0, 0.6)
        shape = Shape(
            turn=dice.choice((0, 90, 180, 270)),
            straighten=dice.choice((0.0, dice.uniform(-20, 20))),
            crop=(left, top, dice.uniform(left + 0.05, 1), dice.uniform(top + 0.05, 1)),
            focal=(dice.random(), dice.random()),
        )
        size = (dice.randrange(40, 9000), dice.randrange(40, 9000))
        asked.append((shape, size, dice.choice(list(RATIOS.values()))))

    answers = page.evaluate(
        """async (asked) => {
          const { cropFor, frameOf } = await import("/static/js/desk/pictures/one/cut.js");
          return asked.map(([cut, size, ratio]) => [...frameOf(cut, size), ...cropFor(cut, size, ratio)]);
        }""",
        [
            [
                {"turn": s.turn, "straighten": s.straighten, "crop": s.crop, "focal": s.focal},
                size,
                ratio or (0, 0),
            ]
            for s, size, ratio in asked
        ],
    )

    assert answers == [
        [*frame_of(shape, size), *crop_for(shape, size, ratio)] for shape, size, ratio in asked
    ]


def test_without_a_script_the_numbers_are_sent_and_the_server_shows_the_ratios(stage):
    page = stage(9004, java_script_enabled=False)
    page.fill("[name=focal_x]", "10")
    page.select_option("[name=turn]", "270")

    page.locator("[data-cut-form] button.primary").click()

    shape = Picture.objects.get(file_name="FOCAL_9004.jpg").shape
    assert (shape.turn, shape.focal[0]) == (270, 0.1)
    addresses = [image.get_attribute("src") for image in page.locator("[data-ratio] img").all()]
    assert len(addresses) == len(RATIOS)
    assert [page.request.get(address).status for address in addresses] == [200] * len(RATIOS)


@pytest.mark.parametrize(("language", "scheme", "width"), [("fr", "dark", 320), ("en", "light", 1280)])
def test_axe_finds_nothing_on_the_page_of_a_picture(newsroom, window, sign_in, language, scheme, width):
    page = window(bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 900})
    sign_in(page, WHO)
    speak(page, language)
    page.goto(reverse("pictures:picture", args=[sent(page, 9001).pk]))
    live(page)

    assert complaints(page) == []
