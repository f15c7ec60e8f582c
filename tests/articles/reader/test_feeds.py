"""Feeds have what their specifications require, keep their ids, and tell who has them when nothing changed."""

import json
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

import pytest
from lxml import etree

from articles.models import LiveStory
from articles.pages.feed_entries import entry_id
from articles.pages.links import absolute, story_url
from newsroom.clock import set_clock_offset
from tests.articles.newsstand import changed, published, read, withdrawn
from tests.articles.pages.pictured import pictured
from tests.cast import a_topic

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_set_back")]

LISTS = ("/en/", "/en/politics/", "/en/topics/budget/", "/en/authors/rita/")
MEDIA = "{http://search.yahoo.com/mrss/}"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def live(cast):
    return published(cast, headline="Votes & <budgets>", topic_ids=(a_topic().pk,))


@pytest.mark.parametrize("base", LISTS)
def test_rss_has_what_rss_requires(live, base):
    answer = read(f"{base}feed/")

    root = etree.fromstring(answer.content)
    channel = root.find("channel")
    item = channel.find("item")
    assert answer.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    assert all(channel.findtext(name) for name in ("title", "link", "description"))
    assert channel.findtext("language") == "en"
    assert dict(channel.find(f"{ATOM}link").attrib) == {"rel": "self", "href": absolute(f"{base}feed/")}
    assert item.findtext("title") == "Votes & <budgets>"
    assert item.findtext("link") == absolute(story_url(live))
    assert item.findtext("guid") == entry_id(live)
    assert item.find("guid").get("isPermaLink") == "false"
    assert parsedate_to_datetime(item.findtext("pubDate")) == live.first_published_at.replace(microsecond=0)


@pytest.mark.parametrize("base", LISTS)
def test_atom_has_what_atom_requires(live, base):
    answer = read(f"{base}atom.xml")

    feed = etree.fromstring(answer.content)
    entry = feed.find(f"{ATOM}entry")
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert feed.tag == f"{ATOM}feed"
    for element in (feed, entry):
        assert all(element.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))
        assert datetime.fromisoformat(element.findtext(f"{ATOM}updated")).tzinfo
    assert entry.findtext(f"{ATOM}id") == entry_id(live)
    assert entry.findtext(f"{ATOM}author/{ATOM}name")
    assert entry.find(f"{ATOM}link").get("href") == absolute(story_url(live))
    assert {link.get("rel") for link in feed.findall(f"{ATOM}link")} == {"alternate", "self"}


@pytest.mark.parametrize("base", LISTS)
def test_json_feed_has_what_json_feed_requires(live, base):
    answer = read(f"{base}feed.json")

    feed = json.loads(answer.content)
    (item,) = feed["items"]
    assert answer.headers["Content-Type"] == "application/feed+json; charset=utf-8"
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert feed["feed_url"] == absolute(f"{base}feed.json")
    assert feed["home_page_url"] == absolute(base)
    assert item["id"] == entry_id(live)
    assert item["url"] == absolute(story_url(live))
    assert item["content_text"] == live.standfirst
    assert item["tags"] == ["Politics", "Budget"]
    assert datetime.fromisoformat(item["date_published"]).tzinfo


def test_feeds_carry_the_lead_picture_with_caption_and_credit(live):
    pictured(live)

    content = etree.fromstring(read("/en/feed/").content).find(f"channel/item/{MEDIA}content")
    (item,) = json.loads(read("/en/feed.json").content)["items"]

    assert content.get("url").startswith(absolute("/media/p/"))
    assert (content.get("width"), content.get("height")) == ("1200", "675")
    assert content.findtext(f"{MEDIA}credit") == "Nora Petit"
    assert content.findtext(f"{MEDIA}description") == "The quay at dawn."
    assert item["image"] == content.get("url")


@pytest.mark.parametrize("path", ["/en/feed/", "/en/atom.xml", "/en/feed.json", "/en/news-sitemap.xml"])
def test_no_character_of_a_headline_breaks_the_file(cast, path):
    live = published(cast)
    LiveStory.objects.filter(pk=live.pk).update(
        headline="Bell \x07 and \x0b tab \uffff", standfirst="\x1b[31m"
    )
    parse = json.loads if path.endswith("json") else etree.fromstring

    answer = read(path)

    assert answer.status_code == 200
    assert parse(answer.content) is not None


def test_an_entry_keeps_its_id_when_headline_and_address_change(cast, live):
    later = changed(cast, live, headline="Other words", slug="other")

    assert story_url(later) != story_url(live)
    assert entry_id(later) == entry_id(live)


def test_a_subsection_has_its_feeds(cast):
    top = cast.sections["politics"]
    below = type(top).objects.create(
        parent=top, name_en="Council", name_fr="Conseil", slug_en="council", slug_fr="conseil"
    )
    live = published(cast, section_id=below.pk)

    assert entry_id(live) in read("/en/politics/council/feed/").content.decode()


def test_a_feed_unchanged_since_is_not_sent_again(live):
    first = read("/en/feed/")

    again = read("/en/feed/", if_none_match=first.headers["ETag"])

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]


def test_a_withdrawal_is_a_change_and_no_date_says_otherwise(cast, live):
    before = read("/en/feed/")
    withdrawn(cast, live, "A name was wrong.")

    after = read("/en/feed/", if_none_match=before.headers["ETag"])

    assert after.status_code == 200
    assert "Last-Modified" not in after.headers


def test_a_feed_says_the_same_whenever_it_is_asked(cast):
    """Also the one that has no entry yet, and with it no date."""
    paths = ("/en/feed/", "/en/atom.xml", "/en/feed.json")
    first = [read(path).content for path in paths]

    set_clock_offset(timedelta(days=400))

    assert [read(path).content for path in paths] == first


@pytest.mark.parametrize(
    "path", ["/en/nothing/feed/", "/en/topics/nothing/atom.xml", "/en/authors/x/feed.json"]
)
def test_a_feed_of_nothing_is_not_there(cast, path):
    assert read(path).status_code == 404
