"""The language of a page: the edition's for readers, the person's own behind the desk's door."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from newsroom.editions import edition_of

# Below these, whoever is signed in chooses; everywhere else the address does.
INSIDE = ("/desk/", "/admin/")


class DeskLanguage:
    """Activates the language the page is written in, and says so in `Content-Language`.

    Reader pages never look at the person: the session stays untouched and the page the same for all.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = language_of(request)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def language_of(request: HttpRequest) -> str:
    if not request.path_info.startswith(INSIDE):
        return edition_of(request.path_info)
    wish = getattr(request.user, "language", settings.LANGUAGE_CODE)
    return wish if wish in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
