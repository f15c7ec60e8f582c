"""A player from the clipboard to the reader's click, and a wide table, in Chromium: nobody outside hears too early."""

import re

import pytest

from accounts.models import User
from articles.actions import drafting, moving
from articles.models import Article, LiveStory, Section
from articles.pages.links import story_url
from articles.text.content import Content
from articles.workflow.transitions import Move
from tests.cast import approve, submit
from tests.journeys.desk import editor_of, fill, save
from tests.journeys.test_reader_axe import WATCH_SHIFTS, complaints

ADDRESS = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
FRAME = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1"
COPIED = "https://youtu.be/dQw4w9WgXcQ?si=tracker"
HEADS = "".join(f"<th>Commune numéro {number}</th>" for number in range(9))
CELLS = "".join(f"<td>{number} 000</td>" for number in range(9))
TABLE = f"<table><caption>Neuf communes</caption><tr>{HEADS}</tr><tr>{CELLS}</tr></table>"


def line_of(provider: str, address: str) -> re.Pattern[str]:
    """What the editor shows of a player, with the colon of whatever language the desk speaks."""
    return re.compile(rf"\[{provider}\s?: {re.escape(address)}\]")


@pytest.fixture
def story(newsroom) -> str:
    """The address of a live story with a player and a table wider than a telephone."""
    rita, chip = (User.objects.get(email=f"{name}@newsroom.test") for name in ("rita", "chip"))
    content = Content(
        language="fr",
        section_id=Section.objects.get(slug_fr="politique").pk,
        headline="Un lecteur et un tableau",
        standfirst="Rien ne part avant le clic.",
        body=f"<p>Regardez.</p><oembed>{COPIED}</oembed>{TABLE}",
        byline_ids=(rita.author.pk,),
    )
    article = drafting.create(actor=rita, content=content)
    submit(article, actor=rita)
    approve(article, actor=chip)
    moving.move(article.pk, Move.PUBLISH, actor=chip)
    yield story_url(LiveStory.objects.get(pk=article.pk))
    moving.move(article.pk, Move.WITHDRAW, actor=chip, reason="Fin de l’essai.")


def asked_outside(page, site) -> list[str]:
    """Every address outside the site that the page asks for from now on; none is let out."""
    asked: list[str] = []

    def stop(route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=200, content_type="text/html", body="<p>The player.</p>")

    page.route(lambda url: not url.startswith((site.url, "data:")), stop)
    return asked


def test_the_player_comes_with_the_click_in_the_room_kept_for_it(story, newsroom, window):
    page = window(viewport={"width": 1280, "height": 900})
    said = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.add_init_script(WATCH_SHIFTS)
    outside = asked_outside(page, newsroom)
    page.goto(story)
    box = page.locator(".embed-open")
    before, silent = box.bounding_box(), list(outside)

    box.click()
    page.frame_locator(".embed-frame").get_by_text("The player.").wait_for()

    assert silent == []
    assert outside == [FRAME]
    assert page.locator(".embed-frame").bounding_box() == before
    assert page.evaluate("document.activeElement.className") == "embed-frame"
    assert (page.evaluate("window.shifted"), said) == (0, [])


def test_by_the_keyboard_too_and_a_click_meant_for_a_new_tab_stays_a_link(story, newsroom, window):
    page = window()
    outside = asked_outside(page, newsroom)
    page.goto(story)
    page.locator(".embed-open").click(modifiers=["ControlOrMeta"], no_wait_after=True)
    assert page.locator(".embed-frame").count() == 0

    page.locator(".embed-open").focus()
    page.keyboard.press("Enter")
    page.frame_locator(".embed-frame").get_by_text("The player.").wait_for()

    assert outside[-1] == FRAME


def test_without_scripts_the_player_is_a_link_to_its_provider(story, newsroom, window):
    page = window(java_script_enabled=False)
    page.goto(story)

    assert page.locator(".embed-open").get_attribute("href") == ADDRESS
    assert page.locator("iframe").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_players_and_tables(story, window, scheme):
    page = window(bypass_csp=True, color_scheme=scheme, viewport={"width": 320, "height": 740})
    page.goto(story)

    assert complaints(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_wide_table_is_scrolled_by_keys_in_its_own_box(story, window):
    page = window(viewport={"width": 320, "height": 740})
    page.goto(story)
    box = page.locator(".table-box")
    box.focus()
    for _press in range(5):
        page.keyboard.press("ArrowRight")

    page.wait_for_timeout(500)
    assert box.evaluate("box => box.scrollLeft") > 0
    assert page.evaluate("document.documentElement.scrollLeft") == 0


def test_an_address_pasted_alone_is_a_player_and_writing_goes_on_below(newsroom, window, sign_in):
    page = window(permissions=["clipboard-read", "clipboard-write"], viewport={"width": 1280, "height": 900})
    outside = asked_outside(page, newsroom)
    sign_in(page, "rita")
    page.goto("/desk/articles/new/")
    fill(page, headline="Un lecteur")
    editor_of(page).locator("body").click()
    page.keyboard.type("Avant.")
    page.keyboard.press("Enter")
    page.evaluate("address => navigator.clipboard.writeText(address)", COPIED)
    page.keyboard.press("ControlOrMeta+v")
    editor_of(page).get_by_text(line_of("YouTube", ADDRESS)).wait_for()
    page.keyboard.type("Après.")

    article = Article.objects.select_related("head").get(pk=save(page))

    assert article.head.body == f"<p>Avant.</p>\n<oembed>{ADDRESS}</oembed>\n<p>Après.</p>"
    editor_of(page).get_by_text(line_of("YouTube", ADDRESS)).wait_for()
    assert outside == []


def test_the_dialog_refuses_with_a_sentence_and_keeps_what_was_typed(newsroom, window, sign_in):
    page = window(viewport={"width": 1280, "height": 900})
    outside, said = asked_outside(page, newsroom), []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.accept()))
    sign_in(page, "rita")
    page.goto("/desk/articles/new/")
    fill(page, headline="Un graphique")
    editor_of(page).locator("body").click()
    page.locator(".cke_button__player").click()
    address = page.locator(".cke_dialog input.cke_dialog_ui_input_text")
    address.fill("https://evil.test/a")
    page.keyboard.press("Enter")
    page.wait_for_timeout(1000)
    assert (len(said), address.input_value()) == (1, "https://evil.test/a")

    address.fill("https://www.datawrapper.de/_/0hXlW/")
    page.keyboard.press("Enter")
    editor_of(page).get_by_text(line_of("Datawrapper", "https://datawrapper.dwcdn.net/0hXlW/")).wait_for()

    article = Article.objects.select_related("head").get(pk=save(page))

    assert article.head.body == "<oembed>https://datawrapper.dwcdn.net/0hXlW/</oembed>"
    assert outside == []
