"""The bytes of a picture, for people of the desk: scaled to look at, or the original to take home."""

from hashlib import sha256

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from newsroom.refusals import Invalid
from pictures.actions.arriving import open_original
from pictures.actions.previewing import preview as drawn
from pictures.desk.lookup import picture_for
from pictures.files.kinds import KINDS
from pictures.models import Picture

WIDEST = 1920
INERT = "default-src 'none'; sandbox"


@require_GET
def preview(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The picture scaled, as WebP: `w` wide, in a `ratio` of `pictures.shapes.recipes`, in its own or another `shape`.

    A browser may keep it and must ask each time whether it still may show it.
    """
    picture = picture_for(pk)
    width = request.GET.get("w", "640")
    width = min(int(width), WIDEST) if width.isascii() and width.isdigit() and len(width) < 6 else 640
    ratio, shape = request.GET.get("ratio", "whole"), request.GET.get("shape", "") or picture.shape_text
    etag = quote_etag(sha256(f"{picture.content_hash} {shape} {ratio} {width}".encode()).hexdigest()[:32])
    answer = get_conditional_response(request, etag=etag)
    if answer is None:
        answer = HttpResponse(_drawn(picture, ratio, width, shape), content_type="image/webp")
    answer.headers["ETag"] = etag
    return closed(answer, cache="private, no-cache")


@require_GET
def original(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file as it came, to be kept on one's own machine: never shown by the browser, never kept by a cache."""
    picture = picture_for(pk)
    kind = KINDS[picture.format]
    name = picture.file_name or f"{picture.pk}.{kind.extension}"
    return closed(
        FileResponse(
            open_original(picture), as_attachment=True, filename=name, content_type=kind.content_type
        )
    )


def _drawn(picture: Picture, ratio: str, width: int, shape: str) -> bytes:
    try:
        return drawn(picture, ratio=ratio, width=width, shape=shape)
    except (ValueError, KeyError):
        raise Invalid(_("A picture cannot be cut like this.")) from None


def closed(answer: HttpResponseBase, *, cache: str = "private, no-store") -> HttpResponseBase:
    """The answer as bytes of unknown people must be sent: inert, and for this person alone."""
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = INERT
    answer.headers["Cache-Control"] = cache
    return answer
