"""The library's list: every picture of the newsroom, found by words, filters and places, in constant queries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from newsroom.clock import newsroom_now
from pictures.actions import bulk, shelves
from pictures.models import Picture, Use
from tests.pictures.desk.shelf import a_picture

pytestmark = pytest.mark.django_db


def library(client, person, **query):
    client.force_login(person)
    return client.get(reverse("pictures:library"), query)


def names(response) -> list[str]:
    page = html.fromstring(response.content.decode())
    return [name.text_content() for name in page.find_class("picture-name")]


def test_everybody_who_adds_pictures_sees_all_of_them_the_newest_first(client, cast):
    a_picture(cast.rita, title="Harbour")
    a_picture(cast.nora, title="Market")

    for person in (cast.rita, cast.sam, cast.ed, cast.nora, cast.chip):
        assert names(library(client, person)) == ["Market", "Harbour"]
    assert library(client, cast.ada).status_code == 403


def test_words_are_found_in_both_languages_whatever_their_accents(client, cast):
    a_picture(cast.rita, title="Marché aux poissons à Bréhalec")
    a_picture(cast.rita, title="Fishing boats", caption="The boats at anchor")

    assert names(library(client, cast.ed, q="brehalec MARCHE")) == ["Marché aux poissons à Bréhalec"]
    assert names(library(client, cast.ed, q="fished boat")) == ["Fishing boats"]
    assert names(library(client, cast.ed, q="zeppelin")) == []


def test_a_number_finds_the_picture_of_that_number(client, cast):
    a_picture(cast.rita, title="Market")
    picture = a_picture(cast.rita, title="Harbour")

    assert names(library(client, cast.ed, q=str(picture.pk))) == ["Harbour"]


def test_each_filter_narrows_the_list(client, cast):
    now = newsroom_now()
    a_picture(cast.rita, title="Ended", rights_end=now - timedelta(days=1))
    a_picture(cast.rita, title="Ending", rights_end=now + timedelta(days=2), credit="AFP")
    tagged = a_picture(cast.nora, title="Tagged", keywords=["Salines"], photographer="Élise Le Goff")
    live = a_picture(cast.nora, title="Live")
    Use.objects.create(picture=live, owner="article:1", is_live=True, shape_text=live.shape_text)
    shelf = shelves.make("Storm", actor=cast.nora)
    bulk.add_to([tagged.pk], shelf, actor=cast.nora)

    def found(**query):
        return names(library(client, cast.nora, **query))

    assert found(rights="ended") == ["Ended"]
    assert found(rights="ending") == ["Ending"]
    assert found(rights="no_credit") == ["Live", "Tagged", "Ended"]
    assert found(tag="salines") == ["Tagged"]
    assert found(photographer="elise goff") == ["Tagged"]
    assert found(used="live") == ["Live"]
    assert found(used="never") == ["Tagged", "Ending", "Ended"]
    assert found(whose="mine") == ["Live", "Tagged"]
    assert found(collection=shelf.pk) == ["Tagged"]


def test_what_is_in_the_bin_is_only_there(client, cast):
    picture = a_picture(cast.rita, title="Blurred")
    a_picture(cast.rita, title="Sharp")
    bulk.bin_pictures([picture.pk], actor=cast.rita)

    assert names(library(client, cast.rita)) == ["Sharp"]
    assert names(library(client, cast.rita, whose="bin")) == ["Blurred"]


@pytest.mark.parametrize(
    "query",
    [{"collection": "x"}, {"collection": "9" * 30}, {"rights": "all"}, {"page": "-1"}, {"whose": "'"}],
)
def test_an_address_that_makes_no_sense_shows_the_list_all_the_same(client, cast, query):
    a_picture(cast.rita, title="Harbour")

    assert names(library(client, cast.rita, **query)) == ["Harbour"]


def test_thirty_pictures_cost_as_many_queries_as_one(client, cast):
    a_picture(cast.rita, title="First")
    library(client, cast.nora)
    with CaptureQueriesContext(connection) as one:
        library(client, cast.nora)
    for number in range(29):
        a_picture(cast.rita, title=f"Another {number}")

    with CaptureQueriesContext(connection) as thirty:
        assert len(names(library(client, cast.nora))) == 30

    assert len(thirty) == len(one)


def test_a_page_holds_forty_and_the_rest_follow(client, cast):
    for number in range(41):
        a_picture(cast.rita, title=f"Number {number}")

    assert len(names(library(client, cast.rita))) == 40
    assert names(library(client, cast.rita, page=2)) == ["Number 0"]
    assert Picture.objects.count() == 41


@pytest.mark.parametrize("part", ["0", "9" * 30])
@pytest.mark.parametrize("address", ["facts/", "preview/?w=x&shape=%FF", "original/", "preview/?w=99999999"])
def test_the_number_of_no_picture_is_not_there(client, cast, part, address):
    client.force_login(cast.rita)

    assert client.get(f"/desk/pictures/{part}/{address}").status_code in (400, 404)


@pytest.mark.parametrize(
    "words", ["'", "a & b | !c", "\\", "<->", "%", "x" * 5000, "\u202e", "é" * 300, ":*"]
)
def test_no_words_break_the_search(client, cast, words):
    a_picture(cast.rita, title="Harbour")

    for name in ("q", "tag", "photographer"):
        assert library(client, cast.rita, **{name: words}).status_code == 200
