"""Files arrive: each is in the library, is there already, or stays outside with a sentence; nothing is half there."""

import hashlib
from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from pictures.actions import bulk
from pictures.models import Picture
from tests.articles.desk.browsing import words_of
from tests.pictures.paintings import a_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelves")]


def send(client, person, *files, **more):
    """As scripts send: one file, and JSON comes back."""
    client.force_login(person)
    headers = {"Accept": "application/json"}
    return client.post(reverse("pictures:arrive"), {"file": list(files), **more}, headers=headers)


def a_photo(number: int = 1, name: str = "DSC_0001.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, a_file(number), content_type="image/jpeg")


def originals() -> list[str]:
    folder = Path(storages["originals"].location)
    return [file.name for file in folder.iterdir()] if folder.exists() else []


def test_a_file_that_arrives_is_told_as_a_picture_to_put_in(client, cast):
    answer = send(client, cast.rita, a_photo())

    picture = Picture.objects.get()
    told = answer.json()
    assert answer.status_code == 201
    assert (told["id"], told["width"], told["height"]) == (picture.pk, 640, 480)
    assert told["url"] == f"/desk/pictures/{picture.pk}/"
    assert told["facts"]["hash"] == picture.content_hash
    assert "It has no credit yet." in told["notes"]
    assert client.get(reverse("pictures:facts", args=[picture.pk])).json() == told


def test_the_same_bytes_are_answered_with_the_picture_that_is_here(client, cast):
    first = send(client, cast.rita, a_photo()).json()

    answer = send(client, cast.sam, a_photo(name="copy.jpg"), anyway="1")

    assert answer.status_code == 409
    assert answer.json()["duplicate"] == {
        "id": first["id"],
        "url": first["url"],
        "preview": f"/desk/pictures/{first['id']}/preview/?w=480",
        "exact": True,
        "in_bin": False,
    }
    assert answer.json()["refused"] == "This very picture is already in the library."
    assert len(originals()) == 1


def test_a_copy_of_what_is_in_the_bin_is_named_as_such(client, cast):
    first = send(client, cast.rita, a_photo()).json()
    bulk.bin_pictures([first["id"]], actor=cast.rita)

    assert send(client, cast.rita, a_photo()).json()["duplicate"]["in_bin"] is True


@pytest.mark.parametrize(
    ("name", "holds", "said"),
    [
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "SVG"),
        ("phone.heic", b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "HEIC"),
        ("cut.jpg", a_file(3)[:900], "missing"),
        ("notes.jpg", b"words", "JPEG, PNG, WebP, GIF and AVIF"),
        ("empty.jpg", b"", "empty"),
    ],
)
def test_a_file_that_is_no_picture_is_refused_with_a_sentence_and_leaves_nothing(
    client, cast, name, holds, said
):
    answer = send(client, cast.rita, SimpleUploadedFile(name, holds))

    assert answer.status_code == 422
    assert said in answer.json()["refused"] or "damaged" in answer.json()["refused"]
    assert (Picture.objects.count(), originals()) == (0, [])


def test_a_request_without_a_file_or_with_two_is_refused(client, cast):
    assert send(client, cast.rita).status_code == 422
    assert send(client, cast.rita, a_photo(1), a_photo(2, "b.jpg")).status_code == 422
    assert Picture.objects.count() == 0


def test_a_script_learns_by_fingerprint_what_need_not_be_sent(client, cast):
    told = send(client, cast.rita, a_photo()).json()
    here, elsewhere = hashlib.sha256(a_file(1)).hexdigest(), "0" * 64

    answer = client.post(reverse("pictures:known"), {"hash": [here, elsewhere, "'"]})

    assert list(answer.json()["known"]) == [here]
    assert answer.json()["known"][here]["duplicate"]["id"] == told["id"]


def test_a_folder_dropped_again_sends_only_the_rest(client, cast):
    folder = {f"DSC_{number}.jpg": a_file(number) for number in range(6)}
    for name in list(folder)[:4]:
        send(client, cast.rita, SimpleUploadedFile(name, folder[name]))

    hashes = {hashlib.sha256(holds).hexdigest(): name for name, holds in folder.items()}
    known = client.post(reverse("pictures:known"), {"hash": list(hashes)}).json()["known"]

    assert sorted(hashes[hash_] for hash_ in hashes if hash_ not in known) == ["DSC_4.jpg", "DSC_5.jpg"]


def test_a_form_without_scripts_sends_several_and_reads_what_became_of_each(client, cast):
    send(client, cast.rita, a_photo(1))

    files = [a_photo(2, "new.jpg"), a_photo(1, "copy.jpg"), SimpleUploadedFile("words.txt", b"words")]
    page = words_of(client.post(reverse("pictures:arrive"), {"file": files}))

    assert "new.jpg in the library" in page
    assert "copy.jpg already here This very picture is already in the library." in page
    assert "words.txt not taken" in page
    assert Picture.objects.count() == 2


def test_a_form_without_a_file_says_so_and_offers_the_form_again(client, cast):
    client.force_login(cast.rita)

    answer = client.post(reverse("pictures:arrive"))

    assert answer.status_code == 422
    assert "No file arrived. Choose one, then send it." in words_of(answer)


def test_the_original_is_taken_home_as_a_file_by_people_of_the_desk_only(client, cast):
    picture = Picture.objects.get(pk=send(client, cast.rita, a_photo(name='é"\r\n.jpg')).json()["id"])
    address = reverse("pictures:original", args=[picture.pk])

    answer = client.get(address)

    assert b"".join(answer.streaming_content) == a_file(1)
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Content-Type"] == "image/jpeg"
    client.force_login(cast.ada)
    assert client.get(address).status_code == 403
    client.logout()
    assert client.get(address).status_code == 302


def test_the_desk_sees_it_scaled_before_anything_is_published(client, cast):
    told = send(client, cast.rita, a_photo()).json()

    seen = client.get(told["preview"] + "&ratio=classic")

    assert (seen.status_code, seen["Content-Type"], seen.content[8:12]) == (200, "image/webp", b"WEBP")
    assert seen["Cache-Control"] == "private, no-cache"
    again = client.get(told["preview"] + "&ratio=classic", headers={"If-None-Match": seen["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    client.force_login(cast.ada)
    assert client.get(told["preview"]).status_code == 403


@pytest.mark.parametrize("asked", ["ratio=golden", "shape=all", "shape=0+0+0+0+0+0+0+0"])
def test_a_cut_that_is_none_is_refused(client, cast, asked):
    told = send(client, cast.rita, a_photo()).json()

    assert client.get(f"{told['preview']}&{asked}").status_code == 422
