"""What feeds carry of a story: its standfirst, or the whole of it, readable anywhere and dangerous nowhere."""

import json
import re

import feedparser
import pytest
from django.utils import translation
from lxml import etree

from articles.models import LiveStory
from articles.pages.feed_body import feed_body
from articles.pages.links import absolute, story_url
from articles.text.pictured import Figure, FileFigure, Gallery, figure_html
from tests.articles.newsstand import changed, published, read
from tests.articles.pages.pictured import pictured
from tests.cast import a_topic

pytestmark = pytest.mark.django_db

XML_FEEDS = ("/en/feed/", "/en/atom.xml")
FEEDS = (*XML_FEEDS, "/en/feed.json")
HOSTILE = (
    "]]> and <![CDATA[ x",
    "</title></item><script>alert(1)</script>",
    "Bell \x07, tab \x0b, end \uffff",
    "“Quotes” \"straight\" & 'single' &amp; &#0; &lt;b&gt;",
    "👩‍👩‍👧 𝕳eadline 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "\u202eevil\u202c مرحبا \u200f!",
    "<b>Not bold</b>",
)
BODY = (
    '<p>See <a href="/en/latest/">the latest</a>, <a href="../other/?a=1&amp;b=2">another</a> '
    'and <a href="https://example.org/x">elsewhere</a>.</p>'
)


@pytest.fixture
def whole(settings):
    settings.FEEDS_FULL_TEXT = True


def entry_of(path: str):
    parsed = feedparser.parse(read(path).content)
    assert not parsed.bozo, parsed.bozo_exception
    return parsed.entries[0]


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_carries_summaries_unless_the_paper_gives_all(cast, path):
    published(cast)

    said = read(path).content.decode()

    assert "Nine votes to six, after four hours." in said
    assert "The council met on Monday evening" not in said


@pytest.mark.parametrize("path", FEEDS)
def test_a_whole_story_is_in_the_feed_where_the_paper_gives_it(cast, whole, path):
    live = published(cast, body=BODY)

    if path.endswith("json"):
        (item,) = json.loads(read(path).content)["items"]
        html, summary = item["content_html"], item["summary"]
        assert "content_text" not in item
    else:
        entry = entry_of(path)
        html, summary = entry.content[0].value, entry.summary

    base = absolute(story_url(live)).rsplit("/", 2)[0]
    assert re.findall('href="([^"]*)"', html) == [
        absolute("/en/latest/"),
        f"{base}/other/?a=1&amp;b=2",
        "https://example.org/x",
    ]
    assert summary == live.standfirst


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_a_feed_or_gets_out_of_its_element(cast, settings, text, full):
    settings.FEEDS_FULL_TEXT = full
    live = published(cast, topic_ids=(a_topic().pk,))
    notes = [{"id": None, "kind": "correction", "text": text, "at": "2026-11-01T10:00:00+00:00", "zone": ""}]
    LiveStory.objects.filter(pk=live.pk).update(
        headline=text, standfirst=text, notes=notes, marks=["corrected"]
    )
    speakable = re.sub("[\x07\x0b\uffff]", "", text)

    for path in (*XML_FEEDS, "/en/corrections/feed/", "/en/corrections/atom.xml"):
        content = read(path).content
        assert not feedparser.parse(content).bozo
        (entry,) = etree.fromstring(content).xpath("//*[local-name()='item' or local-name()='entry']")
        assert speakable in entry.xpath("string(*[local-name()='title'])")
        assert b"<script" not in content
    (item,) = json.loads(read("/en/feed.json").content)["items"]
    assert (item["title"], item["summary"]) == (text, text)


@pytest.mark.parametrize("path", XML_FEEDS)
def test_what_looks_like_a_tag_in_a_standfirst_is_read_as_words(cast, path):
    published(cast, standfirst="Votes <b>for</b> 6 < 9 & more")

    assert entry_of(path).summary == "Votes &lt;b&gt;for&lt;/b&gt; 6 &lt; 9 &amp; more"


def test_pictures_galleries_files_and_players_are_plain_html_at_absolute_addresses(cast):
    live = published(cast)
    pictured(live)
    live = LiveStory.objects.get(pk=live.pk)
    number = int(next(iter(live.pictures)))
    picture = Figure(picture=number, caption="<em>Quay</em>", credit="N & P", alt='A "quay"')
    live.body = "\n".join(
        [
            figure_html(picture),
            figure_html(Gallery(figures=(picture, picture), caption="Two")),
            figure_html(FileFigure(file=7, caption="The report")),
            "<oembed>https://www.youtube.com/watch?v=dQw4w9WgXcQ</oembed>",
        ]
    )
    live.files = {"7": {"name": "abc", "ext": "pdf", "title": "Report <1>", "credit": ""}}

    html = feed_body(live)

    assert re.findall('<img src="([^"]*)"', html) == list(re.findall('"(http[^"]*/media/p/[^"]*)"', html))
    assert html.count("<img ") == 4
    assert 'alt="A &quot;quay&quot;"' in html
    assert "<figcaption><em>Quay</em> N &amp; P</figcaption>" in html
    assert f'<a href="{absolute("/media/f/abc.pdf")}">Report &lt;1&gt;</a>' in html
    assert '<a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ">' in html
    assert not re.search(r"<script|<iframe|data-|<oembed| on\w+=", html)


def test_corrections_stand_before_the_text(cast):
    live = changed(cast, published(cast), change_kind="correction", change_note="It was nine & not ten.")

    with translation.override("en"):
        html = feed_body(live)

    assert html.startswith("<p><strong>Correction</strong> It was nine &amp; not ten.</p>")


def test_each_correction_is_an_entry_of_its_own_and_keeps_its_id(cast):
    live = changed(cast, published(cast), change_kind="correction", change_note="Nine, not ten.")
    first = entry_of("/en/corrections/feed/")
    changed(
        cast, live, headline="Another", slug="another", change_kind="clarification", change_note="In euros."
    )

    entries = feedparser.parse(read("/en/corrections/feed/").content).entries

    assert [entry.summary for entry in entries] == ["In euros.", "Nine, not ten."]
    assert [entry.title for entry in entries] == ["Clarification: Another", "Correction: Another"]
    assert entries[1].id == first.id
    assert (
        '<link rel="alternate" type="application/rss+xml" title="Corrections (RSS)"'
        in read("/en/corrections/").content.decode()
    )


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_names_itself_and_the_hub_where_there_is_one(cast, settings, path):
    published(cast)
    without = read(path)
    settings.WEBSUB_HUB = "https://hub.example/"

    answer = read(path)

    assert "Link" not in without.headers
    assert b"hub.example" not in without.content
    assert answer.headers["Link"] == f'<https://hub.example/>; rel="hub", <{absolute(path)}>; rel="self"'
    if path.endswith("json"):
        assert json.loads(answer.content)["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]
    else:
        rels = {link.rel: link.href for link in feedparser.parse(answer.content).feed.links}
        assert (rels["hub"], rels["self"]) == ("https://hub.example/", absolute(path))


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("path", [*FEEDS, "/en/corrections/feed/", "/en/politics/atom.xml"])
def test_one_story_costs_what_thirty_do(cast, settings, django_assert_max_num_queries, path, full):
    settings.FEEDS_FULL_TEXT = full
    live = published(cast)
    rows = []
    for number in range(1, 31):
        copy = LiveStory.objects.defer("search").get(pk=live.pk)
        copy.pk, copy.path = live.pk + number, f"{live.path}-{number}"
        rows.append(copy)
    LiveStory.objects.bulk_create(rows)

    with django_assert_max_num_queries(4):
        read(path)
