"""Refusals become answers here, once, for every room."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from newsroom.answers import refused, wants_json
from newsroom.refusals import Refused


class RefusalAtTheEdge:
    """A `Refused` from any view is answered with its sentence and status: as JSON, fragment or page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refused):
            return None
        if wants_json(request):
            return refused(exception.sentence, status=exception.status)
        template = "_refused.html" if request.headers.get("HX-Request") else "refused.html"
        return render(request, template, {"sentence": str(exception)}, status=exception.status)
