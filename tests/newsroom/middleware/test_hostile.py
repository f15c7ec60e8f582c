"""What no honest browser sends never reaches a view."""

from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

pytestmark = pytest.mark.django_db

FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def stranger():
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("path", ["/%00", "/politique/%00/"])
def test_an_address_with_a_nul_is_refused(stranger, path):
    assert stranger.get(path).status_code == 400


@pytest.mark.parametrize("path", ["/%ff%fe/", "/search/%c3%28/"])
def test_an_address_that_cannot_be_text_leads_nowhere(stranger, path):
    assert stranger.get(path).status_code == 404


@pytest.mark.parametrize("query", ["q=%00", "q=a%00b", "q=%ff", "%00=a", "q=%c3%28"])
def test_a_query_that_cannot_be_text_is_refused(stranger, query):
    assert stranger.get(f"/search/?{query}").status_code == 400


@pytest.mark.parametrize("body", [b"login=%00", b"login=a%00b", b"login=%ff", b"%00=a", b"login=\xff\xfe"])
def test_a_form_that_cannot_be_text_is_refused(stranger, body):
    assert stranger.generic("POST", "/accounts/login/", body, content_type=FORM).status_code == 400


def test_a_nul_in_a_form_of_parts_is_refused(stranger):
    assert stranger.post("/accounts/login/", {"login": "a\x00b"}).status_code == 400


def test_a_nul_in_the_name_of_a_file_is_refused(stranger):
    answer = stranger.post(
        "/accounts/login/", {"login": "a", "file\x00": SimpleUploadedFile("a.txt", b"any")}
    )

    assert answer.status_code == 400


@pytest.mark.parametrize("body", [b'{"a": "\\u0000"}', b'{"a": "\xff"}'])
def test_json_that_cannot_be_text_is_refused(stranger, body):
    assert (
        stranger.generic("POST", "/accounts/login/", body, content_type="application/json").status_code == 400
    )


def test_a_body_of_two_lengths_is_refused(stranger):
    answer = stranger.post("/accounts/login/", {"login": "a"}, headers={"Transfer-Encoding": "chunked"})

    assert answer.status_code == 400


def test_parts_that_never_end_are_refused(stranger):
    answer = stranger.generic("POST", "/accounts/login/", b"--x\r\n", content_type="multipart/form-data")

    assert answer.status_code == 400


def test_the_refusal_is_a_sentence_in_both_languages(stranger):
    text = stranger.get("/%00").content.decode()

    assert "Demande illisible" in text
    assert "Unreadable request" in text


@pytest.mark.parametrize("words", ["été à l’hôtel", "a\ufffdb", "日本", "🙂", "a\u00a0b\u202fc"])
def test_every_word_people_can_type_gets_through(stranger, words):
    assert stranger.get(f"/search/?q={quote(words)}").status_code == 200
    assert stranger.post("/accounts/login/", f"login={quote(words)}", content_type=FORM).status_code != 400
