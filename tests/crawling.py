"""A reader's robot: every address that the public pages name, fetched once, as nobody."""

import re
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import html5lib
import lxml.html
from django.conf import settings
from django.test import Client
from lxml import etree

#: Attributes that name an address, or several with their widths.
NAMED = ("href", "src", "poster", "action", "data-src")
SETS = ("srcset", "imagesrcset")
#: Elements of feeds and sitemaps whose text is an address.
IN_XML = ("link", "loc", "guid", "url", "id")
#: Written by whoever builds the site, and told apart by their content's fingerprint: not of this crawl.
LEFT_OUT = ("/static/", "/accounts/", "/desk/", "/admin/")


@dataclass
class Crawled:
    """What one address answered, who named it first, and the addresses it names."""

    path: str
    status: int
    kind: str
    body: bytes
    keys: str
    named_by: str
    names: list[str] = field(default_factory=list)

    @property
    def is_html(self) -> bool:
        return self.kind.startswith("text/html")


def crawl(starts: Iterable[str], *, media: bool = True) -> dict[str, Crawled]:
    """Every address reached from these, by its path (with its query); redirections are followed, not forgotten."""
    client, found = Client(), {}
    waiting = deque((start, "") for start in starts)
    while waiting:
        path, named_by = waiting.popleft()
        if path in found or path.startswith(LEFT_OUT) or (not media and path.startswith("/media/")):
            continue
        answer = client.get(path)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        kind = answer.headers.get("Content-Type", "")
        keys = answer.headers.get("Surrogate-Key", "")
        here = Crawled(path, answer.status_code, kind, body, keys, named_by)
        here.names = [*names_in(here), *filter(None, [answer.headers.get("Location")])]
        found[path] = here
        waiting.extend((own, path) for name in here.names if (own := own_path(name, path)))
    return found


def names_in(page: Crawled) -> list[str]:
    """The addresses as they are written."""
    if page.is_html and page.body:
        return _in_html(page.body)
    if "json" in page.kind:
        return re.findall(r'"(?:url|home_page_url|feed_url|image)": "([^"]+)"', page.body.decode())
    if "xml" in page.kind:
        tree = etree.fromstring(page.body)
        texts = [node.text for node in tree.iter("{*}*") if etree.QName(node).localname in IN_XML]
        hrefs = [node.get(name) for node in tree.iter("{*}*") for name in ("href", "url") if node.get(name)]
        return [
            text for text in [*texts, *hrefs] if text and re.match(r"(https?:|/)", text) and "{" not in text
        ]
    return []


def own_path(name: str, base: str) -> str:
    """The path, with its query, of an address of this site; nothing for those of others."""
    site = urlsplit(settings.SITE_URL)
    whole = urlsplit(urljoin(settings.SITE_URL + base, name))
    if (whole.scheme, whole.netloc) != (site.scheme, site.netloc):
        return ""
    return whole.path + (f"?{whole.query}" if whole.query else "")


def errors_in(html: bytes) -> list[str]:
    """What the html5 parser has to say against the page."""
    parser = html5lib.HTMLParser()
    parser.parse(html, transport_encoding="utf-8")
    return [f"{line}:{column} {code} {about}" for (line, column), code, about in parser.errors]


def _in_html(html: bytes) -> list[str]:
    tree = lxml.html.document_fromstring(html, parser=lxml.html.HTMLParser(encoding="utf-8"))
    found = []
    for node in tree.iter():
        if not isinstance(node.tag, str) or (node.tag == "form" and node.get("method") == "post"):
            continue
        found += [node.get(name) for name in NAMED if node.get(name)]
        for name in SETS:
            found += [one.split()[0] for one in (node.get(name) or "").split(",") if one.strip()]
    return found
