"""Our stories on other people's pages: https://oembed.com/. A rich answer of plain HTML, without script or frame."""

import json
from html import escape
from math import ceil
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from articles.models import LiveStory
from articles.pages import links
from articles.pages.bylines import signed_by
from articles.pages.shared_pictures import shared_picture
from articles.reader.answers import reader_view
from articles.reader.queries import address_at, live_at, live_path_of
from articles.reader.xml import speakable, xml_answer
from newsroom.editions import edition_of, prefix

WIDTH = 550
LINE = 24
#: Signs of a line at this many pixels each: a guess that leaves room.
SIGN = 7
KEPT = 600


@reader_view
def oembed(request: HttpRequest, edition: str) -> HttpResponse:
    """200 for a live story; 404 for all else, 400 without an address, 501 for a format that is neither JSON nor XML."""
    kind = request.GET.get("format", "json")
    if kind not in WRITTEN:
        return _said("This format is not implemented: json and xml are.", status=501)
    asked = request.GET.get("url", "")
    if not asked:
        return _said("Say which page, as url=.", status=400)
    live = _story_at(asked)
    if live is None:
        return _said("No story that can be shown elsewhere is at this address.", status=404)
    return WRITTEN[kind](facts(live, width=_most(request, "maxwidth"), height=_most(request, "maxheight")))


def facts(live: LiveStory, *, width: int | None, height: int | None) -> dict[str, str | int]:
    """What is told of the story, nothing of it wider or higher than asked."""
    wide = min(width or WIDTH, WIDTH)
    summary = live.standfirst
    if height and _height(live.headline, summary, wide) > height:
        summary = ""
    high = _height(live.headline, summary, wide)
    return {
        "version": "1.0",
        "type": "rich",
        "title": live.headline,
        "author_name": signed_by([person["name"] for person in live.bylines]) or settings.SITE_NAME,
        "author_url": _author_url(live),
        "provider_name": settings.SITE_NAME,
        "provider_url": links.absolute("/"),
        "cache_age": KEPT,
        "html": _html(live, summary),
        "width": wide,
        "height": min(high, height) if height else high,
        **_thumbnail(live, width=width, height=height),
    }


def _story_at(asked: str) -> LiveStory | None:
    """The live story whose address this is or was; None for what is not ours, not there or withdrawn."""
    try:
        parts, ours = urlsplit(asked), urlsplit(settings.SITE_URL)
    except ValueError:
        return None
    if (parts.scheme, parts.netloc) != (ours.scheme, ours.netloc) or "\x00" in asked:
        return None
    edition = edition_of(parts.path)
    path = parts.path.removeprefix(prefix(edition)).strip("/")
    found = live_at(edition, path)
    if found:
        return found
    was = address_at(edition, path)
    now = live_path_of(was.article_id) if was else None
    return live_at(now.edition, now.path) if now else None


def _most(request: HttpRequest, name: str) -> int | None:
    """A number of pixels; what is none sets no limit."""
    said = request.GET.get(name, "")
    number = int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 0
    return number or None


def _author_url(live: LiveStory) -> str:
    signed = live.bylines[0]["slug"] if len(live.bylines) == 1 else ""
    return links.absolute(links.author_url(signed, live.edition) if signed else links.story_url(live))


def _html(live: LiveStory, summary: str) -> str:
    address = escape(links.absolute(links.story_url(live)))
    words = f"<p>{escape(summary)}</p>" if summary else ""
    return (
        f'<blockquote cite="{address}" lang="{live.edition}">'
        f'<p><a href="{address}"><strong>{escape(live.headline)}</strong></a></p>{words}'
        f"<footer>{escape(settings.SITE_NAME)}</footer></blockquote>"
    )


def _height(headline: str, summary: str, width: int) -> int:
    """Room for the lines of each paragraph and the space around them."""
    lines = [ceil(len(text) * SIGN / width) for text in (headline, summary, settings.SITE_NAME) if text]
    return sum(lines) * LINE + (len(lines) + 1) * LINE // 2


def _thumbnail(live: LiveStory, *, width: int | None, height: int | None) -> dict[str, str | int]:
    """The widest picture that is no larger than asked, if there is any."""
    picture = shared_picture(live.lead, live.pictures)
    for drawn in picture.smaller("wide") if picture else ():
        if drawn.width <= (width or drawn.width) and drawn.height <= (height or drawn.height):
            return {
                "thumbnail_url": drawn.address,
                "thumbnail_width": drawn.width,
                "thumbnail_height": drawn.height,
            }
    return {}


def _as_json(told: dict[str, str | int]) -> HttpResponse:
    return HttpResponse(json.dumps(told, ensure_ascii=False), content_type="application/json; charset=utf-8")


def _as_xml(told: dict[str, str | int]) -> HttpResponse:
    root = Element("oembed")
    for name, value in told.items():
        SubElement(root, name).text = speakable(str(value))
    return xml_answer(root, media_type="text/xml")


def _said(sentence: str, *, status: int) -> HttpResponse:
    return HttpResponse(f"{sentence}\n", status=status, content_type="text/plain; charset=utf-8")


WRITTEN = {"json": _as_json, "xml": _as_xml}
