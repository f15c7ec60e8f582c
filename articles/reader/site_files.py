"""The small files programs ask every site for."""

from datetime import timedelta
from email.utils import parseaddr
from xml.etree.ElementTree import Element, SubElement

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from articles.pages import links, surrogates
from articles.reader.answers import keyed, reader_view
from articles.reader.xml import xml_answer
from newsroom.clock import newsroom_now
from newsroom.editions import EDITIONS

OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
CLOSED = ("/accounts/", "/admin/", "/desk/")
GOOD_FOR = timedelta(days=180)


@reader_view
def robots(request: HttpRequest, edition: str) -> HttpResponse:
    closed = [*CLOSED, *(links.search_url(each) for each in EDITIONS)]
    maps = [
        links.absolute(url(each)) for each in EDITIONS for url in (links.sitemap_url, links.news_sitemap_url)
    ]
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in closed),
        "",
        *(f"Sitemap: {url}" for url in maps),
    ]
    return keyed(_text(lines), [surrogates.of_frame(edition)])


@reader_view
def security(request: HttpRequest, edition: str) -> HttpResponse:
    """RFC 9116. The date moves with the day, so that the file never expires while the site stands."""
    until = newsroom_now().replace(hour=0, minute=0, second=0, microsecond=0) + GOOD_FOR
    tomorrow = newsroom_now().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    _name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    lines = _text(
        [
            f"Contact: mailto:{address}",
            f"Expires: {until:%Y-%m-%dT%H:%M:%SZ}",
            "Preferred-Languages: fr, en",
            f"Canonical: {links.absolute('/.well-known/security.txt')}",
        ]
    )
    return keyed(lines, [surrogates.of_frame(edition)], until=tomorrow)


@reader_view
def opensearch(request: HttpRequest, edition: str) -> HttpResponse:
    """OpenSearch 1.1: lets a browser search the edition from its address bar."""
    root = Element("OpenSearchDescription", xmlns=OPENSEARCH)
    SubElement(root, "ShortName").text = settings.SITE_NAME[:16]
    SubElement(root, "Description").text = _("Search %(site)s") % {"site": settings.SITE_NAME}
    SubElement(root, "InputEncoding").text = "UTF-8"
    SubElement(root, "Language").text = edition
    template = links.absolute(links.search_url(edition)) + "?q={searchTerms}"
    SubElement(root, "Url", type="text/html", template=template)
    answer = xml_answer(root, media_type="application/opensearchdescription+xml")
    return keyed(answer, [surrogates.of_frame(edition)])


def _text(lines: list[str]) -> HttpResponse:
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
