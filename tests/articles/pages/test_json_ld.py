"""Structured data tells the truth, has what search engines ask, leads somewhere, and cannot leave its element."""

import json
import re
from datetime import datetime

import pytest
from django.contrib.staticfiles import finders

from articles.actions import translating
from articles.models import LiveStory
from articles.pages.json_ld import as_script
from articles.pages.links import absolute, story_url
from tests.articles.newsstand import changed, page_of, published, read, text_of, withdrawn
from tests.articles.pages.pictured import pictured
from tests.cast import a_topic

pytestmark = pytest.mark.django_db
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)

#: https://developers.google.com/search/docs/appearance/structured-data: by type, the properties required and
#: recommended of what we can know. `a.b` is a property of each thing in the property.
ASKED = {
    "NewsArticle": (
        *("headline", "image.url", "image.contentUrl", "image.creditText", "image.creator"),
        *(
            "datePublished",
            "dateModified",
            "author.name",
            "author.url",
            "publisher.name",
            "publisher.logo.url",
        ),
    ),
    "BreadcrumbList": ("itemListElement.name", "itemListElement.position"),
    "ProfilePage": ("mainEntity.name", "mainEntity.url", "mainEntity.description"),
    "WebSite": ("name", "url", "potentialAction.target.urlTemplate", "potentialAction.query-input"),
    "NewsMediaOrganization": ("name", "url", "logo.url"),
}


def graph(html: str) -> dict[str, dict]:
    """What a page says, by type."""
    (script,) = SCRIPT.findall(html)
    said = json.loads(script)
    assert said["@context"] == "https://schema.org"
    return {one["@type"]: one for one in said["@graph"]}


def values(thing, path: str) -> list:
    """Everything at the property; raises KeyError where one of several lacks it."""
    for name in path.split("."):
        things = thing if isinstance(thing, list) else [thing]
        thing = [
            value for one in things for value in (one[name] if isinstance(one[name], list) else [one[name]])
        ]
    return thing


def things(thing):
    """Every object in it, itself included."""
    if isinstance(thing, dict):
        yield thing
        thing = list(thing.values())
    if isinstance(thing, list):
        for one in thing:
            yield from things(one)


def test_nothing_in_a_text_ends_the_script_element():
    hostile = {"headline": "</script><script>alert(1)</script><!-- & \u2028 ]]> \x07 \u202e 👩‍👧"}

    written = as_script(hostile)

    assert not set(written) & set("<>&\u2028")
    assert json.loads(written)["@graph"] == [hostile]


def test_a_story_says_what_search_engines_ask(cast):
    live = pictured(published(cast, headline="A </script> in the “headline”", dateline="Port-Ancelle"))

    said = graph(page_of(live))

    article = said["NewsArticle"]
    for path in ASKED["NewsArticle"]:
        assert all(values(article, path)), path
    for path in ASKED["NewsMediaOrganization"]:
        assert all(values(article["publisher"], path)), path
    assert article["headline"] == live.headline
    assert article["datePublished"] == live.first_published_at.isoformat()
    assert article["dateModified"] == live.updated_at.isoformat()
    assert all(datetime.fromisoformat(article[name]).tzinfo for name in ("datePublished", "dateModified"))
    assert article["inLanguage"] == "en"
    assert article["@id"] == absolute(story_url(live))
    assert [author["name"] for author in article["author"]] == [cast.rita.name]


def test_its_picture_comes_in_the_three_ratios_asked(cast):
    said = graph(page_of(pictured(published(cast))))["NewsArticle"]

    ratios = [round(one["width"] / one["height"], 2) for one in said["image"]]

    assert ratios == [1.0, 1.33, 1.78]
    assert all(one["width"] * one["height"] >= 50_000 for one in said["image"])


def test_an_agency_is_an_organisation(cast):
    author = cast.rita.author
    author.kind = "agency"
    author.save()

    said = graph(page_of(published(cast)))["NewsArticle"]

    assert said["author"][0]["@type"] == "Organization"


@pytest.mark.parametrize(
    ("genre", "kind"),
    [
        ("", "NewsArticle"),
        ("news", "NewsArticle"),
        ("opinion", "OpinionNewsArticle"),
        ("reportage", "ReportageNewsArticle"),
    ],
)
def test_a_section_says_what_its_stories_are(cast, genre, kind):
    politics = cast.sections["politics"]
    politics.genre = genre
    politics.save()

    assert kind in graph(page_of(published(cast)))


def test_a_subsection_is_as_the_section_above_it_until_it_says_otherwise(cast):
    top = cast.sections["politics"]
    top.genre = "opinion"
    top.save()
    names = {"name_en": "Council", "name_fr": "Conseil", "slug_en": "council", "slug_fr": "conseil"}
    below = type(top).objects.create(parent=top, **names)
    live = published(cast, section_id=below.pk)

    assert "OpinionNewsArticle" in graph(page_of(live))
    below.genre = "reportage"
    below.save()
    assert "ReportageNewsArticle" in graph(page_of(live))


def test_the_way_to_a_story_goes_by_its_sections(cast):
    top = cast.sections["politics"]
    names = {"name_en": "Council", "name_fr": "Conseil", "slug_en": "council", "slug_fr": "conseil"}
    below = type(top).objects.create(parent=top, **names)
    live = published(cast, section_id=below.pk)

    way = graph(page_of(live))["BreadcrumbList"]["itemListElement"]
    to_section = graph(text_of("/en/politics/council/"))["BreadcrumbList"]["itemListElement"]

    assert [step["position"] for step in way] == [1, 2, 3, 4]
    assert [step["name"] for step in way][1:] == ["Politics", "Council", live.headline]
    assert [step.get("item") for step in way] == [
        *map(absolute, ("/en/", "/en/politics/", "/en/politics/council/")),
        None,
    ]
    assert to_section == way[:3]


def test_a_correction_is_told_with_its_time(cast):
    live = changed(cast, published(cast), change_kind="correction", change_note="Nine, not ten.")

    (said,) = graph(page_of(live))["NewsArticle"]["correction"]

    assert (said["@type"], said["text"]) == ("CorrectionComment", "Nine, not ten.")
    assert datetime.fromisoformat(said["datePublished"]) == live.updated_at


def test_the_story_readers_had_first_is_the_original_of_its_translation(cast):
    english, french = published(cast), published(cast, language="fr", slug="deux")
    translating.pair(french.pk, partner=english.pk, actor=cast.chip)

    first, second = (graph(page_of(live))["NewsArticle"] for live in (english, french))

    assert first["workTranslation"]["@id"] == second["@id"]
    assert second["translationOfWork"]["@id"] == first["@id"]
    assert "translationOfWork" not in first
    withdrawn(cast, french, "A name was wrong.")
    assert "workTranslation" not in graph(page_of(english))["NewsArticle"]


def test_an_authors_page_says_who_it_is_about(cast):
    author = cast.rita.author
    author.bio_en = "Writes about councils."
    author.save()
    published(cast)

    said = graph(text_of("/en/authors/rita/"))["ProfilePage"]

    for path in ASKED["ProfilePage"]:
        assert all(values(said, path)), path
    assert said["mainEntity"]["@type"] == "Person"


def test_the_front_page_says_how_to_search_the_edition(cast):
    said = graph(text_of("/en/"))["WebSite"]

    for path in ASKED["WebSite"]:
        assert all(values(said, path)), path
    assert said["potentialAction"]["target"]["urlTemplate"].startswith(absolute("/en/search/"))


def test_every_address_said_leads_somewhere_and_is_ours(cast):
    english = published(cast, topic_ids=(a_topic().pk,))
    french = published(cast, language="fr", slug="deux")
    translating.pair(english.pk, partner=french.pk, actor=cast.chip)
    pages = ["/en/", "/en/politics/", "/en/authors/rita/", story_url(english), story_url(french)]
    said = {
        value.partition("#")[0]
        for path in pages
        for one in things(list(graph(text_of(path)).values()))
        for name, value in one.items()
        if name in ("@id", "url", "item", "mainEntityOfPage") and isinstance(value, str)
    }

    assert all(address.startswith(absolute("/")) for address in said)
    for address in said:
        path = address.removeprefix(absolute(""))
        found = finders.find(path.removeprefix("/static/")) if path.startswith("/static/") else None
        assert found or read(path).status_code == 200, path


@pytest.mark.parametrize("text", ["</script>", "]]>", "\x07\x0b", "\" \\ '", "\u202e مرحبا", "👩‍👧 𝕳"])
def test_whatever_a_headline_says_its_data_can_be_read(cast, text):
    live = published(cast)
    LiveStory.objects.filter(pk=live.pk).update(headline=text, standfirst=text, dateline=text)

    assert graph(page_of(live))["NewsArticle"]["headline"] == text
