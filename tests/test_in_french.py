"""Whoever works or reads in French meets no English sentence: every page that links lead to is read."""

import re
from html import unescape
from urllib.parse import urldefrag, urljoin

import pytest
from babel.messages.pofile import read_po
from django.test import Client

from articles.workflow.states import State
from newsroom.env import BASE_DIR
from newsroom.supervisor.french import PLACEHOLDER
from newsroom.supervisor.translations import WRITTEN, forms
from tests.cast import CHANGE, a_story, rewrite

#: Where the walks begin, besides what links lead to.
DESK = ["/desk/", "/desk/articles/new/", "/desk/nowhere/", "/accounts/2fa/", "/accounts/password/change/"]
PAPER = ["/", "/search/?q=budget&from=soon&page=x", "/archive/2020/01/01/", "/nowhere/", "/desk/"]
#: The other language, and what is no page.
PASSED_OVER = re.compile(
    r"^/en/|^/static/|^/admin/|[?&]lang=en|[?&](width|look|at|by|view|whole|all|revision|copy)=|\.(xml|json|txt)$|/feed/$"
)
MOST = 400

SILENT = re.compile(r"<(script|style|template)\b.*?</\1>|<[^>]*\slang=\"en\"[^>]*>[^<]*", re.DOTALL)
SPOKEN = re.compile(r"\s(?:title|alt|placeholder|aria-label|data-[a-z-]+|content)=(?:\"([^\"]*)\"|'([^']*)')")
TAG = re.compile(r"<[^>]*>")
LINK = re.compile(r"<(?:a|form|iframe)\b[^>]*\s(?:href|action|src)=\"([^\"]*)\"")


@pytest.fixture(scope="module")
def english() -> set[str]:
    """The wordings of four words or more that French says otherwise, placeholders left out."""
    with (BASE_DIR / WRITTEN).open("rb") as file:
        catalog = read_po(file, locale="fr")
    wordings = {
        part.strip()
        for message in catalog
        if message.id
        for form in forms(message.id)
        for part in PLACEHOLDER.split(form)
        if form not in forms(message.string)
    }
    return {wording for wording in wordings if len(wording.split()) > 3}


@pytest.fixture
def newsroom(cast):
    """A French story in every state and a change to a live one, and everybody works in French."""
    for state in State:
        story = a_story(cast, state, language="fr", headline=f"Budget {state}")
        if state == State.PUBLISHED:
            rewrite(story, actor=cast.rita, **CHANGE)
    for person in cast.everybody.values():
        person.language = "fr"
        person.save()
    return cast


@pytest.mark.parametrize("name", ["rita", "chip"])
def test_the_desk_says_nothing_in_english_to_who_works_in_french(newsroom, english, name):
    visitor = Client()
    visitor.force_login(newsroom[name])

    pages = walk(visitor, DESK, below=("/desk/", "/accounts/"))

    assert len(pages) > 30
    assert {path: said for path, page in pages.items() if (said := spoken_english(page, english))} == {}


def test_the_french_paper_says_nothing_in_english(newsroom, english):
    pages = walk(Client(), PAPER, below=("/",))

    assert len(pages) > 8
    assert {path: said for path, page in pages.items() if (said := spoken_english(page, english))} == {}


def test_an_english_sentence_would_be_heard(english):
    assert spoken_english('<p title="The story has no headline.">x</p>', english) == [
        "The story has no headline."
    ]
    assert spoken_english("<p>The story has no <b>headline.</b></p>", english) == [
        "The story has no headline."
    ]
    assert spoken_english("<p>L’article n’a pas de titre.</p>", english) == []


def walk(visitor: Client, begins: list[str], *, below: tuple[str, ...]) -> dict[str, str]:
    """Every page that links lead to, read once each; none is a server's error, each says that it is French."""
    waiting, seen, pages = list(begins), set(begins), {}
    while waiting:
        path = waiting.pop(0)
        answer = visitor.get(path, follow=True)
        if answer.status_code == 405 or not answer.headers.get("Content-Type", "").startswith("text/html"):
            continue
        assert answer.status_code < 500, path
        pages[path] = page = answer.content.decode()
        assert 'lang="fr"' in page[:600], path
        found = {urldefrag(urljoin(path, unescape(link))).url for link in LINK.findall(page)}
        new = sorted(link for link in found - seen if link.startswith(below) and not PASSED_OVER.search(link))
        seen.update(new)
        waiting += new
        assert len(seen) < MOST, "The walk does not end."
    return pages


def spoken_english(page: str, english: set[str]) -> list[str]:
    """The English wordings a person would see or be read on the page."""
    page = SILENT.sub(" ", page)
    aloud = " ".join(one or other for one, other in SPOKEN.findall(page))
    words = " ".join(unescape(f"{TAG.sub(' ', page)} {aloud}").split())
    tight = re.sub(r" (?=[.,;:])", "", words)
    return sorted(wording for wording in english if " ".join(wording.split()) in tight)
