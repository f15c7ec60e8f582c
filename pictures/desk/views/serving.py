"""The bytes of a picture, for people of the desk: scaled to look at, or the original to take home."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from pictures.actions.arriving import open_original
from pictures.desk.lookup import picture_for
from pictures.files.kinds import KINDS

INERT = "default-src 'none'; sandbox"


@require_GET
def preview(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The picture as the desk looks at it."""
    return original(request, pk)


@require_GET
def original(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file as it came, to be kept on one's own machine: never shown by the browser, never kept by a cache."""
    picture = picture_for(pk)
    kind = KINDS[picture.format]
    name = picture.file_name or f"{picture.pk}.{kind.extension}"
    answer = FileResponse(
        open_original(picture), as_attachment=True, filename=name, content_type=kind.content_type
    )
    return closed(answer)


def closed(answer: HttpResponse | FileResponse) -> HttpResponse | FileResponse:
    """The answer as bytes of unknown people must be sent: inert, and for this person alone."""
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = INERT
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
