"""Every sentence the editor's page can say of its words, its people and its lock: nothing for axe, in both schemes."""

import pytest
from django.urls import reverse

from tests.journeys import desk
from tests.journeys.test_desk_axe import CHIEF, a_much_changed_story, complaints, open_desk
from tests.journeys.written import wait_for

ALL_SAID = """() => {
    const strip = document.querySelector("[data-news]");
    for (const said of document.querySelectorAll("template[data-says]")) {
        strip.append(said.content.cloneNode(true));
        strip.lastElementChild.dataset.kind = said.dataset.says;
    }
    for (const link of strip.querySelectorAll("[data-leads]")) link.href = "/desk/";
    document.querySelector("[data-words-stay]").hidden = false;
    document.querySelector(".person-menu").open = true;
}"""


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing_in_what_the_page_says_of_words_people_and_locks(
    newsroom, window, sign_in, scheme, width
):
    page = window(bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 900})
    sign_in(page, CHIEF)
    open_desk(page, reverse("desk:edit", args=[a_much_changed_story().pk]))
    desk.wait_until_it_says(page, "saved")
    page.evaluate(ALL_SAID)

    assert page.locator("[data-news] [data-kind]").count() > 15
    assert complaints(page) == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing_while_somebody_else_writes_and_the_desk_is_away(
    newsroom, window, sign_in, scheme, width
):
    writer, page = (
        sign_in(window(), "ed"),
        window(bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 900}),
    )
    sign_in(page, CHIEF)
    writer.goto("/desk/articles/new/")
    desk.fill(writer, headline="Written by Ed")
    story = desk.save(writer)
    desk.type_text(writer, f"Ed at {width}.")
    wait_for(f"Ed at {width}.")
    open_desk(page, reverse("desk:edit", args=[story]))
    desk.news(page, "held")
    page.locator("[data-people] li").wait_for()
    found = complaints(page)
    page.context.set_offline(True)
    desk.type_text(page, "Nobody hears this.")
    page.locator("[data-saved][data-troubled]").wait_for()

    assert found + complaints(page) == []
