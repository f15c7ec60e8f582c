"""House ads in the admin: kept by the one verb, and what it refuses is told beside the form."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Event
from articles.models import Announcement, HouseAd
from pictures.actions import drawing
from pictures.models import Picture
from tests.articles.house_ads import an_ad
from tests.pictures.drawn import a_picture
from tests.pictures.paintings import a_painting, as_file

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/housead/add/"
SAID = {
    "name": "Feed",
    "headline": "Read us",
    "link": "/feed/",
    "slots": ["story_rail"],
    "weight": 2,
    "is_on": "on",
}


@pytest.fixture
def ada(cast, client):
    client.force_login(cast.ada)
    return client


def upload(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("offer.jpg", content, content_type="image/jpeg")


def test_an_ad_is_added_changed_and_removed_and_all_of_it_is_recorded(ada):
    assert ada.post(ADD, SAID).status_code == 302
    ad = HouseAd.objects.get()
    here = f"/admin/articles/housead/{ad.pk}/"
    assert ada.get("/admin/articles/housead/").status_code == 200
    assert ada.get(here + "change/").status_code == 200

    ada.post(here + "change/", {**SAID, "weight": 5})
    assert HouseAd.objects.get().weight == 5
    ada.post(here + "delete/", {"post": "yes"})

    assert not HouseAd.objects.exists()
    told = [event.verb for event in Event.objects.about(ad)]
    assert sorted(told) == ["house_ad_changed", "house_ad_created", "house_ad_removed"]
    assert Announcement.objects.count() == 3


def test_an_uploaded_picture_goes_through_the_library(ada, cast):
    sent = as_file(a_painting(1, size=(240, 160)))

    answer = ada.post(ADD, {**SAID, "is_on": "", "alt": "A quay", "upload": upload(sent)})

    assert answer.status_code == 302
    picture = Picture.objects.get()
    assert (HouseAd.objects.get().picture, picture.added_by) == (picture, cast.ada)


@pytest.mark.parametrize(
    ("fields", "sent"),
    [
        ({"link": "javascript:alert(1)"}, None),
        ({"slots": ["nowhere"]}, None),
        ({"headline": ""}, None),
        ({"picture": "999"}, None),
        ({"weight": 0}, None),
        ({}, b"<svg onload=alert(1)>"),
    ],
)
def test_what_makes_no_ad_is_told_beside_the_form(ada, fields, sent):
    files = {"upload": upload(sent)} if sent else {}

    answer = ada.post(ADD, {**SAID, **fields, **files})

    assert answer.status_code == 200
    assert "errorlist" in answer.content.decode()
    assert not HouseAd.objects.exists()


def test_an_ad_is_put_on_when_its_picture_is_drawn(ada, cast):
    picture = a_picture(by=cast.nora)
    said = {**SAID, "picture": picture.pk, "alt": "A quay"}
    assert "still being drawn" in ada.post(ADD, said).content.decode()

    drawing.draw(picture.pk)

    assert ada.post(ADD, said).status_code == 302
    assert HouseAd.objects.get().is_on


@pytest.mark.parametrize("who", ["rita", "ed", "chip", "nora"])
def test_nobody_else_keeps_ads(cast, client, who):
    ad = an_ad(cast)
    client.force_login(cast[who])

    assert client.post(f"/admin/articles/housead/{ad.pk}/delete/", {"post": "yes"}).status_code in (302, 403)

    assert HouseAd.objects.exists()
