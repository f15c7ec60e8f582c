"""Input no honest browser sends is answered 400 with a sentence, before any room has to think of it."""

from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError

from newsroom.views import bad_request

NUL = "\x00"


class HostileInput:
    """NUL bytes, broken UTF-8 and a body of two lengths never reach a view."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_hostile(request):
            return bad_request(request)
        return self.get_response(request)


def is_hostile(request: HttpRequest) -> bool:
    meta = request.META
    # The server would believe one and Django the other: the body is then smuggled past somebody.
    if meta.get("HTTP_TRANSFER_ENCODING") and meta.get("CONTENT_LENGTH"):
        return True
    return (
        NUL in request.path_info
        or is_broken(unquote_to_bytes(meta.get("QUERY_STRING", "").replace("+", " ")))
        or (request.method == "POST" and has_broken_form(request))
    )


def is_broken(sent: bytes) -> bool:
    try:
        return NUL in sent.decode()
    except UnicodeDecodeError:
        return True


def has_broken_form(request: HttpRequest) -> bool:
    try:
        fields = [text for name, values in request.POST.lists() for text in (name, *values)]
        files = [
            text
            for name, uploads in request.FILES.lists()
            for text in (name, *(file.name or "" for file in uploads))
        ]
    except MultiPartParserError:
        return True
    if any(NUL in text for text in fields + files):
        return True
    # Django reads what is not UTF-8 as U+FFFD, a character people do paste: the bytes themselves are asked.
    if request.content_type == "application/x-www-form-urlencoded":
        return is_broken(unquote_to_bytes(request.body.replace(b"+", b" ")))
    return request.content_type == "application/json" and is_broken_json(request.body)


def is_broken_json(body: bytes) -> bool:
    return is_broken(body) or b"\\u0000" in body
