"""Other sites learn how to show a live story, and of nothing else: https://oembed.com/."""

import json

import html5lib
import pytest
from lxml import etree

from articles.models import LiveStory
from articles.pages.links import absolute, story_url
from tests.articles.newsstand import changed, page_of, published, read, withdrawn
from tests.articles.pages.pictured import pictured
from tests.cast import a_draft

pytestmark = pytest.mark.django_db

#: Section 2.3.4 of the specification: what a rich answer must have and may have, with its type in JSON.
REQUIRED = {"type": str, "version": str, "html": str, "width": int, "height": int}
OPTIONAL = {
    "title": str,
    "author_name": str,
    "author_url": str,
    "provider_name": str,
    "provider_url": str,
    "cache_age": int,
    "thumbnail_url": str,
    "thumbnail_width": int,
    "thumbnail_height": int,
}
HOSTILE = "]]> </blockquote><script>alert('x')</script> \x07 “é” \u202e 👩‍👧 & \""


def ask(live_or_url: LiveStory | str, **more):
    url = live_or_url if isinstance(live_or_url, str) else absolute(story_url(live_or_url))
    query = "&".join(f"{name}={value}" for name, value in {"url": url, **more}.items())
    return read(f"/oembed?{query}")


def told(live: LiveStory, **more) -> dict:
    return json.loads(ask(live, **more).content)


@pytest.mark.parametrize("with_picture", [False, True])
@pytest.mark.parametrize("edition", ["fr", "en"])
def test_the_answer_has_what_the_specification_asks(cast, edition, with_picture):
    live = published(cast, language=edition)
    if with_picture:
        pictured(live)

    answer = ask(live)

    said = json.loads(answer.content)
    assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
    assert {name: type(value) for name, value in said.items()}.items() <= {**REQUIRED, **OPTIONAL}.items()
    assert REQUIRED.keys() <= said.keys()
    assert (said["type"], said["version"]) == ("rich", "1.0")
    assert said["title"] == live.headline
    assert ("thumbnail_url" in said) == with_picture
    assert {"thumbnail_url", "thumbnail_width", "thumbnail_height"} <= said.keys() or not with_picture


def test_xml_says_the_same(cast):
    live = pictured(published(cast))

    answer = ask(live, format="xml")

    root = etree.fromstring(answer.content)
    assert answer.headers["Content-Type"] == "text/xml; charset=utf-8"
    assert root.tag == "oembed"
    assert {one.tag: one.text for one in root} == {name: str(value) for name, value in told(live).items()}


def test_every_story_says_where_to_ask_and_the_answer_is_there(cast):
    live = published(cast)
    head = html5lib.parse(page_of(live), namespaceHTMLElements=False).find("head")
    found = {
        link.get("type"): link.get("href") for link in head.findall("link") if "oembed" in link.get("href")
    }

    assert found.keys() == {"application/json+oembed", "text/xml+oembed"}
    for address in found.values():
        assert read(address.removeprefix(absolute(""))).status_code == 200


@pytest.mark.parametrize("width", [100, 320, 550, 4000])
@pytest.mark.parametrize("height", [40, 100, 4000])
def test_nothing_is_wider_or_higher_than_asked(cast, width, height):
    live = pictured(published(cast))

    said = told(live, maxwidth=width, maxheight=height)

    assert said["width"] <= width
    assert said["height"] <= height
    assert said.get("thumbnail_width", 0) <= width
    assert said.get("thumbnail_height", 0) <= height


@pytest.mark.parametrize("size", ["", "0", "-1", "wide", "1e9", "9" * 50, "%D9%A3"])
def test_a_size_that_is_none_sets_no_limit(cast, size):
    live = published(cast)

    assert told(live, maxwidth=size) == told(live)


def test_a_story_that_moved_is_told_from_every_address_it_had(cast):
    live = published(cast)
    before = absolute(story_url(live))
    now = changed(cast, live, slug="elsewhere")

    said = json.loads(ask(before).content)

    assert absolute(story_url(now)) in said["html"]


def test_what_no_reader_can_open_is_not_found(cast):
    gone = published(cast)
    withdrawn(cast, gone, "A name was wrong.")
    draft = a_draft(cast, slug="draft", headline="A secret headline")
    addresses = [
        absolute(story_url(gone)),
        absolute(f"/en/politics/2026/11/28/{draft.head.slug}/"),
        absolute("/en/"),
        absolute("/desk/"),
        "https://elsewhere.example" + story_url(gone),
        "//",
        "http://[",
        "javascript:alert(1)",
        "x" * 5000,
    ]

    answers = [ask(address) for address in addresses]

    assert {answer.status_code for answer in answers} == {404}
    assert not any(b"secret" in answer.content for answer in answers)


def test_an_address_of_another_site_with_the_path_of_ours_is_not_ours(cast):
    live = published(cast)

    assert ask(f"http://evil.example{story_url(live)}").status_code == 404
    assert ask(f"{absolute('')}.evil.example{story_url(live)}").status_code == 404
    assert ask(f"{absolute('').replace('://', '://x@')}{story_url(live)}").status_code == 404


def test_other_formats_are_not_implemented_and_no_address_is_a_mistake(cast):
    live = published(cast)

    assert ask(live, format="yaml").status_code == 501
    assert read("/oembed").status_code == 400


def test_the_html_is_a_quotation_without_script_whatever_the_headline(cast):
    live = published(cast)
    LiveStory.objects.filter(pk=live.pk).update(headline=HOSTILE, standfirst=HOSTILE)
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)

    said = told(LiveStory.objects.get(pk=live.pk))
    (root,) = parser.parseFragment(said["html"].replace("\x07", ""))

    assert root.tag == "blockquote"
    assert {one.tag for one in root.iter()} == {"blockquote", "p", "a", "strong", "footer"}
    assert "".join(root.find("p").itertext()) == HOSTILE.replace("\x07", "")
    assert etree.fromstring(ask(live, format="xml").content) is not None


def test_the_answer_is_kept_by_no_page_store(cast):
    assert "Surrogate-Key" not in ask(published(cast)).headers


def test_it_costs_three_questions_at_most(cast, django_assert_max_num_queries):
    live = published(cast)

    with django_assert_max_num_queries(3):
        ask(live)
