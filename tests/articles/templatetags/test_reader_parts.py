"""A part kept from another page is the part this page would set."""

from dataclasses import replace

from django.template import Context, Template
from django.utils import translation

from articles.pages.dates import Moment
from articles.pages.teasers import Teaser

PAGE = Template('{% load reader_parts %}{% kept_part "reader/_row.html" teaser=teaser %}')
PLAIN = Template('{% include "reader/_row.html" %}')
TEASER = Teaser(
    url="/en/sport/x/",
    headline="Two < three",
    kicker="",
    standfirst="",
    section=None,
    bylines="Ana",
    published=Moment("2026-11-28T10:00:00+01:00", "", "", "10:00", "10:00", "28 Nov"),
    flag="",
    lang="",
)


def set_by(page: Template, teaser: object) -> str:
    return page.render(Context({"teaser": teaser}))


def test_a_part_says_what_its_template_says_the_first_time_and_the_next():
    expected = set_by(PLAIN, TEASER)

    assert [set_by(PAGE, TEASER), set_by(PAGE, replace(TEASER))] == [expected, expected]
    assert "Two &lt; three" in expected


def test_whatever_changes_is_set_anew():
    set_by(PAGE, TEASER)

    for changed in (replace(TEASER, headline="Four"), replace(TEASER, flag="Corrected")):
        assert set_by(PAGE, changed) == set_by(PLAIN, changed)


def test_each_language_has_its_own():
    page = Template('{% load reader_parts %}{% kept_part "reader/_pager.html" older="/x/" newest="" %}')

    with translation.override("en"):
        english = page.render(Context())
    with translation.override("fr"):
        assert page.render(Context()) != english
