"""The wall every stored body passes: only the newsroom's own elements remain, and no word is lost."""

import re

import nh3
from django.utils.translation import ngettext

from articles.text.boxes import KINDS
from articles.text.links import SCHEMES
from articles.text.pasted import Reading, read
from articles.text.rawtext import readable
from articles.text.tree import body_html

TAGS = frozenset(
    [
        "p",
        "h2",
        "h3",
        "ul",
        "ol",
        "li",
        "blockquote",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "a",
        "strong",
        "em",
        "sub",
        "sup",
        "br",
        "oembed",
        "figure",
        "figcaption",
    ]
)
SHOWN = {"data-picture", "data-gallery", "data-file", "data-shape", "data-size", "data-credit", "data-alt"}
ATTRIBUTES = {
    "a": {"href"},
    "figure": SHOWN,
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
}
_VALUES = re.compile(r"<figure((?: data-[a-z]+=\"[^\"]*\")+)>")
UNREADABLE = {"script", "style"}

_WALL = nh3.Cleaner(
    tags=set(TAGS),
    attributes=ATTRIBUTES,
    tag_attribute_values={"blockquote": {"data-kind": set(KINDS)}},
    clean_content_tags=UNREADABLE,
    url_schemes=set(SCHEMES),
    link_rel=None,
)


def sanitise(html: str) -> str:
    """The body as it may be stored: allow-listed elements, one canonical spelling, every word it came with.

    What Word, Google Docs and web pages write is read for its meaning first (lxml), then nh3's allow-list has
    the last word. Idempotent. U+00A0 and U+202F are kept as typed; `&nbsp;` is decoded.
    """
    clean = _through_the_wall(body_html(read(readable(html)).nodes))
    # The wall empties a link whose address it cannot parse; one more reading leaves its words alone.
    return _through_the_wall(body_html(read(clean).nodes)) if "<a>" in clean else clean


def _through_the_wall(html: str) -> str:
    """The same body, judged once more by nh3: what is already clean comes out letter for letter."""
    clean = _WALL.clean(html).replace("&nbsp;", "\u00a0")
    # Inside a value the wall may leave < and > as they are, where blocks are cut by them.
    return _VALUES.sub(_without_angles, clean) if "<figure" in clean else clean


def _without_angles(opening: re.Match[str]) -> str:
    return f"<figure{opening.group(1).replace('<', '&lt;').replace('>', '&gt;')}>"


def dropped(before: str, after: str) -> list[str]:
    """A sentence for each kind of thing that `sanitise(before) == after` had to leave out, words excepted."""
    return [] if before == after else _sentences(read(readable(before)))


def _sentences(reading: Reading) -> list[str]:
    """What was left out, as the journalist is told."""
    said = {
        "picture": ngettext(
            "%(count)d picture was removed: pictures come from the picture library.",
            "%(count)d pictures were removed: pictures come from the picture library.",
            reading.left_out["picture"],
        ),
        "player": ngettext(
            "%(count)d player or embedded page was removed: it would call another site.",
            "%(count)d players or embedded pages were removed: they would call other sites.",
            reading.left_out["player"],
        ),
        "comment": ngettext(
            "%(count)d remark from the margin of a document was removed.",
            "%(count)d remarks from the margin of a document were removed.",
            reading.left_out["comment"],
        ),
        "link": ngettext(
            "%(count)d link was removed and its words kept: a reader may not follow its address.",
            "%(count)d links were removed and their words kept: a reader may not follow their addresses.",
            reading.left_out["link"],
        ),
    }
    return [
        sentence % {"count": reading.left_out[kind]}
        for kind, sentence in said.items()
        if reading.left_out[kind]
    ]
