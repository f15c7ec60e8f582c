"""The small files programs ask for."""

from datetime import UTC, datetime

import pytest
from lxml import etree

from articles.pages.links import absolute
from newsroom.clock import newsroom_now
from tests.articles.newsstand import read, text_of

pytestmark = pytest.mark.django_db


def test_robots_are_kept_from_the_desk_and_shown_every_sitemap():
    lines = text_of("/robots.txt").splitlines()

    assert {"Disallow: /desk/", "Disallow: /accounts/", "Disallow: /admin/", "Disallow: /en/search/"} <= set(
        lines
    )
    maps = ("/sitemap.xml", "/news-sitemap.xml", "/en/sitemap.xml", "/en/news-sitemap.xml")
    assert {f"Sitemap: {absolute(path)}" for path in maps} <= set(lines)


def test_security_txt_says_whom_to_tell_and_never_expires_while_served():
    fields = dict(line.split(": ", 1) for line in text_of("/.well-known/security.txt").splitlines())

    assert fields["Contact"].startswith("mailto:")
    assert "@" in fields["Contact"]
    left = datetime.fromisoformat(fields["Expires"]) - newsroom_now()
    assert 100 < left.days < 365


def test_security_txt_keeps_to_rfc_9116(settings):
    settings.DEFAULT_FROM_EMAIL = "Le Rivage <redaction@rivage.example>"

    answer = read("/.well-known/security.txt")

    lines = answer.content.decode().splitlines()
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert sorted(line.split(": ")[0] for line in lines) == [
        "Canonical",
        "Contact",
        "Expires",
        "Preferred-Languages",
    ]
    assert "Contact: mailto:redaction@rivage.example" in lines
    assert f"Canonical: {absolute('/.well-known/security.txt')}" in lines
    (expires,) = (line.partition(": ")[2] for line in lines if line.startswith("Expires"))
    assert datetime.strptime(expires, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC) > newsroom_now()


@pytest.mark.parametrize("edition", ["/", "/en/"])
def test_a_browser_can_search_an_edition_from_its_address_bar(edition):
    answer = read(f"{edition}opensearch.xml")

    url = etree.fromstring(answer.content).find("{http://a9.com/-/spec/opensearch/1.1/}Url")
    assert url.get("template") == absolute(f"{edition}search/?q={{searchTerms}}")
