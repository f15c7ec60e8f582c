"""A story is light: what a reader waits for before the first word is small, and needs no script."""

import re
import zlib

import pytest

from newsroom.env import BASE_DIR
from tests.articles.newsstand import page_of, published
from tests.cast import a_topic

pytestmark = pytest.mark.django_db

#: DESIGN: an article page is at most this many bytes of HTML and CSS, compressed, before pictures.
BUDGET = 14 * 1024
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


def test_a_story_needs_no_script_and_asks_nothing_of_other_hosts(page):
    scripts = re.findall(r"<script[^>]*>", page)
    asked = re.findall(
        r'<(?:link rel="(?:stylesheet|icon|preload)"|img|iframe|source)[^>]*(?:href|src)="([^"]+)"', page
    )

    assert scripts == ['<script type="application/ld+json">']
    assert all(url.startswith("/static/") for url in asked)
