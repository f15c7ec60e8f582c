"""What readers get of a story's pictures and files."""

import json
import re

import pytest
from django.urls import resolve
from lxml import html as markup

from articles.models import Article
from articles.pages.links import absolute, front_url
from articles.pages.pictures import BODY, DESK, LEAD, LIVE, Album
from articles.pages.story import story_page
from articles.pages.story_facts import StoryFacts
from newsroom.env import BASE_DIR
from tests.articles.newsstand import page_of, published, text_of
from tests.articles.pages.pictured import facts, pictured
from tests.articles.reader.test_budget import BUDGET, SHEET, compressed

pytestmark = pytest.mark.django_db
LEVELS = (0x20, 0x60, 0xA0, 0xE0)


@pytest.fixture
def page(cast):
    return markup.fromstring(page_of(pictured(published(cast))))


def test_the_lead_alone_is_preloaded_and_not_lazy(page):
    (preload,) = page.xpath("//link[@rel='preload']")
    eager = page.xpath("//main//img[not(@loading)]")
    source = page.xpath("//div[@class='story-lead']//source[@type='image/avif']")[0]

    assert [image.get("fetchpriority") for image in eager] == ["high"]
    assert preload.get("imagesrcset") == source.get("srcset")
    assert preload.get("imagesizes") == source.get("sizes")
    assert preload.get("type") == "image/avif"


def test_every_picture_says_its_size_and_has_a_place_holder(page):
    images = page.xpath("//main//picture//img")

    assert len(images) == 5
    for image in images:
        assert int(image.get("width")) > 0
        assert int(image.get("height")) > 0
        assert re.fullmatch(r"tone-\d+", image.get("class"))
        assert image.get("alt") is not None


def test_caption_and_credit_stand_beneath_and_alternative_text_in_the_picture(page):
    lead = page.xpath("//div[@class='story-lead']/figure")[0]
    figure = page.xpath("//figure[@class='picture picture--wide']")[0]

    assert lead.xpath("string(figcaption)") == "The quay at dawn. Nora Petit"
    assert lead.xpath(".//img/@alt") == ["Boats at a quay"]
    assert figure.xpath("string(figcaption)") == "The market. AFP"
    assert figure.xpath("figcaption/em/text()") == ["market"]
    assert figure.xpath(".//img/@alt") == ['A "market"']


def test_a_gallery_is_a_named_region_reached_by_keys_with_numbered_pictures(page):
    (strip,) = page.xpath("//div[@class='gallery-strip']")

    assert (strip.get("role"), strip.get("tabindex")) == ("region", "0")
    assert strip.get("aria-label") == "Gallery, 3 pictures"
    assert strip.xpath(".//*[@class='picture-number']/text()") == ["1 / 3", "2 / 3", "3 / 3"]


def test_a_video_waits_to_be_asked_and_has_its_words_in_two_ways(page):
    (video,) = page.xpath("//video")

    assert video.get("preload") == "none"
    assert video.get("poster").startswith("/media/p/")
    assert video.xpath(".//source/@src") == [f"/media/f/{'a' * 40}.mp4"]
    assert dict(video.find(".//track").attrib) == {
        "kind": "captions",
        "src": f"/media/f/{'a' * 40}.vtt",
        "srclang": "fr",
        "label": "Français",
        "default": "",
    }
    assert page.xpath("//details/p/text()") == ["First words.", "Last words."]


def test_a_document_says_what_it_is_and_how_large(page):
    (row,) = page.xpath("//figure[@class='file file--document']/p")

    assert row.xpath("string(a)") == "The report"
    assert row.xpath("string(span[1])") == "PDF, 2.4\xa0MB"


def test_a_picture_nothing_is_known_of_leaves_its_words_and_no_broken_image(cast):
    page = markup.fromstring(page_of(pictured(published(cast), known=range(0))))

    assert page.xpath("//main//img") == []
    assert page.xpath("//link[@rel='preload']") == []
    assert "The quay at dawn." in page.xpath("string(//main)")
    assert "The market." in page.xpath("string(//main)")


def test_those_who_share_a_story_get_its_picture_with_size_and_words(page):
    said = dict(zip(page.xpath("//meta/@property"), page.xpath("//meta[@property]/@content"), strict=True))

    assert said["og:image"].startswith(absolute("/media/p/"))
    assert (said["og:image:width"], said["og:image:height"]) == ("1200", "628")
    assert said["og:image:alt"] == "Boats at a quay"
    assert said["twitter:card"] == "summary_large_image"


def test_search_engines_get_three_ratios_with_credit_and_caption(page):
    images = json.loads(page.xpath("//script[@type='application/ld+json']/text()")[0])["@graph"][0]["image"]

    assert [(image["width"], image["height"]) for image in images] == [(1200, 1200), (1200, 900), (1200, 675)]
    for image in images:
        assert image["url"].startswith(absolute("/media/p/"))
        assert (image["creditText"], image["caption"]) == ("Nora Petit", "The quay at dawn.")


def test_lists_show_the_lead_beside_its_headline(cast):
    pictured(published(cast))

    front = markup.fromstring(text_of(front_url("en")))
    latest = markup.fromstring(text_of("/en/latest/"))

    assert len(front.xpath("//a[@class='teaser-picture']//img[@alt='']")) == 1
    assert len(front.xpath("//link[@rel='preload']")) == 1
    assert len(latest.xpath("//a[@class='row-picture']//img[@loading='lazy']")) == 1


def test_the_desk_sees_pictures_where_readers_cannot(cast):
    live = pictured(published(cast))
    shown = story_page(StoryFacts.from_live(live), "en", addresses=DESK).html()

    addresses = markup.fromstring(shown).xpath("//main//img/@src")

    assert {resolve(address.split("?")[0]).view_name for address in addresses} == {"pictures:preview"}
    assert "/media/p/" not in "".join(markup.fromstring(shown).xpath("//main//source/@srcset"))


def test_a_version_of_a_draft_names_its_lead(cast):
    revision = Article.objects.get(pk=published(cast).article_id).live

    assert StoryFacts.from_revision(revision).lead is None


def test_no_place_is_offered_files_wider_than_it_could_use():
    album = Album({"1": facts(1)}, LIVE)

    side = album.picture(1, "", BODY["side"])
    lead = album.picture(1, "", LEAD)

    assert re.findall(r" (\d+)w", side.avif) == ["320", "480", "640", "960"]
    assert re.findall(r" (\d+)w", lead.avif) == ["480", "960", "1440"]


def test_every_tone_has_the_colour_of_its_rule():
    sheet = (BASE_DIR / "static/css/reader/tones.css").read_text()

    written = re.findall(r"\.tone-(\d+) { background: #(\w{6}); }", sheet)

    assert written == [
        (str(tone), "".join(f"{LEVELS[part]:02x}" for part in (tone >> 4, tone >> 2 & 3, tone & 3)))
        for tone in range(64)
    ]


def test_html_and_css_of_a_story_with_pictures_fit_the_budget(cast):
    page = page_of(pictured(published(cast)))
    css = [(BASE_DIR / "static" / sheet).read_text() for sheet in SHEET.findall(page)]

    weight = compressed(page) + sum(compressed(sheet) for sheet in css)

    assert weight <= BUDGET, f"{weight} bytes"
