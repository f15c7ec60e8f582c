"""Which requests may be answered with a kept page: an address in its one spelling, asked for as everybody does."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

#: First segments below which nothing is ever kept.
NEVER = frozenset({"accounts", "admin", "api", "desk", "healthz", "media", "readyz", "static"})
#: What campaigns append to addresses; no page reads it.
TRACKING = frozenset({"fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid"})
TRACKING_PREFIX = "utm_"

LONGEST = 400
#: Segments begin with a letter or a number, but for the one that is well known; nothing here is ever decoded.
SEGMENT = r"(?:[A-Za-z0-9][-A-Za-z0-9._]{0,199}|\.well-known)"
SPELLED = re.compile(rf"/(?:{SEGMENT}/)*{SEGMENT}?")


def kept_address(environ: Mapping[str, Any]) -> str | None:
    """The path under which the answer to this WSGI request may be kept, or None when only Django may answer."""
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or has_body(environ):
        return None
    query = environ.get("QUERY_STRING", "")
    if query and not only_tracks(query):
        return None
    path = environ.get("SCRIPT_NAME", "") + environ["PATH_INFO"]
    return path if may_be_kept(path) else None


def is_plain(environ: Mapping[str, Any]) -> bool:
    """Whether the request asks to read what stands at its address and says nothing more; the address is not judged."""
    return (
        environ["REQUEST_METHOD"] in ("GET", "HEAD")
        and not environ.get("QUERY_STRING")
        and not environ.get("SCRIPT_NAME")
        and not has_body(environ)
    )


def may_be_kept(path: str) -> bool:
    """Whether a page of this path has a place in the store."""
    return len(path) <= LONGEST and SPELLED.fullmatch(path) is not None and path.split("/", 2)[1] not in NEVER


def has_body(environ: Mapping[str, Any]) -> bool:
    return environ.get("CONTENT_LENGTH") not in (None, "", "0") or "HTTP_TRANSFER_ENCODING" in environ


def only_tracks(query: str) -> bool:
    """Whether the query string says nothing but where a reader came from."""
    if len(query) > 1000:
        return False
    names = {name for name, _value in parse_qsl(query, keep_blank_values=True)}
    return bool(names) and all(name in TRACKING or name.startswith(TRACKING_PREFIX) for name in names)
