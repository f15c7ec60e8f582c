"""A body larger than its address takes is answered before it is read."""

import json

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory

from newsroom.middleware.bounded import LARGEST_FILES, LARGEST_TEXT, BoundedBody


@pytest.fixture
def answer():
    """answer(path, length) is what a request of this length gets; `signed_in` has a session's cookie."""
    middleware = BoundedBody(lambda request: HttpResponse("read"))

    def asked(path: str, length: object, *, signed_in: bool = False, **headers: str):
        request = RequestFactory().post(path, headers=headers)
        request.META["CONTENT_LENGTH"] = str(length)
        if signed_in:
            request.COOKIES[settings.SESSION_COOKIE_NAME] = "anything"
        return middleware(request)

    return asked


def test_words_pass_everywhere_and_files_only_into_the_library(answer):
    assert answer("/search/", LARGEST_TEXT).status_code == 200
    assert answer("/desk/articles/1/edit/", LARGEST_TEXT + 1, signed_in=True).status_code == 413
    assert answer("/desk/pictures/arrive/", LARGEST_FILES, signed_in=True).status_code == 200
    assert answer("/desk/pictures/arrive/", LARGEST_FILES + 1, signed_in=True).status_code == 413


def test_who_is_not_signed_in_sends_no_files(answer):
    assert answer("/desk/pictures/arrive/", LARGEST_TEXT + 1).status_code == 413


def test_the_answer_is_a_page_or_a_sentence_for_scripts(answer):
    assert "Too much at once" in answer("/", LARGEST_FILES).content.decode()
    told = answer("/", LARGEST_FILES, Accept="application/json")
    assert "refused" in json.loads(told.content)


@pytest.mark.parametrize("length", ["", "many", "-1", "9" * 40])
def test_a_length_that_is_no_number_is_left_to_the_server(answer, length):
    assert answer("/", length).status_code == 200


class Unread:
    """A body that must not be touched."""

    def read(self, *_size):
        raise AssertionError("The body was read.")

    readline = read


@pytest.mark.django_db
def test_no_byte_is_read_of_who_only_says_to_be_signed_in():
    client = Client(enforce_csrf_checks=True)
    client.cookies[settings.SESSION_COOKIE_NAME] = "nobody-has-this-session"

    answer = client.post(
        "/desk/pictures/arrive/",
        b"",
        content_type="multipart/form-data; boundary=x",
        **{"wsgi.input": Unread(), "CONTENT_LENGTH": str(LARGEST_FILES)},
    )

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/accounts/login/")
