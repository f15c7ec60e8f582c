"""A media file as an answer: whole or in the part asked for, and never as anything that could run."""

from django.core.files.storage import storages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from django.utils.text import slugify

from newsroom.middleware.private import PRIVATE
from pictures.files.pieces import pieces
from pictures.models import MediaFile, MediaKind
from pictures.shapes.ranges import OutsideTheFile, range_of

FOR_A_YEAR = "public, max-age=31536000, immutable"
#: Captions are corrected without a new name, so they are kept for a minute.
FOR_A_MINUTE = "public, max-age=60"
#: Whatever a file holds, nothing in it runs, loads or is shown in a frame of ours.
CLOSED = "default-src 'none'; sandbox"
#: A player that has enough stops reading, and would hold one of the server's threads for as long as it is paused:
#: it is given this much of what it asks for, and asks again (RFC 9110, 15.3.7 allows it).
LONGEST_PART = 8 * 1024 * 1024


def file_answer(request: HttpRequest, file: MediaFile, *, caching: str = FOR_A_YEAR) -> HttpResponseBase:
    """The file's bytes, or those of one range of it (206, 416); a document is handed over, never shown."""
    tag = f'"{file.public_name}"'
    if _has_it(request, tag):
        return _headed(HttpResponse(status=304), tag, caching)
    try:
        part = range_of(_asked_range(request, tag), file.bytes)
    except OutsideTheFile:
        beyond = HttpResponse(status=416, headers={"Content-Range": f"bytes */{file.bytes}"})
        return _headed(beyond, tag, PRIVATE)
    start, length = _shortened(part, file) if part else (0, file.bytes)
    try:
        answer = _streamed(request, file, start, length)
    except FileNotFoundError:
        return not_there()
    if part is not None:
        answer.status_code = 206
        answer["Content-Range"] = f"bytes {start}-{start + length - 1}/{file.bytes}"
    answer["Content-Length"] = str(length)
    if file.kind == MediaKind.DOCUMENT:
        answer["Content-Disposition"] = content_disposition_header(True, _download_name(file))
    return _headed(answer, tag, caching)


def captions_answer(
    request: HttpRequest, file: MediaFile, *, caching: str = FOR_A_MINUTE
) -> HttpResponseBase:
    """The captions as WebVTT."""
    tag = f'"{file.public_name}-{file.version}"'
    if _has_it(request, tag):
        return _headed(HttpResponse(status=304), tag, caching)
    return _headed(HttpResponse(file.captions, content_type="text/vtt; charset=utf-8"), tag, caching)


def _shortened(part: tuple[int, int], file: MediaFile) -> tuple[int, int]:
    start, length = part
    return part if file.kind == MediaKind.DOCUMENT else (start, min(length, LONGEST_PART))


def _streamed(request: HttpRequest, file: MediaFile, start: int, length: int) -> HttpResponseBase:
    if request.method == "HEAD":
        return HttpResponse(content_type=file.content_type)
    parts = pieces(storages["originals"], file.key, start=start, length=length)
    return StreamingHttpResponse(parts, content_type=file.content_type)


def _asked_range(request: HttpRequest, tag: str) -> str:
    """A range counts for the very file its asker has begun with; `If-Range` says which that was."""
    if request.method != "GET":
        return ""
    since = request.headers.get("If-Range", tag).strip()
    return request.headers.get("Range", "") if since == tag else ""


def _has_it(request: HttpRequest, tag: str) -> bool:
    known = request.headers.get("If-None-Match", "")
    return any(one.strip().removeprefix("W/") in (tag, "*") for one in known.split(","))


def _headed(answer: HttpResponseBase, tag: str, caching: str) -> HttpResponseBase:
    answer["ETag"] = tag
    answer["Cache-Control"] = caching
    answer["Accept-Ranges"] = "bytes"
    answer["Content-Security-Policy"] = CLOSED
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _download_name(file: MediaFile) -> str:
    """By its title: the name it came with is nobody's business."""
    return f"{slugify(file.title)[:80] or 'document'}.{file.extension}"


def not_there() -> HttpResponse:
    """No such file, or not for whoever asks: one answer, and nobody keeps it."""
    return HttpResponse(
        "Not found\n", status=404, content_type="text/plain", headers={"Cache-Control": PRIVATE}
    )
