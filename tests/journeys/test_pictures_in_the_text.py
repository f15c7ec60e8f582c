"""Pictures in a story, from the library, a drop or the clipboard to the words that are stored, in Chromium."""

import base64
import re
import secrets

import pytest
from playwright.sync_api import expect

from articles.models import Article, Revision, WorkingCopy
from articles.text.pictured import Figure, Gallery, LeadPicture, figure_html
from pictures.models import MediaFile
from tests.journeys import desk
from tests.journeys.pictured import (
    DROP,
    PASTE,
    bring,
    editor_says,
    figures,
    jpeg,
    look_for,
    picker,
    press_button,
)
from tests.journeys.test_desk_axe import complaints
from tests.journeys.written import wait_for
from tests.pictures.media.recordings import a_pdf, a_wav
from tests.site import wait_until

FIGURE = re.compile(r"<figure.*</figure>", re.DOTALL)
#: Longer than an autosave waits.
AUTOSAVED_MS = 4_000


@pytest.fixture
def page(newsroom, window, sign_in):
    page = sign_in(window(viewport={"width": 1280, "height": 1000}), "chip")
    page.goto("/desk/articles/new/")
    desk.fill(page, headline=f"Pictured {secrets.token_hex(3)}")
    desk.type_text(page, "The first words.", "The last words.")
    return page


def head_of(story: int) -> Revision:
    return Article.objects.select_related("head").get(pk=story).head


def figure_in(body: str) -> str:
    found = FIGURE.search(body)
    return found.group() if found else ""


def as_file(name: str, kind: str, data: bytes) -> dict:
    return {"name": name, "type": kind, "bytes": base64.b64encode(data).decode()}


def test_a_picture_is_chosen_by_keys_alone_and_stored_in_the_one_spelling(page):
    words = f"quay{secrets.token_hex(3)}"
    told = bring(page, caption=f"The {words} & its boats", credit="Nora “N” Petit")

    press_button(page, "storypicture")
    look_for(page, words, count=1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    figures(page).wait_for()
    page.keyboard.press("Tab")
    page.keyboard.type("Boats, seen from above")
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    page.keyboard.type("Written below.")
    story = desk.save(page)

    stored = figure_html(
        Figure(
            picture=told["id"],
            caption=f"The {words} &amp; its boats",
            credit="Nora “N” Petit",
            alt="Boats, seen from above",
            shape=told["shape"],
        )
    )
    body = head_of(story).body
    assert figure_in(body) == stored
    assert body.endswith(f"{stored}\n<p>Written below.</p>")
    page.reload()
    figures(page).wait_for()
    assert figure_in(editor_says(page)) == stored


def test_escape_leaves_the_dialog_and_the_caret_is_where_it_was(page):
    press_button(page, "storypicture")
    picker(page)
    page.keyboard.press("Escape")
    page.locator("[data-picker]").wait_for(state="hidden")
    page.keyboard.type(" And more.")

    assert desk.text_of(page).rstrip().endswith("The last words. And more.")


@pytest.mark.parametrize("way", [DROP, PASTE], ids=["let fall", "pasted"])
def test_a_file_becomes_a_figure_once_it_has_arrived_and_never_half_of_one(page, way):
    held = []
    page.route("**/desk/pictures/arrive/", lambda route: held.append(route))
    desk.editor_of(page).locator("p").last.click()
    page.evaluate(way, [as_file("quay.jpg", "image/jpeg", jpeg())])
    desk.editor_of(page).locator(".arriving progress").wait_for()
    desk.editor_of(page).locator("p").last.click()
    page.keyboard.press("End")
    page.keyboard.insert_text(" Typed meanwhile.")
    wait_for("Typed meanwhile.")
    page.wait_for_timeout(AUTOSAVED_MS)
    number = desk.number_of(page)
    kept = [copy.content["body"] for copy in WorkingCopy.objects.filter(article=number)]
    assert not [body for body in [*kept, head_of(number).body] if "figure" in body or "quay.jpg" in body]

    held[0].continue_()
    figures(page).wait_for()
    story = desk.save(page)

    assert figure_in(head_of(story).body).startswith("<figure data-picture=")
    assert "Typed meanwhile." in head_of(story).body
    assert desk.editor_of(page).locator(".arriving").count() == 0


def test_a_file_that_is_refused_says_why_and_no_word_is_lost(page):
    page.evaluate(DROP, [as_file("page.jpg", "image/jpeg", b"<html><script>1</script></html>")])
    said = page.locator(".arrival--asks")
    said.wait_for()

    assert "page.jpg" in said.inner_text()
    assert len(said.inner_text()) > len("page.jpg: Close")
    assert desk.editor_of(page).locator(".arriving").count() == 0
    assert "<p>The last words.</p>" in editor_says(page)


def test_a_document_and_a_sound_let_fall_into_the_text_stand_there_from_their_own_room(page):
    paper = as_file("budget.pdf", "application/pdf", a_pdf(f"Budget {secrets.token_hex(3)}"))
    sound = as_file("interview.wav", "audio/wav", a_wav(number=secrets.randbelow(10_000)))
    page.evaluate(DROP, [paper, sound])
    figures(page).nth(1).wait_for()
    assert desk.editor_of(page).locator(".arriving").count() == 0
    # The library has it by now, and says so: it is used, not kept twice.
    page.evaluate(DROP, [paper])
    figures(page).nth(2).wait_for()
    story = desk.save(page)

    kept = list(MediaFile.objects.order_by("-pk").values_list("file_name", flat=True)[:2])
    assert sorted(kept) == ["budget.pdf", "interview.wav"]
    named = [int(number) for number in re.findall(r'data-file="(\d+)"', head_of(story).body)]
    first, second, again = (MediaFile.objects.get(pk=number).file_name for number in named)
    assert sorted([first, second]) == ["budget.pdf", "interview.wav"]
    assert again == "budget.pdf"
    assert "The last words." in head_of(story).body


def test_the_dialog_takes_a_document_of_this_computer_on_its_own_shelf(page):
    press_button(page, "storypicture")
    picker(page).locator("[data-shelf=files]").click()
    name = f"plan-{secrets.token_hex(3)}.pdf"
    card = {"name": name, "mimeType": "application/pdf", "buffer": a_pdf(name)}
    page.locator("[data-picker-file]").set_input_files(card)
    figures(page).wait_for()
    story = desk.save(page)

    assert page.locator("[data-picker]").is_hidden()
    told = MediaFile.objects.get(file_name=name)
    assert f'data-file="{told.pk}"' in head_of(story).body


def test_a_document_let_fall_where_only_a_picture_can_stand_is_refused_in_words(page):
    press_button(page, "storygallery")
    card = {
        "name": "plan.pdf",
        "mimeType": "application/pdf",
        "buffer": a_pdf(f"Plan {secrets.token_hex(3)}"),
    }
    page.locator("[data-picker-file]").set_input_files(card)
    said = picker(page).locator(".arrival--asks")
    said.wait_for()

    assert len(said.inner_text()) > len("plan.pdf: Close")


def test_the_pictures_of_a_gallery_are_put_in_order_by_keys(page):
    words = f"series{secrets.token_hex(3)}"
    told = [bring(page, caption=f"{words} {number}", credit="N", alt=str(number)) for number in (1, 2, 3)]

    press_button(page, "storygallery")
    look_for(page, words, count=3)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    figures(page).wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Alt+ArrowRight")
    page.keyboard.press("Alt+ArrowRight")
    story = desk.save(page)

    # The newest first, until one was taken to the end.
    order = [2, 1, 3]
    stored = Gallery(
        figures=tuple(
            Figure(
                picture=told[number - 1]["id"],
                caption=f"{words} {number}",
                credit="N",
                alt=str(number),
                shape=told[number - 1]["shape"],
            )
            for number in order
        )
    )
    assert figure_in(head_of(story).body) == figure_html(stored)
    page.reload()
    figures(page).wait_for()
    assert figure_in(editor_says(page)) == figure_html(stored)


def test_a_figure_is_moved_removed_and_brought_back_by_keys(page):
    words = f"quay{secrets.token_hex(3)}"
    bring(page, caption=words, credit="N", alt="A")
    press_button(page, "storypicture")
    look_for(page, words, count=1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    figures(page).wait_for()

    page.keyboard.press("Alt+ArrowUp")
    moved = re.sub(r"\s*\n\s*", "", editor_says(page))
    page.keyboard.press("Delete")
    removed = editor_says(page)
    page.keyboard.press("ControlOrMeta+z")
    figures(page).wait_for()

    assert re.search(r"first words\.</p><figure.*</figure><p>The last words", moved)
    assert "figure" not in removed
    assert re.sub(r"\s*\n\s*", "", editor_says(page)) == moved


def test_the_lead_picture_is_chosen_cropped_and_described(page):
    words = f"lead{secrets.token_hex(3)}"
    told = bring(page, caption=f"The {words}", credit="Nora Petit")

    page.locator("[data-lead-does=choose]").press("Enter")
    look_for(page, words, count=1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator("[data-lead-image]").wait_for()
    desk.fill(page, lead_alt="A quay at dawn")
    page.locator("[data-lead-does=cut]").press("Enter")
    page.locator("[data-cut-stage]").wait_for()
    for _press in range(3):
        page.keyboard.press("Shift+ArrowRight")
    page.locator("[data-side=left]").fill("10")
    page.locator("[data-cut-use]").press("Enter")
    story = desk.save(page)

    lead = LeadPicture(
        picture=told["id"],
        caption=f"The {words}",
        alt="A quay at dawn",
        credit="Nora Petit",
        shape="0 0 0.1 0 1 1 0.65 0.5",
    )
    assert head_of(story).content().lead == lead
    page.reload()
    page.locator("[data-lead-image]").wait_for()
    assert page.input_value("#id_lead_alt") == "A quay at dawn"
    assert page.input_value("#id_lead_shape") == lead.shape


def test_another_lead_picture_brings_its_own_words_and_one_press_brings_the_first_back(page):
    words = f"two{secrets.token_hex(3)}"
    bring(page, caption=f"{words} one", credit="A")
    bring(page, caption=f"{words} other", credit="B")
    for title in (f"{words} one", f"{words} other"):
        page.locator("[data-lead-does=choose], [data-lead-does=replace]").locator("visible=true").press(
            "Enter"
        )
        look_for(page, title, count=1)
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page.locator("#id_lead_caption")).to_have_value(title)
        if title.endswith("one"):
            desk.fill(page, lead_caption="Our own words")

    page.locator("[data-lead-undo]").press("Enter")

    expect(page.locator("#id_lead_caption")).to_have_value("Our own words")


def test_a_tab_closed_offline_gives_its_figures_back(page):
    words = f"kept{secrets.token_hex(3)}"
    bring(page, caption=words, credit="N")
    press_button(page, "storypicture")
    look_for(page, words, count=1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    figures(page).wait_for()
    story = desk.save(page)
    page.context.set_offline(True)
    figures(page).locator("img").first.click()
    page.locator("#figure-alt").fill("Said while nobody heard")
    desk.wait_until_it_says(page, "here")
    page.close()

    page.context.set_offline(False)
    again = page.context.new_page()
    again.goto(f"/desk/articles/{story}/edit/")
    desk.press(again, "kept", "back")
    wait_until(
        lambda: any(
            "Said while nobody heard" in copy.content["body"]
            for copy in WorkingCopy.objects.filter(article=story)
        ),
        "the words never arrived",
    )

    assert 'data-alt="Said while nobody heard"' in editor_says(again)


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_axe_finds_nothing_in_the_dialogs_and_the_bar(newsroom, window, sign_in, scheme, width):
    page = sign_in(
        window(bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 900}), "chip"
    )
    page.goto("/desk/articles/new/")
    words = f"axe{secrets.token_hex(3)}"
    bring(page, caption=words)
    desk.type_text(page, "Words.")
    found = {}

    press_button(page, "storypicture")
    look_for(page, words, count=1)
    found["picker"] = complaints(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    figures(page).wait_for()
    page.locator("[data-figure-bar]").wait_for()
    found["bar"] = complaints(page)
    page.locator("[data-figure-bar] [data-does=cut]").click()
    page.locator("[data-cut-stage]").wait_for()
    found["cut"] = complaints(page)

    assert found == {"picker": [], "bar": [], "cut": []}
    assert page.evaluate("document.documentElement.scrollWidth") <= width
