from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation

from newsroom.middleware.language import DeskLanguage


def language_of(path: str, user=None) -> str:
    """The language a view at this path would write in."""
    request = RequestFactory().get(path)
    if user is not None:
        request.user = user
    return DeskLanguage(lambda request: HttpResponse(translation.get_language()))(request).content.decode()


@pytest.mark.parametrize(
    ("path", "language"), [("/", "fr"), ("/en/", "en"), ("/en/politics/", "en"), ("/desks/", "fr")]
)
def test_readers_are_answered_in_the_edition_of_the_address(path, language):
    assert language_of(path) == language


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_desk_speaks_the_language_of_the_person(language):
    assert language_of("/desk/", SimpleNamespace(language=language)) == language


def test_the_desk_speaks_the_house_language_to_strangers_and_to_choices_it_does_not_know():
    assert language_of("/desk/", SimpleNamespace()) == "fr"
    assert language_of("/desk/", SimpleNamespace(language="xx")) == "fr"


def test_reader_pages_never_look_at_the_person():
    class Untouchable:
        def __getattr__(self, name):
            raise AssertionError(f"a reader's page asked for {name}")

    assert language_of("/en/", Untouchable()) == "en"


def test_the_language_of_the_process_is_left_as_it_was():
    before = translation.get_language()

    language_of("/en/")

    assert translation.get_language() == before
