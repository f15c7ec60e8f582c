"""This site's page store, and the layer that answers from it, as the settings say."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from articles.reader.answers import PUBLIC
from articles.reader.press.following import Follower, follow_in_thread
from articles.reader.press.public_log import PublicLog
from newsroom import policy
from newsroom.pressed.layer import PressedPages
from newsroom.pressed.made import Application
from newsroom.pressed.page import KeptPage
from newsroom.pressed.store import PageStore

#: What the server in deploy/ says with every page it hands out by itself, besides the policy.
PLAIN = {
    "Cache-Control": PUBLIC,
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
POLICY = "Content-Security-Policy"
#: Said of one page, and known to that server by the page's address or not needed.
OF_THE_PAGE = frozenset({"Content-Type", "Content-Language", "Surrogate-Key", "Strict-Transport-Security"})


def is_plain(page: KeptPage) -> bool:
    """Whether the page says of itself nothing but what every plain page says: not one that holds a player's frame."""
    own = [(name, value) for name, value in page.headers if name not in OF_THE_PAGE]
    return all(PLAIN.get(name) == value or (name == POLICY and _is_strict(value)) for name, value in own)


def _is_strict(policy_said: str) -> bool:
    said = {
        directive.split()[0]: directive.split()[1:]
        for directive in policy_said.split(";")
        if directive.strip()
    }
    return said == policy.STRICT["DIRECTIVES"]


def page_store() -> PageStore:
    """The store in PAGES_DIR."""
    return PageStore(settings.PAGES_DIR, is_plain=is_plain)


def pages_before(application: Application) -> PressedPages:
    """The layer in front of this application, with its store."""
    site = urlsplit(settings.SITE_URL)
    return PressedPages(
        application,
        page_store(),
        PublicLog(),
        is_ours=at_our_door,
        host=site.netloc,
        scheme=site.scheme,
        threads=settings.WEB_THREADS,
    )


def opened(application: Application) -> Application:
    """The application behind kept pages, which follow the log from now on; with DEBUG, alone.

    Then templates change under the pages made from them.
    """
    if settings.DEBUG:
        return application
    pages = pages_before(application)
    follow_in_thread(Follower(pages.store, PublicLog()))
    return pages


def at_our_door(environ: Mapping[str, Any]) -> bool:
    """Whether the request came to a host this site answers for, over the scheme of SITE_URL."""
    header = settings.SECURE_PROXY_SSL_HEADER
    forwarded = environ.get(header[0], "").partition(",")[0].strip() if header else ""
    return _is_ours(environ.get("HTTP_HOST", ""), forwarded or environ["wsgi.url_scheme"])


@lru_cache(maxsize=256)
def _is_ours(host: str, scheme: str) -> bool:
    domain, _port = split_domain_port(host)
    return (
        scheme == urlsplit(settings.SITE_URL).scheme
        and bool(domain)
        and validate_host(domain, settings.ALLOWED_HOSTS)
    )
