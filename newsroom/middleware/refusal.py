"""Refusals become answers here, once, for every room."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

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
        if "application/json" in request.headers.get("Accept", ""):
            return JsonResponse({"refused": str(exception)}, status=exception.status)
        template = "_refused.html" if request.headers.get("HX-Request") else "refused.html"
        return render(request, template, {"sentence": str(exception)}, status=exception.status)
