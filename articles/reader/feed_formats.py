"""RSS 2.0, Atom and JSON Feed, from the same entries."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape

from django.conf import settings
from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed

from articles.pages import links
from articles.pages.bylines import signed_by
from articles.pages.feed_entries import Entry
from articles.reader.xml import speakable

#: Atom asks every feed when it last changed; one that never had an entry says so by the oldest date there is.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class List:
    """What a feed is of: its name, its page's address, what it is about, and its newest entries."""

    name: str
    path: str
    about: str
    entries: Sequence[Entry]


class Dated(SyndicationFeed):
    """A feed whose date is that of its newest entry, never that of the request."""

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=NEVER)


class PicturedRss(Dated, Rss201rev2Feed):
    """RSS 2.0 with whole texts and pictures as its modules have them.

    https://www.rssboard.org/media-rss and https://web.resource.org/rss/1.0/modules/content/
    """

    def rss_attributes(self) -> dict[str, str]:
        modules = {
            "xmlns:media": "http://search.yahoo.com/mrss/",
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
        }
        return super().rss_attributes() | modules

    def add_root_elements(self, handler) -> None:
        super().add_root_elements(handler)
        if settings.WEBSUB_HUB:
            handler.addQuickElement("atom:link", None, {"rel": "hub", "href": settings.WEBSUB_HUB})

    def add_item_elements(self, handler, item) -> None:
        super().add_item_elements(handler, item)
        if item["html"]:
            handler.addQuickElement("content:encoded", item["html"])
        _picture(handler, item)


class WholeAtom(Dated, Atom1Feed):
    """Atom, RFC 4287, with whole texts."""

    def root_attributes(self) -> dict[str, str]:
        return super().root_attributes() | {"xmlns:media": "http://search.yahoo.com/mrss/"}

    def add_root_elements(self, handler) -> None:
        super().add_root_elements(handler)
        if settings.WEBSUB_HUB:
            handler.addQuickElement("link", "", {"rel": "hub", "href": settings.WEBSUB_HUB})

    def add_item_elements(self, handler, item) -> None:
        super().add_item_elements(handler, item)
        if item["html"]:
            handler.addQuickElement("content", item["html"], {"type": "html"})
        _picture(handler, item)


def as_rss(what: List, edition: str, path: str) -> HttpResponse:
    return _written(PicturedRss, what, edition, path, "application/rss+xml; charset=utf-8")


def as_atom(what: List, edition: str, path: str) -> HttpResponse:
    return _written(WholeAtom, what, edition, path, "application/atom+xml; charset=utf-8")


def as_json(what: List, edition: str, path: str) -> HttpResponse:
    """JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": what.name,
        "description": what.about,
        "home_page_url": links.absolute(what.path),
        "feed_url": links.absolute(path),
        "language": edition,
        "authors": [{"name": settings.SITE_NAME, "url": links.absolute("/")}],
        **({"hubs": [{"type": "WebSub", "url": settings.WEBSUB_HUB}]} if settings.WEBSUB_HUB else {}),
        "items": [_json_item(entry) for entry in what.entries],
    }
    body = json.dumps(feed, ensure_ascii=False, indent=1)
    return HttpResponse(body, content_type="application/feed+json; charset=utf-8")


def _written(
    kind: type[SyndicationFeed], what: List, edition: str, path: str, media_type: str
) -> HttpResponse:
    feed = kind(
        title=speakable(what.name),
        link=links.absolute(what.path),
        description=speakable(what.about),
        subtitle=speakable(what.about),
        language=edition,
        feed_url=links.absolute(path),
        feed_guid=links.absolute(path),
        author_name=settings.SITE_NAME,
    )
    for entry in what.entries:
        feed.add_item(
            title=speakable(entry.title),
            link=entry.url,
            # Both formats are read as HTML here: what looks like a tag in a standfirst must not be one.
            description=escape(speakable(entry.summary), quote=False),
            unique_id=entry.id,
            unique_id_is_permalink=False,
            author_name=speakable(signed_by([name for name, _url in entry.authors])) or settings.SITE_NAME,
            pubdate=entry.published,
            updateddate=entry.updated,
            categories=[speakable(tag) for tag in entry.tags],
            html=speakable(entry.html),
            picture=entry.picture,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=media_type)


def _picture(handler, item) -> None:
    """The lead picture as Media RSS says it."""
    picture = item["picture"]
    if picture is None:
        return
    drawn = picture.drawn("wide")
    size = {"width": str(drawn.width), "height": str(drawn.height)}
    said = {"url": drawn.address, "medium": "image", "type": "image/jpeg"}
    handler.startElement("media:content", said | size)
    for name, text in (("credit", picture.lead["credit"]), ("description", picture.lead["caption"])):
        if text:
            handler.addQuickElement(f"media:{name}", speakable(text))
    handler.endElement("media:content")


def _json_item(entry: Entry) -> dict:
    text = {"content_html": entry.html} if entry.html else {"content_text": entry.summary or entry.title}
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        **({"summary": entry.summary} if entry.summary else {}),
        **text,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "language": entry.language,
        "authors": [{"name": name, "url": url} for name, url in entry.authors],
        "tags": entry.tags,
        **({"image": entry.picture.drawn("wide").address} if entry.picture else {}),
    }
