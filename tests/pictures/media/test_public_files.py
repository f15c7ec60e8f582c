"""What readers get below /media/f/."""

import pytest
from django.core.files.storage import storages

from pictures.actions.media_uses import tell_files

pytestmark = pytest.mark.django_db
HELD = bytes(range(256)) * 8


@pytest.fixture
def live_file(a_media_file):
    """A file a live story uses, and its address."""

    def made(**fields):
        file = a_media_file(HELD, **fields)
        tell_files("article:1", title="", address="", live={file.pk})
        file.refresh_from_db()
        return file

    return made


def address(file, ending="mp4"):
    return f"/media/f/{file.public_name}.{ending}"


def body(answer) -> bytes:
    return answer.getvalue() if answer.streaming else answer.content


def test_all_of_it_is_streamed_and_may_be_kept_for_ever(client, live_file):
    answer = client.get(address(live_file()))

    assert answer.streaming
    assert body(answer) == HELD
    assert answer["Content-Type"] == "video/mp4"
    assert answer["Content-Length"] == str(len(HELD))
    assert answer["Accept-Ranges"] == "bytes"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "Content-Disposition" not in answer
    assert not answer.cookies


@pytest.mark.parametrize(
    ("asked", "said", "start", "end"),
    [
        ("bytes=0-99", "bytes 0-99/2048", 0, 100),
        ("bytes=2000-", "bytes 2000-2047/2048", 2000, 2048),
        ("bytes=-48", "bytes 2000-2047/2048", 2000, 2048),
        ("bytes=2000-9999", "bytes 2000-2047/2048", 2000, 2048),
    ],
)
def test_a_part_is_given_when_a_part_is_asked_for(client, live_file, asked, said, start, end):
    answer = client.get(address(live_file()), headers={"Range": asked})

    assert answer.status_code == 206
    assert answer["Content-Range"] == said
    assert answer["Content-Length"] == str(end - start)
    assert body(answer) == HELD[start:end]


def test_a_part_beyond_the_end_is_refused_with_the_size(client, live_file):
    answer = client.get(address(live_file()), headers={"Range": "bytes=2048-"})

    assert (answer.status_code, answer["Content-Range"], body(answer)) == (416, "bytes */2048", b"")


def test_several_parts_are_answered_with_all(client, live_file):
    answer = client.get(address(live_file()), headers={"Range": "bytes=0-1,4-5"})

    assert (answer.status_code, body(answer)) == (200, HELD)


def test_a_part_of_another_file_is_answered_with_all_of_this_one(client, live_file):
    file = live_file()
    tag = client.head(address(file))["ETag"]

    same = client.get(address(file), headers={"Range": "bytes=0-9", "If-Range": tag})
    other = client.get(address(file), headers={"Range": "bytes=0-9", "If-Range": '"other"'})

    assert (same.status_code, other.status_code) == (206, 200)


def test_a_player_is_given_a_long_file_in_parts_that_free_the_thread(client, live_file, monkeypatch):
    monkeypatch.setattr("pictures.actions.handing_out.LONGEST_PART", 512)

    answer = client.get(address(live_file()), headers={"Range": "bytes=0-"})

    assert (answer.status_code, answer["Content-Range"]) == (206, "bytes 0-511/2048")
    assert body(answer) == HELD[:512]


def test_who_has_it_already_is_told_so(client, live_file):
    file = live_file()
    tag = client.head(address(file))["ETag"]

    assert client.get(address(file), headers={"If-None-Match": tag}).status_code == 304


def test_head_says_the_same_without_the_bytes(client, live_file):
    answer = client.head(address(live_file()))

    assert (answer.status_code, answer["Content-Length"], answer.content) == (200, "2048", b"")


def test_a_document_is_handed_over_under_its_title_and_never_shown(client, live_file):
    file = live_file(kind="document", extension="pdf", content_type="application/pdf", title="Le bac, 2026")

    answer = client.get(address(file, "pdf"))

    assert answer["Content-Disposition"] == 'attachment; filename="le-bac-2026.pdf"'


def test_captions_are_text_and_are_not_kept_for_long(client, live_file):
    answer = client.get(address(live_file(captions="WEBVTT\n\n00:01.000 --> 00:02.000\nÀ l’eau\n"), "vtt"))

    assert answer["Content-Type"] == "text/vtt; charset=utf-8"
    assert answer["Cache-Control"] == "public, max-age=60"
    assert "À l’eau" in answer.content.decode()


def test_nothing_is_there_before_publication_after_withdrawal_or_under_another_name(
    client, a_media_file, live_file
):
    draft, live = a_media_file(HELD), live_file()
    tell_files("article:2", title="", address="", draft={draft.pk})
    addresses = [
        address(draft),
        address(draft, "vtt"),
        address(live, "vtt"),
        address(live, "pdf"),
        f"/media/f/{live.key}",
        f"/media/f/{live.content_hash}.mp4",
        "/media/f/rita",
    ]
    tell_files("article:1", title="", address="")
    addresses.append(address(live))

    answers = [client.get(one) for one in addresses]

    assert {(answer.status_code, answer["Cache-Control"], answer.content) for answer in answers} == {
        (404, "private, no-store", b"Not found\n")
    }


def test_a_file_that_is_missing_on_the_shelf_is_not_there(client, live_file):
    file = live_file()
    storages["originals"].delete(file.key)

    assert client.get(address(file)).status_code == 404
