"""What published protocols ask of files, as tables; what is wrong with one is told in words."""

import re
from urllib.parse import urlsplit

from lxml import etree

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"
XHTML = "http://www.w3.org/1999/xhtml"

#: https://www.sitemaps.org/schemas/sitemap/0.9/sitemap.xsd and siteindex.xsd: the order of what is in each element.
ROOTS = {"urlset": "url", "sitemapindex": "sitemap"}
IN_PLACE = ["loc", "lastmod", "changefreq", "priority"]
#: https://developers.google.com/search/docs/crawling-indexing/sitemaps/
EXTENSIONS = {
    f"{{{NEWS}}}news": ["publication", "publication_date", "title"],
    f"{{{IMAGE}}}image": ["loc"],
    f"{{{XHTML}}}link": [],
}
MOST_PLACES, MOST_BYTES, LONGEST_PLACE = 50_000, 50 * 1024 * 1024, 2048
W3C_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)")


def sitemap_faults(content: bytes, site: str) -> list[str]:
    """Everything in which the file leaves the protocols."""
    root = etree.fromstring(content)
    name = etree.QName(root)
    if name.namespace != SITEMAP or name.localname not in ROOTS:
        return [f"root {root.tag}"]
    found = [f"{len(root)} places"] if len(root) > MOST_PLACES or not len(root) else []
    found += ["too large"] if len(content) > MOST_BYTES else []
    places = [place.findtext(f"{{{SITEMAP}}}loc") for place in root]
    found += [f"twice: {place}" for place in places if places.count(place) > 1]
    for place in root:
        if place.tag != f"{{{SITEMAP}}}{ROOTS[name.localname]}":
            found.append(f"element {place.tag}")
        found += _faults_of_place(place, site)
    return found


def _faults_of_place(place, site: str) -> list[str]:
    own = [etree.QName(one).localname for one in place if etree.QName(one).namespace == SITEMAP]
    others = [one for one in place if etree.QName(one).namespace != SITEMAP]
    found = [] if own == [one for one in IN_PLACE if one in own] and "loc" in own else [f"order {own}"]
    if list(place)[: len(own)] != [one for one in place if one not in others]:
        found.append("extensions before the protocol's own")
    for text in place.xpath("*[local-name()='loc']/text() | *[local-name()='image']/*/text()"):
        parts, ours = urlsplit(text), urlsplit(site)
        if (parts.scheme, parts.netloc) != (ours.scheme, ours.netloc) or len(text) > LONGEST_PLACE:
            found.append(f"address {text}")
    dates = place.xpath("*[local-name()='lastmod']/text() | *//*[local-name()='publication_date']/text()")
    found += [f"date {text}" for text in dates if not W3C_DATE.fullmatch(text)]
    return found + [fault for one in others for fault in _faults_of_extension(one)]


def _faults_of_extension(one) -> list[str]:
    if one.tag not in EXTENSIONS:
        return [f"element {one.tag}"]
    inside = [etree.QName(child).localname for child in one]
    found = [] if inside == EXTENSIONS[one.tag] else [f"in {one.tag}: {inside}"]
    if one.tag == f"{{{XHTML}}}link" and (one.get("rel") != "alternate" or not one.get("hreflang")):
        found.append("a link that is no alternate")
    if one.tag == f"{{{NEWS}}}news":
        publication = [etree.QName(child).localname for child in one[0]]
        found += [] if publication == ["name", "language"] else [f"publication {publication}"]
        found += [] if all(child.text for child in one.iter() if not len(child)) else ["an empty element"]
    return found


#: https://www.jsonfeed.org/version/1.1/: what a feed and an item may have, and of which type.
JSON_FEED = {
    "version": str,
    "title": str,
    "home_page_url": str,
    "feed_url": str,
    "description": str,
    "language": str,
    "authors": list,
    "hubs": list,
    "items": list,
}
JSON_ITEM = {
    "id": str,
    "url": str,
    "title": str,
    "content_html": str,
    "content_text": str,
    "summary": str,
    "image": str,
    "date_published": str,
    "date_modified": str,
    "authors": list,
    "tags": list,
    "language": str,
}
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def json_feed_faults(feed: dict) -> list[str]:
    """Everything in which the feed leaves JSON Feed 1.1."""
    found = _of_types(feed, JSON_FEED)
    found += [] if feed.get("version") == "https://jsonfeed.org/version/1.1" else ["version"]
    found += [name for name in ("title", "items") if name not in feed]
    ids = [item.get("id") for item in feed["items"]]
    found += ["an id is not unique"] if len(set(ids)) != len(ids) or not all(ids) else []
    for item in feed["items"]:
        found += _of_types(item, JSON_ITEM)
        found += [] if item.get("content_html") or item.get("content_text") else ["no content"]
        dates = [item[name] for name in ("date_published", "date_modified") if name in item]
        found += [f"date {date}" for date in dates if not RFC_3339.fullmatch(date)]
    people = [one for thing in (feed, *feed["items"]) for one in thing.get("authors", ())]
    return found + ["an author without anything" for one in people if not (one.get("name") or one.get("url"))]


def _of_types(thing: dict, types: dict[str, type]) -> list[str]:
    return [
        f"{name}: {value!r}" for name, value in thing.items() if not isinstance(value, types.get(name, ()))
    ]
