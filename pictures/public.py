"""Pictures for readers: only while something live uses them."""

import re

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from accounts.access import public
from newsroom.middleware.private import PRIVATE
from pictures.actions.publicising import Copy, make_copy, public_copy
from pictures.shapes.recipes import ENDINGS, TYPES

NAME = re.compile(r"([0-9a-f]{40})\.(jpg|webp|avif)")
FOR_A_YEAR = "public, max-age=31536000, immutable"
CLOSED = "default-src 'none'"
TYPE_OF = {ENDINGS[kind]: TYPES[kind] for kind in ENDINGS}


@public
@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponseBase:
    """`<name>.<ending>` of a rendition that is public; else 404, and nobody keeps that.

    From its public file without a query; the first reader of all makes the file.
    """
    named = NAME.fullmatch(slug)
    if named is None:
        return _not_there()
    copy = Copy(named.group(1), named.group(2))
    answer = _file(copy)
    if answer is None and make_copy(copy):
        answer = _file(copy)
    if answer is None:
        return _not_there()
    tag = f'"{copy.name}"'
    _head(answer, tag)
    same = get_conditional_response(request, etag=tag, response=answer)
    return answer if same is answer or same is None else _head(same, tag)


def _file(copy: Copy) -> HttpResponseBase | None:
    try:
        return FileResponse(public_copy(copy).open("rb"), content_type=TYPE_OF[copy.ending])
    except FileNotFoundError:
        return None


def _head(answer: HttpResponseBase, tag: str) -> HttpResponseBase:
    answer["ETag"] = tag
    answer["Cache-Control"] = FOR_A_YEAR
    answer["Content-Security-Policy"] = CLOSED
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _not_there() -> HttpResponse:
    return HttpResponse(
        "Not found\n", status=404, content_type="text/plain", headers={"Cache-Control": PRIVATE}
    )
