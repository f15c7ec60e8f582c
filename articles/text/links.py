"""Where a link may lead: web, mail, telephone, or elsewhere on this site."""

import re
from urllib.parse import parse_qs, quote, urlsplit

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
LONGEST = 4000
_HAS_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.\-]*):")
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\ufeff\u200b]")


def safe_href(address: str | None) -> str:
    """The address as it may be stored, or "" where a link must not lead there or could not arrive.

    A bare "#note" is refused as well: the anchors of the page it was copied from did not come along.
    """
    href = _INVISIBLE.sub(_spelt_or_gone, (address or "").strip())
    if not href or len(href) > LONGEST or href.startswith("#"):
        return ""
    href = _through_redirect(href)
    scheme = _HAS_SCHEME.match(href)
    if scheme:
        return href if scheme.group(1).lower() in SCHEMES and _has_target(href) else ""
    if href.replace("\\", "/").startswith("//"):
        return safe_href("https:" + href.replace("\\", "/"))
    return "" if ":" in re.split(r"[/?#]", href, maxsplit=1)[0] or "\\" in href else href


def _spelt_or_gone(match: re.Match[str]) -> str:
    """A plain space inside an address is written %20; what nobody sees goes, as browsers do it."""
    return "%20" if match.group() == " " else ""


def _through_redirect(href: str) -> str:
    """The address behind the redirect that documents copied from Google Docs and Gmail carry."""
    if not href.startswith(("https://www.google.com/url?", "http://www.google.com/url?")):
        return href
    try:
        target = parse_qs(urlsplit(href).query).get("q", [""])[0]
    except ValueError:
        return href
    if not target.startswith(("https://", "http://")):
        return href
    return quote(target, safe="/:?#[]@!$&'()*+,;=%~-._")


def _has_target(href: str) -> bool:
    """Whether anything follows the scheme, and a web address names a host."""
    scheme, _, rest = href.partition(":")
    if scheme.lower() in {"http", "https"}:
        return bool(rest.replace("\\", "/").strip("/"))
    return bool(rest)
