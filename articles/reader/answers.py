"""How the public side answers: the same to everybody, never older than the last publication."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import wraps
from hashlib import blake2b

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import public
from articles.pages.messages import message_page, missing_page
from articles.pages.paper import Page, Paper
from articles.reader.offering import stories_like, words_in
from newsroom.framing import framing
from newsroom.pressed.answering import chosen
from newsroom.pressed.page import COMPRESSORS, LEAST

#: A browser asks each time, and is told in a few bytes that nothing changed. A shared cache may answer for a second by
#: itself, or for an hour where we tell it at once what to purge; and for a day while the site does not answer at all.
FOR_CACHES = (
    "s-maxage=3600, stale-while-revalidate=60"
    if settings.PURGE_URL
    else "s-maxage=1, stale-while-revalidate=1"
)
PUBLIC = f"public, max-age=0, {FOR_CACHES}, stale-if-error=86400"
CACHED = (200, 301, 302, 410)


class UnreadableAddress(Exception):
    """Something in the query string cannot be what it should be; the message says what."""


def reader_view(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view in its edition's language, for anybody, for GET and HEAD alone, with validators."""
    return public(require_safe(_in_edition(view)))


def reader_form(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The same for a page that also takes its form, from anybody: it has no cookie, so that no token can be asked."""
    return csrf_exempt(public(require_http_methods(["GET", "HEAD", "POST"])(_in_edition(view))))


def _in_edition(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def answer(request: HttpRequest, edition: str, **named: str) -> HttpResponse:
        with translation.override(edition):
            try:
                response = view(request, edition, **named)
            except Http404:
                response = not_found(edition, request.path)
            except UnreadableAddress as unreadable:
                response = refused(edition, str(unreadable))
        return in_few_bytes(request, with_validators(request, response))

    return answer


def page_answer(page: Page, *, status: int = 200) -> HttpResponse:
    response = framing(HttpResponse(page.html(), status=status), page.frame_sources)
    return keyed(response, page.keys, until=page.until)


def keyed(response: HttpResponse, keys: Iterable[str], *, until: datetime | None = None) -> HttpResponse:
    """The answer with the names of all it was made from (`pages.surrogates`), for whoever keeps it.

    `until` is when time alone makes it wrong. Without keys an answer is kept by nobody.
    """
    response.headers["Surrogate-Key"] = " ".join(sorted(keys))
    if until is not None:
        response.headers["Kept-Until"] = f"{until.timestamp():.6f}"
    return response


def not_found(edition: str, path: str) -> HttpResponse:
    """404, with up to five stories that say the words of the address."""
    sentence = _("Nothing is published at this address. It may be mistyped, or out of date.")
    paper = Paper.open(edition)
    page = missing_page(paper, sentence, stories_like(path, edition), asked=" ".join(words_in(path)))
    return page_answer(page, status=404)


def refused(edition: str, sentence: str) -> HttpResponse:
    page = message_page(Paper.open(edition), _("This address cannot be read"), sentence)
    return page_answer(page, status=400)


def with_validators(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer with its ETag, or 304 to those who have it. What is no lasting answer stays private."""
    if response.status_code not in CACHED:
        return response
    response.headers.setdefault("Cache-Control", PUBLIC)
    if response.status_code != 200:
        return response
    tag, encoding = blake2b(response.content, digest_size=12).hexdigest(), _encoding(request, response)
    response.headers["ETag"] = f'"{tag}-{encoding}"' if encoding else f'"{tag}"'
    return get_conditional_response(request, etag=response.headers["ETag"], response=response)


def in_few_bytes(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer in the encoding its reader takes: what is kept has one already. Nothing in it is a secret."""
    patch_vary_headers(response, ["Accept-Encoding"])
    encoding = _encoding(request, response)
    if encoding:
        response.content = COMPRESSORS[encoding](response.content)
        response.headers["Content-Encoding"] = encoding
    return response


def _encoding(request: HttpRequest, response: HttpResponse) -> str:
    if len(response.content) < LEAST:
        return ""
    return chosen(request.headers.get("Accept-Encoding", ""), COMPRESSORS)
