"""The desk by keyboard alone; and words that are typed stay when the desk no longer knows who typed them."""

import re

from django.urls import reverse

from tests.journeys import desk


def test_letters_lead_through_the_desk_and_are_letters_while_somebody_types(window, sign_in):
    page = sign_in(window(), "chip")
    page.goto(reverse("desk:queue"))
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    first = page.locator("[data-story]").first
    assert first.evaluate("story => story === document.activeElement")

    page.keyboard.press("Enter")
    page.wait_for_url("**/edit/")
    page.keyboard.press("g")
    page.keyboard.press("d")
    page.wait_for_url(f"**{reverse('desk:home')}")
    page.keyboard.press("/")
    page.keyboard.type("ngq?")
    page.keyboard.press("Enter")
    page.wait_for_url("**/queue/?q=ngq%3F")
    page.keyboard.press("n")
    page.wait_for_url(f"**{reverse('desk:new')}")
    desk.editor_of(page)


def test_the_help_opens_on_a_question_mark_and_closes_on_escape(window, sign_in):
    page = sign_in(window(), "chip")
    page.goto(reverse("desk:home"))

    page.keyboard.press("?")
    page.locator("#keyboard-help[open]").wait_for()
    page.keyboard.press("Escape")

    page.locator("#keyboard-help:not([open])").wait_for(state="attached")


def test_ctrl_enter_saves_and_asks_for_the_next_step(window, sign_in):
    page = sign_in(window(), "chip")
    page.goto(reverse("desk:new"))
    page.fill("#id_headline", "Un pas après l’autre")
    story = desk.save(page)
    desk.type_text(page, "Un dernier mot.")

    page.keyboard.press("Control+Enter")
    page.wait_for_url(f"**{reverse('desk:move', args=[story, 'submit'])}")

    page.goto(reverse("desk:edit", args=[story]))
    assert re.sub(r"\s+", " ", desk.text_of(page)).strip() == "Un dernier mot."


def test_ctrl_enter_begins_a_story_that_nobody_saved_yet_and_asks_for_its_next_step(window, sign_in):
    page = sign_in(window(), "chip")
    page.goto(reverse("desk:new"))
    page.fill("#id_headline", "Né d’une seule touche")
    desk.type_text(page, "Un seul mot.")

    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/move/submit/")

    page.goto(reverse("desk:edit", args=[desk.number_of(page)]))
    assert page.input_value("#id_headline") == "Né d’une seule touche"
    assert desk.text_of(page).strip() == "Un seul mot."


def test_ctrl_enter_says_so_where_nothing_comes_next(window, sign_in):
    page = sign_in(window(), "rita")
    page.goto(reverse("desk:new"))
    desk.fill(page, headline="Plus rien à faire ici", standfirst="Tout est dit.", language="fr")
    desk.type_text(page, "Un seul mot.")
    story = desk.save(page)
    desk.step(page, story, "submit")
    page.locator("#story-form").wait_for()
    assert not page.locator("[data-next]").count()

    page.keyboard.press("Control+Enter")

    nothing = page.locator("#story-form").get_attribute("data-no-step")
    page.locator("#announcer", has_text=nothing).wait_for(state="attached")
    assert page.url.split("?")[0].endswith(reverse("desk:edit", args=[story]))


def test_on_a_phone_the_strip_of_places_shows_the_one_that_is_open(window, sign_in):
    page = sign_in(window(viewport={"width": 360, "height": 800}), "chip")

    page.goto(reverse("pictures:library"))

    here = page.locator(".rail [aria-current]").bounding_box()
    assert here["x"] >= 0
    assert here["x"] + here["width"] <= 360
