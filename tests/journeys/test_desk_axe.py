"""Every page of the desk, in both languages, light and dark: nothing for axe, nothing wider than the screen."""

import os
from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from accounts.models import User
from articles.actions import drafting
from articles.models import Article, ErrorReport, Revision
from articles.workflow.states import State
from newsroom.clock import newsroom_now
from pictures.models import MediaFile

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

#: Who sees most of each page.
CHIEF = "chip"

#: The moves whose pages differ: a note, a text to read, a time, a reason for readers, none of these.
MOVES = (
    ("send_back", State.IN_REVIEW),
    ("approve", State.IN_REVIEW),
    ("schedule", State.APPROVED),
    ("withdraw", State.PUBLISHED),
    ("submit", State.DRAFT),
)


def a_story_in(state: State) -> Article:
    return Article.objects.filter(state=state.value).order_by("pk").first()


def a_much_changed_story() -> Article:
    """One that readers see, with several versions."""
    return (
        Article.objects.filter(state=State.PUBLISHED.value, last_number__gt=2)
        .order_by("-last_number")
        .first()
    )


def two_texts_of_a_story() -> str:
    """Where a headline, a paragraph and a field that both writers changed are asked about."""
    story = Article.objects.select_related("head").get(pk=a_story_in(State.DRAFT).pk)
    base, chief = story.head, User.objects.get(email=f"{CHIEF}@newsroom.test")
    body = f"{base.body}<p>The last words.</p>"
    drafting.save(
        story.pk, base=base.pk, content=replace(base.content(), headline="One", body=body), actor=chief
    )
    other = replace(base.content(), headline="Another", kicker="Port", body=body.replace("last", "final"))
    base = Article.objects.select_related("head").get(pk=story.pk).head
    theirs = replace(base.content(), headline="A third", body=body.replace("last", "very last"))
    drafting.save(story.pk, base=base.pk, content=theirs, actor=chief)
    saved = drafting.save(story.pk, base=base.pk, content=other, actor=chief)
    return reverse("desk:merge", args=[story.pk, saved.revision.pk, saved.head.pk])


def a_reported_page(story: Article) -> str:
    """With a report that waits and one that was dealt with."""
    chief = User.objects.get(email=f"{CHIEF}@newsroom.test")
    said = {
        "article": story,
        "revision_id": story.live_id,
        "message": "The name is Anne.",
        "sender": "0" * 32,
    }
    ErrorReport.objects.create(**said, passage="Mayor Anna", email="reader@example.org")
    ErrorReport.objects.create(**said, done_at=newsroom_now(), done_by=chief, done_note="Corrected.")
    return reverse("desk:reports")


def addresses() -> dict[str, str]:
    """One address of every kind of page of the desk."""
    told = a_much_changed_story()
    first, last = (Revision.objects.of(told.pk).last(), told.head_id)
    listed = {
        "my work": reverse("desk:home"),
        "queue": reverse("desk:queue"),
        "queue, narrowed": reverse("desk:queue") + "?state=published&q=pont&sort=headline",
        "queue, empty": reverse("desk:queue") + "?q=zzzz&section=x",
        "schedule": reverse("desk:schedule"),
        "front": reverse("desk:front"),
        "front, a place and words": reverse("desk:front") + "?edition=en&place=picture&q=bridge",
        "reports": a_reported_page(told),
        "files": reverse("pictures:files"),
        "files, the bin": reverse("pictures:files") + "?bin=1",
        "add a file": reverse("pictures:add_file"),
        **{
            f"a file, {file.kind}": reverse("pictures:file", args=[file.pk])
            for file in MediaFile.objects.all()[:3]
        },
        "new story": reverse("desk:new"),
        "pictures": reverse("pictures:library"),
        "pictures, none": reverse("pictures:library") + "?q=zzzz",
        "pictures to come": reverse("pictures:arrive"),
        "collections": reverse("pictures:collections"),
        "history": reverse("desk:history", args=[told.pk]),
        "compare": reverse("desk:compare", args=[told.pk, first.pk, last]),
        "who wrote what": reverse("desk:authorship", args=[told.pk]),
        "who wrote what, by version": reverse("desk:authorship", args=[told.pk]) + "?by=version",
        "phrase": reverse("desk:phrase", args=[told.pk]),
        "phrase, found": reverse("desk:phrase", args=[told.pk]) + "?q=le",
        "phrase, not found": reverse("desk:phrase", args=[told.pk]) + "?q=zzzz",
        "two texts": two_texts_of_a_story(),
        "history, everything": reverse("desk:history", args=[told.pk]) + "?all=1",
        "compare side by side": reverse("desk:compare", args=[told.pk, first.pk, last])
        + "?view=sides&whole=1",
        "version by version": reverse("desk:play", args=[told.pk]),
        "preview": reverse("desk:preview", args=[told.pk]),
        "writers": reverse("desk:writers", args=[told.pk]),
        "translation": reverse("desk:translation", args=[told.pk]),
        "pages": reverse("desk:standing"),
        "a new page": reverse("desk:standing_new"),
    }
    stories = {f"story, {state.value}": a_story_in(state) for state in State}
    moves = {
        f"move, {move}": reverse("desk:move", args=[a_story_in(state).pk, move]) for move, state in MOVES
    }
    return listed | {name: reverse("desk:edit", args=[story.pk]) for name, story in stories.items()} | moves


def complaints(page) -> list[str]:
    found = [
        f"{rule['id']}: {rule['nodes'][0]['html'][:160]}"
        for rule in Axe().run(page, options=RULES).response["violations"]
    ]
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        found.append("wider than the screen")
    return found


def open_desk(page, path: str) -> None:
    """The page as it stands when the editor, where there is one, is ready."""
    page.goto(path)
    if page.locator("#id_body").count():
        page.frame_locator("iframe.cke_wysiwyg_frame").locator("body.cke_editable").wait_for()


#: Each language, theme and width in every run, all of them together in a long one.
TOGETHER = [("fr", "dark", 320), ("en", "light", 1280)]
IF_LONG = [("fr", "light", 1280), ("en", "dark", 320)]


@pytest.mark.parametrize(
    ("language", "scheme", "width"), TOGETHER + (IF_LONG if os.environ.get("LONG_RUN") else [])
)
def test_axe_finds_nothing_on_any_page_of_the_desk(newsroom, window, sign_in, language, scheme, width):
    page = window(bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 900})
    sign_in(page, CHIEF)
    speak(page, language)
    found = {}
    for name, path in addresses().items():
        open_desk(page, path)
        assert page.locator("html").get_attribute("lang") == language
        found[name] = complaints(page)

    assert {name: said for name, said in found.items() if said} == {}


def test_axe_finds_nothing_behind_the_tabs_and_in_the_help(newsroom, window, sign_in):
    page = window(bypass_csp=True, viewport={"width": 1280, "height": 900})
    sign_in(page, CHIEF)
    speak(page, "en")
    open_desk(page, reverse("desk:edit", args=[a_much_changed_story().pk]))
    found = {}
    for tab in page.locator(".side-tabs a").all():
        tab.click()
        found[tab.inner_text()] = complaints(page)
    page.locator(".person-menu summary").click()
    found["person menu"] = complaints(page)
    page.locator("[data-opens]").click()
    found["keyboard help"] = complaints(page)

    assert {name: said for name, said in found.items() if said} == {}


def test_the_editor_breaks_no_rule_of_its_own_content_security_policy(newsroom, window, sign_in):
    page = window(viewport={"width": 1280, "height": 900})
    said = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    outside = []
    page.on("request", lambda request: outside.append(request.url))
    sign_in(page, CHIEF)
    open_desk(page, reverse("desk:new"))
    page.frame_locator("iframe.cke_wysiwyg_frame").locator("body").click()
    page.keyboard.type("Words.")
    page.locator(".cke_button__bold").click()
    for tool in ("link", "table", "signs", "find"):
        page.locator(f".cke_button__story{tool}").click()
        page.locator(f"[data-tool={tool}]").wait_for()
        page.keyboard.press("Escape")

    assert said == []
    assert [url for url in outside if not url.startswith((newsroom.url, "data:"))] == []


def speak(page, language: str) -> None:
    page.goto(reverse("desk:home"))
    if page.locator("html").get_attribute("lang") == language:
        return
    page.locator(".person-menu summary").click()
    with page.expect_navigation():
        page.locator(f".person-languages button[value={language}]").click()
