"""A story is light: what a reader waits for before the first word is small, and needs no script."""

import re
import zlib

import pytest

from articles.actions import front
from articles.models import Section
from articles.text.pictured import figure_html
from newsroom.env import BASE_DIR
from tests.articles.newsstand import page_of, published, text_of
from tests.articles.pages.pictured import GALLERY, LEAD, facts
from tests.cast import a_topic, an_opinion_section

pytestmark = pytest.mark.django_db

#: DESIGN: an article page is at most this many bytes of HTML and CSS, compressed, before pictures.
BUDGET = 14 * 1024
#: The issue of the reader's site: a front page with everything on it.
FRONT_BUDGET = 30 * 1024
SHEET = re.compile(r'<link rel="stylesheet" href="/static/([^"]+)"')
SENTENCE = "The council met on Monday evening, number {n}, and voted the budget of {n} by {n} votes to six. "


def compressed(text: str) -> int:
    """Bytes as gzip sends them: brotli, which browsers prefer, sends fewer."""
    return len(zlib.compress(text.encode(), 9))


@pytest.fixture
def page(cast):
    """A story of 800 words, with everything a story can have around it."""
    for number in range(10):
        published(cast, headline=f"Another story of the day, the one numbered {number}", slug=f"n{number}")
    body = "".join(
        f"<p>{''.join(SENTENCE.format(n=paragraph * 7 + line) for line in range(5))}</p>"
        for paragraph in range(9)
    )
    return page_of(
        published(cast, body=body, kicker="Budget", dateline="Port-Ancelle", topic_ids=(a_topic().pk,))
    )


def test_html_and_css_of_a_story_fit_the_budget(page):
    sheets = SHEET.findall(page)
    css = [(BASE_DIR / "static" / sheet).read_text() for sheet in sheets]

    weight = compressed(page) + sum(compressed(sheet) for sheet in css)

    assert sheets[0] == "css/tokens.css"
    assert weight <= BUDGET, f"{weight} bytes"


@pytest.fixture
def front_page(cast):
    """A front page with a story in every place and every band, each with a picture of its own, and a bar."""
    opinion = an_opinion_section()
    for number in range(2):
        Section.objects.create(
            position=number + 5,
            name_en=f"More {number}",
            name_fr=f"M {number}",
            slug_en=f"m{number}",
            slug_fr=f"m{number}",
        )
    sections = list(Section.objects.exclude(pk=opinion.pk))
    for number in range(72):
        live = published(
            cast,
            headline=f"The headline of story {number * 7919}, which says what happened on day {number * 31}",
            standfirst=SENTENCE.format(n=number * 104729),
            kicker=f"Budget {number}",
            slug=f"a-story-of-the-day-that-has-number-{number}",
            section_id=(opinion if number % 12 == 11 else sections[number % len(sections)]).pk,
        )
        live.lead = {**LEAD.as_json(), "picture": 1}
        live.pictures = {
            "1": facts(number + 1),
            "2": facts(90),
            "3": facts(91),
            "4": facts(92),
            "5": facts(93),
        }
        live.body += figure_html(GALLERY) if number % 30 == 5 else ""
        live.save(update_fields=["lead", "pictures", "body"])
    front.break_news("en", "The council has voted", live.pk, version=0, actor=cast.chip)
    return text_of("/en/")


def test_html_and_css_of_a_full_front_page_fit_their_budget(front_page):
    css = [(BASE_DIR / "static" / sheet).read_text() for sheet in SHEET.findall(front_page)]

    weight = compressed(front_page) + sum(compressed(sheet) for sheet in css)

    assert front_page.count("<picture>") == 15
    assert weight <= FRONT_BUDGET, f"{weight} bytes"


def test_a_story_needs_no_script_and_asks_nothing_of_other_hosts(page):
    scripts = re.findall(r"<script[^>]*>", page)
    asked = re.findall(
        r'<(?:link rel="(?:stylesheet|icon|preload)"|img|iframe|source)[^>]*(?:href|src)="([^"]+)"', page
    )

    assert scripts == [
        '<script type="application/ld+json">',
        '<script src="/static/js/reader/text_size.js">',
        '<script type="module" src="/static/js/reader/story.js">',
    ]
    assert all(url.startswith("/static/") for url in asked)
