"""The public side answers everybody the same, remembers nobody, and is never older than the last publication."""

import gzip

import brotli
import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from articles.models import Author, Section, Topic
from articles.pages import links
from tests.articles.newsstand import changed, published, read, withdrawn
from tests.cast import a_topic

pytestmark = pytest.mark.django_db

EVERY_LIST = (
    "/en/",
    "/en/latest/",
    "/en/politics/",
    "/en/topics/budget/",
    "/en/authors/rita/",
    "/en/corrections/",
)
EVERY_FILE = (
    "/en/feed/",
    "/en/atom.xml",
    "/en/feed.json",
    "/en/sitemap.xml",
    "/en/sitemap-pages.xml",
    "/en/news-sitemap.xml",
    "/robots.txt",
    "/en/opensearch.xml",
    "/.well-known/security.txt",
)


@pytest.fixture
def live(cast):
    return published(cast, topic_ids=(a_topic().pk,))


@pytest.mark.parametrize("path", [*EVERY_LIST, *EVERY_FILE, "/en/search/?q=council", "story"])
def test_an_answer_carries_no_cookie_and_may_be_kept_by_any_cache(live, path):
    answer = read(links.story_url(live) if path == "story" else path)

    assert answer.status_code == 200
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert answer.headers["Cache-Control"].startswith("public, max-age=0, s-maxage=1,")
    assert answer.headers["ETag"]
    assert not Session.objects.exists()


@pytest.mark.parametrize("path", ["/en/", "/en/search/?q=council", "story"])
def test_whoever_is_signed_in_reads_the_same_bytes(cast, live, path):
    path = links.story_url(live) if path == "story" else path
    signed_in = Client()
    signed_in.force_login(cast.chip)

    answer = signed_in.get(path)

    assert answer.content == read(path).content
    assert "sessionid" not in answer.cookies


@pytest.mark.parametrize(
    ("accepted", "encoding", "unpack"),
    [
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip;q=1, br;q=0", "gzip", gzip.decompress),
        ("identity", None, bytes),
        ("", None, bytes),
    ],
)
@pytest.mark.parametrize(
    ("path", "status"),
    [("/en/search/?q=council", 200), ("/en/latest/?before=zz", 400), ("/en/nothing-here/", 404)],
)
def test_what_is_made_for_one_reader_comes_in_the_encoding_they_take(
    live, path, status, accepted, encoding, unpack
):
    whole = read(path).content

    answer = read(path, accept_encoding=accepted)

    assert (answer.status_code, answer.headers.get("Content-Encoding")) == (status, encoding)
    assert unpack(answer.content) == whole
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert int(answer.headers["Content-Length"]) == len(answer.content) <= len(whole)


def test_each_encoding_of_a_search_has_a_tag_of_its_own(live):
    path = "/en/search/?q=council"
    plain, small = read(path).headers["ETag"], read(path, accept_encoding="br").headers["ETag"]

    assert small == plain.removesuffix('"') + '-br"'
    assert read(path, accept_encoding="br", if_none_match=small).status_code == 304
    assert read(path, if_none_match=plain).status_code == 304


@pytest.mark.parametrize("path", ["/en/", "/en/feed/", "/en/sitemap.xml"])
def test_who_has_the_page_is_told_so_until_something_changes(cast, live, path):
    tag = read(path).headers["ETag"]
    unchanged = read(path, if_none_match=tag)

    withdrawn(cast, live, "A name was wrong.")

    assert (unchanged.status_code, unchanged.content) == (304, b"")
    assert read(path, if_none_match=tag).status_code == 200


def test_a_story_is_new_on_every_page_with_the_next_request(cast, live):
    pages = (
        "/en/",
        "/en/latest/",
        "/en/politics/",
        "/en/feed/",
        "/en/search/?q=smaller",
        links.story_url(live),
    )

    changed(cast, live, headline="Council votes a smaller budget")

    for path in pages:
        assert "smaller" in read(path).content.decode().replace("<mark>", ""), path


def test_unknown_parameters_change_nothing(live):
    assert read("/en/?utm_source=x&page=9").content == read("/en/").content


@pytest.mark.parametrize(
    "path", ["/en/nothing/", "/en/topics/nothing/", "/en/authors/nobody/", "/en/a/2026/01/01/b/"]
)
def test_what_is_not_there_is_said_in_the_editions_language_and_kept_by_nobody(cast, path):
    answer = read(path)

    assert answer.status_code == 404
    assert '<html lang="en">' in answer.content.decode()
    assert answer.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_readers_only_read(live, method):
    assert getattr(Client(), method)("/en/").status_code == 405


def test_names_that_only_unpublished_stories_carry_are_unknown(cast):
    topic = Topic.objects.create(language="en", name="Secret", slug="secret")

    assert read(f"/en/topics/{topic.slug}/").status_code == 404
    assert read("/en/topics/secret/feed/").status_code == 404
    assert read("/en/authors/sam/").status_code == 404
    assert read("/en/authors/sam/feed.json").status_code == 404
    sitemap = read("/en/sitemap-pages.xml").content.decode()
    assert "secret" not in sitemap
    assert not any(f"/authors/{author.slug}/" in sitemap for author in Author.objects.all())


def test_an_empty_newspaper_has_its_pages_too(db):
    Section.objects.create(name_en="Politics", name_fr="Politique", slug_en="politics", slug_fr="politique")

    for path in (
        "/",
        "/en/",
        "/latest/",
        "/politique/",
        "/corrections/",
        "/feed/",
        "/sitemap.xml",
        "/search/?q=x",
    ):
        assert read(path).status_code == 200, path
