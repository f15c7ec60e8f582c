"""The desk's pages of video, sound and documents."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.urls import reverse

from pictures.actions.media_uses import tell_files
from pictures.actions.taking_media import take_in_media
from pictures.models import MediaFile
from tests.articles.desk.browsing import words_of
from tests.pictures.media.recordings import a_pdf, a_wav, an_mp4

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}
LIST = "/desk/pictures/files/"


@pytest.fixture
def desk(client, cast):
    """desk("nora") is a browser in which she is signed in."""

    def signed_in(name: str):
        client.force_login(cast[name])
        return client

    return signed_in


def sent(held: bytes, name: str = "quai.mp4") -> BytesIO:
    file = BytesIO(held)
    file.name = name
    return file


def taken(held, actor, name="quai.mp4") -> MediaFile:
    return take_in_media(BytesIO(held), name=name, actor=actor)


def test_a_file_is_added_and_its_page_opens(desk):
    answer = desk("rita").post(LIST + "add/", {"file": sent(an_mp4())}, follow=True)

    assert answer.status_code == 200
    assert answer.redirect_chain == [(f"{LIST}{MediaFile.objects.get().pk}/", 302)]
    assert "quai" in answer.content.decode()


def test_the_list_tells_days_and_uses_in_the_words_of_the_desk(desk, cast):
    file = taken(an_mp4(), cast.rita)
    MediaFile.objects.filter(pk=file.pk).update(added_at=datetime(2024, 11, 23, 5, tzinfo=UTC))
    cast.rita.language = "fr"
    cast.rita.save(update_fields=["language"])

    listed = words_of(desk("rita").get(LIST))

    assert "sam. 23 nov. 2024, 6 h 00 (Paris)" in listed
    assert "0 article" in listed


def test_a_script_is_told_of_what_it_added(desk):
    answer = desk("rita").post(LIST + "add/", {"file": sent(a_pdf(), "bac.pdf")}, headers=JSON)
    again = desk("rita").post(LIST + "add/", {"file": sent(a_pdf(), "bac.pdf")}, headers=JSON)
    refused = desk("rita").post(LIST + "add/", {"file": sent(b"MZ", "bac.pdf")}, headers=JSON)

    file = MediaFile.objects.get()
    assert (answer.status_code, answer.json()["id"], answer.json()["kind"]) == (201, file.pk, "document")
    assert (again.status_code, again.json()["duplicate"]) == (
        409,
        {"id": file.pk, "in_bin": False, "url": reverse("pictures:file", args=[file.pk]), "exact": True},
    )
    assert refused.status_code == 422
    assert refused.json()["refused"].startswith("The library keeps MP4")


def test_a_refused_file_is_told_on_the_page(desk):
    answer = desk("rita").post(LIST + "add/", {"file": sent(b"MZ")})

    assert answer.status_code == 422
    assert "The library keeps MP4" in answer.content.decode()


def test_the_list_costs_the_same_however_long_it_is(desk, cast, django_assert_max_num_queries):
    client = desk("nora")
    taken(a_wav(1), cast.nora)
    with django_assert_max_num_queries(8) as one:
        client.get(LIST)
    for number in range(1, 30):
        taken(a_wav(1, number=number), cast.nora)

    with django_assert_max_num_queries(len(one)):
        answer = client.get(LIST)

    assert answer.content.decode().count('<th scope="row">') == 30


def test_the_list_finds_by_words_and_kind_and_shows_the_bin_apart(desk, cast):
    taken(an_mp4(), cast.nora, name="quai.mp4")
    taken(a_pdf(), cast.nora, name="budget.pdf")
    client = desk("nora")

    def found(query: str) -> list[str]:
        return [file["title"] for file in client.get(f"{LIST}pick/?{query}").json()["files"]]

    assert found("") == ["budget", "quai"]
    assert found("q=QUAI") == ["quai"]
    assert found("kind=document") == ["budget"]
    assert found("bin=1") == []


def test_the_desk_plays_what_readers_cannot_have(desk, cast):
    file = taken(an_mp4(), cast.nora)
    client = desk("rita")

    part = client.get(f"{LIST}{file.pk}/play/", headers={"Range": "bytes=0-3"})

    assert (part.status_code, part["Cache-Control"]) == (206, "private, no-store")
    assert client.get(f"/media/f/{file.public_name}.mp4").status_code == 404


def test_a_file_is_described_and_what_is_wrong_keeps_the_typed(desk, cast):
    file = taken(an_mp4(), cast.nora)
    client = desk("nora")
    page = f"{LIST}{file.pk}/"
    typed = {
        "version": 1,
        "title": "Le quai",
        "credit": "Nora",
        "transcript": "À l’eau !",
        "captions_language": "fr",
    }

    wrong = client.post(page, {**typed, "captions_file": sent(b"no captions", "a.vtt")})
    right = client.post(
        page, {**typed, "captions_file": sent("WEBVTT\n\n00:01.000 --> 00:02.000\nÀ\n".encode(), "a.vtt")}
    )

    assert wrong.status_code == 422
    assert "Line 1" in wrong.content.decode()
    assert "Le quai" in wrong.content.decode()
    file.refresh_from_db()
    assert right.status_code == 302
    assert (file.title, file.credit, file.transcript, file.version) == ("Le quai", "Nora", "À l’eau !", 2)
    assert client.get(page + "captions/").content.decode().startswith("WEBVTT")


def test_others_read_what_they_may_not_change(desk, cast):
    file = taken(an_mp4(), cast.nora)

    page = desk("rita").get(f"{LIST}{file.pk}/").content.decode()
    posted = desk("rita").post(f"{LIST}{file.pk}/", {"version": 1, "title": "Mine"})

    assert "Only the picture desk" in page
    assert posted.status_code == 422
    assert MediaFile.objects.get().title == "quai"


def test_the_bin_and_back(desk, cast):
    file = taken(an_mp4(), cast.nora)
    client = desk("nora")

    client.post(f"{LIST}{file.pk}/bin/")
    binned = client.get(f"{LIST}?bin=1").content.decode()
    client.post(f"{LIST}{file.pk}/back/")

    assert "quai" in binned
    assert MediaFile.objects.get().deleted_at is None


def test_where_it_is_used_is_listed(desk, cast):
    file = taken(an_mp4(), cast.nora)
    tell_files("article:1", title="The quay floods", address="/desk/articles/1/edit/", draft={file.pk})

    page = desk("rita").get(f"{LIST}{file.pk}/").content.decode()

    assert '<a href="/desk/articles/1/edit/">The quay floods</a>' in page
