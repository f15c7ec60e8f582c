"""What a writer has at hand in the text: finding, signs, links, tables, and the spaces that must not break."""

import re
import secrets

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from articles.models import Article, LiveStory
from articles.pages.links import story_url
from tests.journeys import desk, traces

WIDE = "\u00a0"
NARROW = "\u202f"
DATA = "() => CKEDITOR.instances.id_body.getData()"


@pytest.fixture
def page(window, sign_in) -> Page:
    """A new story's page, the caret in its text."""
    opened = sign_in(window(), "rita")
    opened.goto(reverse("desk:new"))
    desk.editor_of(opened).locator("body").click()
    return opened


def data(page: Page) -> str:
    """The text as it would be saved, no-break spaces as themselves and lines joined."""
    return re.sub(r"\n\s*", "", page.evaluate(DATA)).replace("&nbsp;", WIDE)


def put(page: Page, html: str) -> None:
    page.evaluate(traces.SET, html)
    desk.editor_of(page).locator("body").click()
    page.keyboard.press("Control+Home")


def found(page: Page) -> str:
    page.wait_for_timeout(400)
    return page.locator("[data-find-count]").inner_text()


def test_no_break_spaces_typed_by_keys_survive_more_typing_and_the_save(page, newsroom):
    page.keyboard.type("Il dit")
    page.keyboard.press("Control+Shift+Space")
    page.keyboard.type(": oui")
    page.keyboard.press("Alt+Shift+Space")
    page.keyboard.type("! Non")
    for _step in range(6):
        page.keyboard.press("ArrowLeft")
    page.keyboard.type("x")
    page.keyboard.press("Backspace")
    page.locator("#id_headline").click()
    page.keyboard.type(f"Quoi {secrets.token_hex(3)}")
    page.keyboard.press("Alt+Shift+Space")
    page.keyboard.type("?")
    story = desk.save(page)

    head = Article.objects.select_related("head").get(pk=story).head
    assert head.body == f"<p>Il dit{WIDE}: oui{NARROW}! Non</p>"
    assert head.headline.endswith(f"{NARROW}?")
    page.goto(reverse("desk:edit", args=[story]))
    desk.type_text(page, "")
    page.keyboard.type(" Si.")
    assert data(page) == f"<p>Il dit{WIDE}: oui{NARROW}! Non Si.</p>"


def test_no_break_spaces_are_shown_without_touching_the_text(page):
    put(page, f"<p>Il dit{WIDE}: oui{NARROW}!</p><p>Rien.</p>")
    before = data(page)

    page.keyboard.press("Control+Shift+8")
    page.wait_for_timeout(2_000)

    shown = "name => CKEDITOR.instances.id_body.window.$.CSS.highlights.get(name)?.size ?? 0"
    assert [page.evaluate(shown, name) for name in ("no-break", "no-break-narrow")] == [1, 1]
    assert data(page) == before
    page.keyboard.press("Control+Shift+8")
    page.wait_for_timeout(2_000)
    assert page.evaluate(shown, "no-break") == 0


def test_words_are_found_in_the_whole_story_in_the_spelling_that_was_asked_for(page):
    page.locator("#id_headline").fill("Élie revient")
    put(page, "<p>Le maire <strong>É</strong>lie a parlé. elie, Élies.</p><ul><li>L’œuvre d'ELIE</li></ul>")

    page.keyboard.press("Control+f")
    page.keyboard.type("élie")
    assert found(page).endswith(" 3")

    page.locator("[data-choice=wholeWords]").check()
    assert found(page).endswith(" 2")
    page.locator("[data-choice=matchAccents]").uncheck()
    assert found(page).endswith(" 4")
    page.locator("[data-choice=matchCase]").check()
    assert found(page) == "1 sur 1"
    page.locator("[data-choice=matchCase]").uncheck()
    page.locator("#find-words").fill("l'oeuvre")
    assert found(page).endswith(" 1")
    page.keyboard.press("Escape")
    page.locator("[data-tool=find]").wait_for(state="hidden")
    page.keyboard.type("OPUS")
    assert "<li>OPUS d'ELIE</li>" in data(page)


def test_replacing_all_says_how_many_and_is_undone_at_once(page):
    page.locator("#id_headline").fill("Le pont")
    text = '<p>Le pont, le <strong>po</strong>nt, et le <a href="https://a.example/">pont</a>.</p>'
    put(page, text)

    page.keyboard.press("Control+f")
    page.keyboard.type("pont")
    page.locator("#find-by").fill("viaduc")
    page.locator("[data-find-all]").click()

    assert page.locator("[data-find-count]").inner_text().startswith("4 ")
    changed = '<p>Le viaduc, le <strong>viaduc</strong>, et le <a href="https://a.example/">viaduc</a>.</p>'
    assert data(page) == changed
    assert page.locator("#id_headline").input_value() == "Le viaduc"
    page.locator("[data-find-undo]").click()
    assert data(page) == text
    assert page.locator("#id_headline").input_value() == "Le pont"

    page.locator("[data-find-all]").click()
    page.keyboard.press("Escape")
    desk.editor_of(page).locator("body").click()
    page.keyboard.press("Control+z")
    assert data(page) == text


def test_replacing_one_by_one_passes_over_what_was_put_in(page):
    put(page, "<p>pont pont pont</p>")
    page.keyboard.press("Control+f")
    page.keyboard.type("pont")
    assert found(page).startswith("1")
    page.locator("#find-by").fill("ponton")

    page.locator("#find-by").press("Enter")
    page.locator("#find-by").press("Enter")

    assert data(page) == "<p>ponton ponton pont</p>"


def test_twenty_thousand_words_are_searched(page):
    put(page, "<p>Un mot, puis un autre.</p>" * 4_000)

    page.keyboard.press("Control+f")
    page.keyboard.type("autre")

    page.locator("[data-find-count]:text('4000')").wait_for()


def test_a_sign_goes_where_the_caret_was_in_the_text_and_in_a_line(page):
    page.keyboard.type("coeur")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Control+Shift+X")
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.keyboard.type("!")
    page.locator("#id_headline").fill("ab")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Control+Shift+X")
    page.locator("[data-sign='œ']").click()

    assert data(page) == "<p>coeu«!r</p>"
    assert page.locator("#id_headline").input_value() == "aœb"


@pytest.mark.parametrize(
    ("typed", "href"),
    [
        ("example.org/a b", "https://example.org/a%20b"),
        ("http://example.org/", "http://example.org/"),
        ("desk@example.org", "mailto:desk@example.org"),
        ("tel:+33102030405", "tel:+33102030405"),
        ("/politique/", "/politique/"),
    ],
)
def test_an_address_is_completed_and_leads_from_the_words_that_were_selected(typed, href, page):
    page.keyboard.type("lisez ceci")
    page.keyboard.press("Control+Shift+ArrowLeft")
    page.keyboard.press("Control+k")
    page.keyboard.type(typed)
    page.keyboard.press("Enter")

    assert data(page) == f'<p>lisez <a href="{href}">ceci</a></p>'


@pytest.mark.parametrize(
    "typed", ["javascript:alert(1)", "data:text/html,x", "ftp://a.example/", "#note", "mot", ""]
)
def test_an_address_no_reader_may_follow_is_refused_with_a_sentence(typed, page):
    page.keyboard.type("ceci")
    page.keyboard.press("Control+k")
    page.keyboard.type(typed)
    page.keyboard.press("Enter")

    assert page.locator("[data-link-problem]").inner_text() != ""
    assert page.locator("#link-address").evaluate("field => field === document.activeElement")
    page.keyboard.press("Escape")
    assert data(page) == "<p>ceci</p>"


def test_our_own_story_is_found_and_linked_by_keyboard_alone(page, newsroom):
    live = LiveStory.objects.order_by("-live_since").first()
    page.keyboard.type("Voir ")
    page.keyboard.press("Control+k")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type(live.headline)
    page.locator(f"[data-address='{story_url(live)}']").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert f'<a href="{story_url(live)}">' in data(page)
    assert data(page).startswith("<p>Voir <a")


def test_the_address_of_the_desk_is_refused_and_the_story_offered_instead(page, newsroom):
    live = LiveStory.objects.order_by("-live_since").first()
    page.keyboard.type("Voir")
    page.keyboard.press("Control+k")
    page.keyboard.type(newsroom.url + reverse("desk:edit", args=[live.article_id]))
    page.keyboard.press("Enter")

    page.locator(f"[data-address='{story_url(live)}']").click()
    assert f'<a href="{story_url(live)}">' in data(page)


def test_a_link_is_changed_and_removed_with_its_words_kept(page):
    put(page, '<p><a href="https://a.example/">ceci</a></p>')
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Control+k")
    assert page.locator("#link-address").input_value() == "https://a.example/"
    page.locator("#link-address").fill("https://b.example/")
    page.keyboard.press("Enter")
    assert data(page) == '<p><a href="https://b.example/">ceci</a></p>'

    page.keyboard.press("Control+k")
    page.locator("[data-link-remove]").click()
    assert data(page) == "<p>ceci</p>"


def test_a_table_has_a_head_is_walked_by_tab_and_keeps_no_clothes(page):
    page.locator(".cke_button__storytable").click()
    page.locator("#table-rows").fill("2")
    page.locator("#table-columns").fill("2")
    page.locator("[data-table-insert]").click()
    for word in ("Ville", "Voix", "Brévigny", "29"):
        page.keyboard.type(word)
        page.keyboard.press("Tab")
    page.keyboard.type("Sauvagnac")

    table = re.search("<table>.*</table>", data(page)).group()
    assert table == (
        '<table><thead><tr><th scope="col">Ville</th><th scope="col">Voix</th></tr></thead>'
        "<tbody><tr><td>Brévigny</td><td>29</td></tr><tr><td>Sauvagnac</td><td></td></tr></tbody></table>"
    )


def test_rows_and_columns_come_and_go_without_a_word_lost(page):
    put(page, "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></tbody></table>")
    desk.editor_of(page).locator("td").first.click()
    page.locator(".cke_button__storytable").click()
    for command in ("head", "rowInsertAfter", "columnInsertAfter"):
        page.locator(f"[data-table-command={command}]").click()
    page.keyboard.press("Escape")
    page.keyboard.type("!")

    assert data(page) == (
        '<table><thead><tr><th scope="col">a!</th><th scope="col"></th><th scope="col">b</th></tr></thead>'
        "<tbody><tr><td></td><td></td><td></td></tr><tr><td>c</td><td></td><td>d</td></tr></tbody></table>"
    )
