"""What an address says that leads nowhere at all."""

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from articles.reader import answers
from newsroom import views
from newsroom.answers import wants_json
from newsroom.editions import edition_of

#: Rooms that are not the readers': what is missing there is nothing to search the paper for.
ROOMS = ("accounts", "admin", "api", "desk", "media", "static", ".well-known")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, with stories the address may have meant; the plain page for other rooms, files, and without a database."""
    if not wants_json(request) and _is_readers(request.path):
        edition = edition_of(request.path)
        try:
            with translation.override(edition):
                return answers.not_found(edition, request.path)
        except (OperationalError, InterfaceError):
            # The page about nothing must not fail where nothing can be looked up.
            return views.not_found(request, exception)
    return views.not_found(request, exception)


def _is_readers(path: str) -> bool:
    first, *_others = path.strip("/").split("/")
    return first not in ROOMS and "." not in path.rsplit("/", 1)[-1]
