"""Every page readers have, in both editions, light and dark: nothing for axe, nothing cut off, nothing that jumps."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from articles.models import Address, LiveStory, Section, Topic, Withdrawal
from articles.pages import links
from articles.pages.dates import newsroom_day

EDITIONS = ("fr", "en")
#: The narrowest screen WCAG's reflow asks for, DESIGN's three, and a wide one.
WIDTHS = (320, 360, 768, 1280, 3840)
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

# Sums the layout shifts of the page's whole life, from before its first paint.
WATCH_SHIFTS = """
    window.shifted = 0;
    new PerformanceObserver(list => list.getEntries().forEach(entry => { window.shifted += entry.value; }))
        .observe({type: "layout-shift", buffered: true});
"""


def addresses(edition: str) -> dict[str, str]:
    """One address of every kind of page; the fullest story, and a list that has words in every field."""
    told = LiveStory.objects.filter(edition=edition).exclude(notes=[])
    story = told.exclude(topics=[]).exclude(related_ids=[]).first() or told.first()
    section = Section.objects.filter(parent=None, subsections__isnull=False).first()
    topic = Topic.objects.get(language=edition, slug=story.topics[0]["slug"])
    front = links.front_url(edition)
    return {
        "front": front,
        "story": links.story_url(story),
        "changes": links.changes_url(a_changed(edition)),
        "report": links.report_url(story),
        "report thanks": links.report_thanks_url(story),
        "section": links.section_url(section, edition),
        "subsection": links.section_url(section.subsections.first(), edition),
        "latest": links.latest_url(edition),
        "topic": links.topic_url(topic.slug, edition),
        "author": links.author_url(story.bylines[0]["slug"], edition),
        "archive": links.archive_url(newsroom_day(story.first_published_at), edition),
        "archive_years": links.archive_index_url(edition),
        "archive_year": links.archive_year_url(newsroom_day(story.first_published_at).year, edition),
        "archive_month": links.archive_month_url(newsroom_day(story.first_published_at), edition),
        "topics": links.topics_url(edition),
        "authors": links.authors_url(edition),
        "about": links.standing_url(links.ABOUT, edition),
        "corrections": links.corrections_url(edition),
        "search": links.search_url(edition),
        "found": links.search_url(edition, q=story.headline.split()[0]),
        "nothing_found": links.search_url(edition, q="xylophonne", type="video"),
        "complaint": f"{links.search_url(edition)}?q=x&from=never&page=0",
        "missing": f"{front}nothing/",
        **({"withdrawn": withdrawn} if (withdrawn := a_withdrawn(edition)) else {}),
    }


def a_changed(edition: str) -> LiveStory:
    """A story with several versions where readers may compare them."""
    several = LiveStory.objects.filter(edition=edition, versions_shown__gt=1)
    return several.filter(top_section__shows_changes=True).first()


def a_withdrawn(edition: str) -> str:
    gone = Withdrawal.objects.in_force().values("article_id")
    address = Address.objects.filter(edition=edition, article_id__in=gone).first()
    return links.path_url(address.path, edition) if address else ""


@pytest.fixture(params=EDITIONS)
def pages(request, newsroom) -> dict[str, str]:
    return addresses(request.param)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(pages, window, scheme):
    page = window(bypass_csp=True, color_scheme=scheme, viewport={"width": 1280, "height": 900})
    found = {}
    for name, path in pages.items():
        page.goto(path)
        found[name] = complaints(page)

    assert {name: said for name, said in found.items() if said} == {}


def test_axe_finds_nothing_on_a_telephone(pages, window):
    page = window(bypass_csp=True, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    found = {}
    for name in ("front", "section", "story", "search", "found"):
        page.goto(pages[name])
        found[name] = complaints(page)

    assert {name: said for name, said in found.items() if said} == {}


def complaints(page) -> list[str]:
    answer = Axe().run(page, options=RULES).response
    return [
        f"{broken['id']}: {node['html'][:160]}" for broken in answer["violations"] for node in broken["nodes"]
    ]


def test_no_page_is_wider_than_its_screen(pages, window):
    page = window()
    wide = []
    for name, path in pages.items():
        page.goto(path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wide.append((name, width))

    assert wide == []


def test_nothing_moves_once_it_is_there(pages, window):
    page = window()
    page.add_init_script(WATCH_SHIFTS)
    shifted = {}
    for name in ("front", "section", "story", "latest"):
        page.goto(pages[name])
        page.mouse.wheel(0, 3000)
        shifted[name] = page.evaluate("window.shifted")

    assert shifted == dict.fromkeys(shifted, 0)


def test_a_story_is_read_without_scripts_and_within_the_policy(pages, window):
    page = window(java_script_enabled=False)
    said, asked = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))

    page.goto(pages["story"])

    assert page.locator(".body p").first.is_visible()
    assert said == []
    assert {url.split("/")[2] for url in asked} == {page.url.split("/")[2]}
    assert page.context.cookies() == []


def test_a_story_prints_as_its_text_alone(pages, window):
    page = window()
    page.goto(pages["story"])

    page.emulate_media(media="print", color_scheme="dark")

    assert page.locator("h1").is_visible()
    assert page.locator(".body").is_visible()
    for furniture in (".sections", ".ad", ".latest-rail", ".masthead-tools"):
        assert not page.locator(furniture).first.is_visible(), furniture
    paper = page.evaluate("getComputedStyle(document.documentElement).color")
    assert paper == "rgb(27, 26, 23)"


def test_the_measure_is_that_of_a_book(pages, window):
    page = window(viewport={"width": 1280, "height": 900})
    page.goto(pages["story"])

    letters = page.evaluate(LETTERS_A_LINE)

    assert 58 <= letters <= 72


# Letters of the longest paragraphs over the lines they take: the average line, last ones included.
LETTERS_A_LINE = """() => {
    const size = p => -p.textContent.length;
    const longest = [...document.querySelectorAll(".body > p")].sort((a, b) => size(a) - size(b));
    const rows = longest.slice(0, 4).map(p => {
        const line = parseFloat(getComputedStyle(p).lineHeight);
        return [p.textContent.length, p.getBoundingClientRect().height / line - 0.5];
    });
    const sum = index => rows.reduce((total, row) => total + row[index], 0);
    return sum(0) / sum(1);
}"""
