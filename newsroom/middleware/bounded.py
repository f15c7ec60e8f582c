"""A body larger than its address takes is refused by what the request says of itself, before a byte of it is read."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from newsroom.answers import refused, wants_json
from newsroom.views import error_page

MEGABYTE = 1_000_000

#: Words, with room for what a form adds to them.
LARGEST_TEXT = 8 * MEGABYTE
#: Several pictures from a form without scripts, or one video; what a single file may weigh is its room's own rule.
LARGEST_FILES = 1_200 * MEGABYTE

#: The forms that anybody may send: a few thousand characters, percent-encoded, and room to tell who sends more.
LARGEST_NOTE = 64_000
NOTES = ("/report/",)

#: Where files come in, for people who are signed in.
FILES = "/desk/pictures/"

TOO_MUCH = _("This is more than can be sent at once. Nothing was changed: send fewer files, or smaller ones.")


class BoundedBody:
    """No request fills the disk with what nobody may send here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if announced(request) > largest(request):
            return too_much(request)
        return self.get_response(request)


def announced(request: HttpRequest) -> int:
    """The length the request gives; the server reads no further, whatever comes."""
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isascii() and said.isdigit() and len(said) < 20 else 0


def largest(request: HttpRequest) -> int:
    if request.path_info.endswith(NOTES) and not request.path_info.startswith("/desk/"):
        return LARGEST_NOTE
    brings_files = request.path_info.startswith(FILES) and settings.SESSION_COOKIE_NAME in request.COOKIES
    return LARGEST_FILES if brings_files else LARGEST_TEXT


def too_much(request: HttpRequest) -> HttpResponse:
    if wants_json(request):
        return refused(TOO_MUCH, status=413)
    return error_page("413.html", status=413)
