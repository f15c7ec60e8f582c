"""The whole demo site, as readers' robots see it: whole, valid, and the same whatever the desk is working on."""

import re
from collections import Counter
from functools import cached_property

import pytest
from django.db.models import QuerySet

from accounts.models import User
from articles.actions import moving
from articles.models import Address, Article, LiveStory, Section
from articles.pages.links import path_url
from articles.text.content import Note
from articles.workflow.states import State
from articles.workflow.transitions import Move
from tests.articles.newsstand import published, read
from tests.cast import PEOPLE, STEPS, WAYS, Cast, a_story, rewrite
from tests.crawling import Crawled, crawl, errors_in
from tests.demo import OnTheDemo
from tests.pictures.drawn import a_picture

pytestmark = pytest.mark.slow

STARTS = (
    "/",
    "/en/",
    "/sitemap.xml",
    "/en/sitemap.xml",
    "/news-sitemap.xml",
    "/en/news-sitemap.xml",
    "/robots.txt",
    "/.well-known/security.txt",
    "/opensearch.xml",
    "/en/opensearch.xml",
)
#: Asked for by name, as nothing links to them.
WORDS = ("pont", "bridge", "zxcanary")
SEARCHES = tuple(f"{edition}search/?q={words}" for edition in ("/", "/en/") for words in WORDS)
CANARY = "Zxcanary"
AT_WORK = (State.DRAFT, State.IN_REVIEW, State.APPROVED, State.SCHEDULED, State.SPIKED)
#: Fields of plain words.
WORDED = ("headline", "kicker", "standfirst", "dateline", "seo_title", "seo_description")
#: Of a change to a live story.
CHANGES = (State.DRAFT, State.IN_REVIEW, State.APPROVED, State.SCHEDULED)


class TheDemoSite(OnTheDemo):
    """The clock stands still in a transaction, so two crawls differ only by what was done between them."""

    @classmethod
    def setUpTestData(cls):
        cls.site = crawl([*STARTS, *SEARCHES])

    @cached_property
    def cast(self) -> Cast:
        people = {name: User.objects.get(email=f"{name}@newsroom.test") for name in PEOPLE}
        sections = {section.slug_en: section for section in Section.objects.filter(parent=None)}
        return Cast(sections=sections, **people)

    def test_every_link_resolves_and_every_page_is_valid(self):
        site = self.site

        assert broken(site) == []
        assert invalid(site) == {}
        assert unsafe(site) == []
        reached = set(site)
        live = {path_url(path, edition) for edition, path in LiveStory.objects.values_list("edition", "path")}
        assert live - reached == set()
        assert Counter(page.status for page in site.values())[200] > 2 * len(live)

    def test_every_address_a_story_ever_had_answers_as_meant(self):
        live = set(LiveStory.objects.values_list("edition", "path"))
        gone = []
        for address in Address.objects.all():
            path = path_url(address.path, address.edition)
            status = read(path).status_code
            there = LiveStory.objects.filter(pk=address.article_id).exists()
            meant = 200 if (address.edition, address.path) in live else 301 if there else 410
            assert (path, status) == (path, meant)
            gone += [path] if meant == 410 else []
        assert gone
        assert [path for path in gone if path in self.site] == []

    def test_the_site_is_the_same_byte_for_byte_whatever_the_desk_is_working_on(self):
        live = [published(self.cast, slug=f"changing-{number}") for number in range(len(CHANGES))]
        before = crawl([*STARTS, *SEARCHES], media=False)

        self.work_at_the_desk(live)
        after = crawl([*STARTS, *SEARCHES], media=False)

        assert hidden().count() == len(AT_WORK) + len(CHANGES)
        assert set(before) == set(after)
        differing = [path for path in before if before[path].body != after[path].body]
        assert differing == []
        # What was asked for is repeated to whoever asked.
        told = [path for path, page in after.items() if CANARY.lower().encode() in page.body.lower()]
        assert [path for path in told if CANARY.lower() not in path] == []

    def work_at_the_desk(self, live: list[LiveStory]) -> None:
        """Stories in every state before publication, changes in every state; notes, pictures, schedules."""
        cast = self.cast
        a_picture(by=cast.nora)
        for number, state in enumerate(AT_WORK):
            a_story(cast, state, **canary(number))
        sent_back = hidden().get(state=State.IN_REVIEW)
        moving.move(sent_back.pk, Move.SEND_BACK, actor=cast.ed, note=f"{CANARY} note")
        for number, (story, state) in enumerate(zip(live, CHANGES, strict=True), len(AT_WORK)):
            article = Article.objects.get(pk=story.article_id)
            said = {"change_kind": "update", "change_note": f"{CANARY} said", **canary(number)}
            rewrite(article, actor=cast.rita, **said)
            for step in WAYS[state]:
                article = STEPS[step](cast, article, "rita")


@pytest.mark.parametrize(
    ("html", "is_valid"),
    [
        (b"<!doctype html><title>x</title><p>x</p>", True),
        (b"<title>x</title><p>x</p>", False),
        (b"<!doctype html><title>x</title><p><div>x</div></p>", False),
        (b"<!doctype html><title>x</title><p id=a id=b>x", False),
        (b"<!doctype html><title>x</title><ul><li>x</ul></b>", False),
    ],
)
def test_the_parser_hears_what_is_wrong(html, is_valid):
    assert (errors_in(html) == []) is is_valid


def hidden() -> QuerySet[Article]:
    return Article.objects.filter(head__headline__contains=CANARY)


def canary(number: int) -> dict[str, object]:
    """A bird in every field that takes words."""
    words = {name: f"{CANARY} {name} {number}" for name in WORDED}
    return {
        **words,
        "slug": f"{CANARY.lower()}-{number}",
        "body": f"<p>{CANARY} in the body.</p>",
        "notes": (Note(id=1, kind="clarification", text=f"{CANARY} note"),),
    }


def broken(site: dict[str, Crawled]) -> list[tuple[str, int, str]]:
    """Addresses that are named and not there."""
    return [
        (page.path, page.status, page.named_by)
        for page in site.values()
        if page.status not in (200, 301, 302)
    ]


def invalid(site: dict[str, Crawled]) -> dict[str, list[str]]:
    return {
        page.path: errors
        for page in site.values()
        if page.is_html and page.body and (errors := errors_in(page.body))
    }


def unsafe(site: dict[str, Crawled]) -> list[tuple[str, str]]:
    """Addresses of others over an open line."""
    return [
        (page.path, name)
        for page in site.values()
        for name in page.names
        if name.startswith("http://") and not re.match(r"http://(localhost|127\.0\.0\.1|testserver)\b", name)
    ]
