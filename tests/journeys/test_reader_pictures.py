"""A story of twelve pictures in real Chromium: nothing moves, the lead is what readers wait for, and few bytes come."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe

from accounts.models import User
from articles.actions import drafting, moving
from articles.models import Article, LiveStory, Section
from articles.pages.links import story_url
from articles.text.content import Content
from articles.text.pictured import Figure, Gallery, LeadPicture, figure_html
from articles.workflow.transitions import Move
from pictures.models import Picture
from tests.cast import approve, submit
from tests.journeys.test_reader_axe import RULES, WATCH_SHIFTS

TELEPHONE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2, "has_touch": True}
#: Bytes of pictures at 360 px, two device pixels each: before anybody scrolls, and to the very end.
FIRST_VIEW = 200_000
WHOLE_PAGE = 1_000_000

WATCH_LARGEST = """
    window.largest = [];
    new PerformanceObserver(list => list.getEntries().forEach(entry => {
        window.largest.push([entry.element ? entry.element.tagName : "", entry.url]);
    })).observe({type: "largest-contentful-paint", buffered: true});
"""
PICTURES = """() => performance.getEntriesByType("resource").filter(one => one.name.includes("/media/p/"))
    .map(one => [one.name, one.encodedBodySize, one.initiatorType])"""
ALL_THERE = "() => [...document.images].filter(one => !(one.complete && one.naturalWidth)).length"


@pytest.fixture
def path(newsroom, settings) -> Iterator[str]:
    """The address of a live story with a lead, eight figures and a gallery of three."""
    # What is drawn is known by names that the site's own secret makes.
    settings.SECRET_KEY = newsroom.environment["SECRET_KEY"]
    rita, chip = (User.objects.get(email=f"{name}@newsroom.test") for name in ("rita", "chip"))
    section = Section.objects.get(slug_en="politics")
    lead, *others = Picture.objects.filter(rights_end=None, deleted_at=None).order_by("pk")[:12]
    figures = [
        Figure(picture=one.pk, caption="A <em>view</em>.", alt="A view", credit="Nora", shape=one.shape_text)
        for one in others
    ]
    words = "<p>The council met on Monday evening and voted the budget by nine votes to six.</p>"
    shown = [*figures[:8], Gallery(figures=tuple(figures[8:]), caption="The day.")]
    content = Content(
        language="en",
        section_id=section.pk,
        headline="Twelve pictures of one day",
        standfirst="From low water to the night.",
        body="\n".join(f"{words}\n{figure_html(one)}" for one in shown) + f"\n{words}",
        byline_ids=(rita.author.pk,),
        lead=LeadPicture(
            picture=lead.pk, caption="The day begins.", alt="A harbour", credit="Nora", shape=lead.shape_text
        ),
    )
    article = drafting.create(actor=rita, content=content)
    submit(article, actor=rita)
    approve(Article.objects.get(pk=article.pk), actor=chip)
    moving.move(article.pk, Move.PUBLISH, actor=chip)
    yield story_url(LiveStory.objects.get(pk=article.pk))
    moving.move(article.pk, Move.WITHDRAW, actor=chip, reason="The test is over.")


def test_nothing_moves_and_few_bytes_come_to_a_telephone(path, window):
    page = window(**TELEPHONE)
    page.add_init_script(WATCH_SHIFTS + WATCH_LARGEST)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(path, wait_until="networkidle")
    first = page.evaluate(PICTURES)
    largest = page.evaluate("window.largest")
    page.screenshot()
    walk_to_the_end(page)
    whole = page.evaluate(PICTURES)

    lead = page.locator(".story-lead img").evaluate("image => image.currentSrc")
    (preloaded,) = [name for name, _bytes, by in first if by == "link"]
    pictures = [url for url in asked if "/media/p/" in url]
    assert page.evaluate("window.shifted") == 0
    assert largest[-1] == ["IMG", lead]
    assert preloaded == lead
    assert pictures[0] == lead
    assert pictures.count(lead) == 1
    assert {url.rpartition(".")[2] for url in pictures} == {"avif"}
    assert sum(size for _name, size, _by in first) <= FIRST_VIEW
    assert len(whole) == 12
    assert sum(size for _name, size, _by in whole) <= WHOLE_PAGE
    assert page.evaluate(ALL_THERE) == 0


def walk_to_the_end(page) -> None:
    """As a reader would, every picture in sight for a moment."""
    for image in page.locator("main img").all():
        image.scroll_into_view_if_needed()
        image.evaluate("image => image.decode()")
    page.wait_for_load_state("networkidle")


def test_a_gallery_turns_by_keys_and_by_buttons(path, window):
    page = window(reduced_motion="reduce")
    page.goto(path)
    strip = page.locator(".gallery-strip")

    strip.focus()
    page.keyboard.press("ArrowRight")
    at_second = strip.evaluate("strip => Math.round(strip.scrollLeft / strip.clientWidth)")
    page.get_by_role("button", name="Next picture").click()
    at_third = strip.evaluate("strip => Math.round(strip.scrollLeft / strip.clientWidth)")

    assert (at_second, at_third) == (1, 2)
    assert page.get_by_role("button", name="Next picture").get_attribute("aria-disabled") == "true"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_story_of_pictures(path, window, scheme):
    page = window(bypass_csp=True, color_scheme=scheme)
    page.goto(path)

    found = Axe().run(page, options={"runOnly": RULES["runOnly"]}).response["violations"]

    assert [rule["id"] for rule in found] == []
