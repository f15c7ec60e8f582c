"""What a pasted element's style attribute means for the words in it."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from articles.text.inline import Marks

BOLD_TAGS = frozenset({"b", "strong"})
ITALIC_TAGS = frozenset({"i", "em", "cite", "dfn", "var"})
SHIFTS = {"sub": "sub", "sup": "sup", "super": "sup"}

_DECLARATION = re.compile(r"([a-z-]+)\s*:\s*([^;]*)")
_LEVEL = re.compile(r"\blevel([1-9])\b")
_HEAVY = re.compile(r"(bold|bolder|[6-9]\d\d|1000)\b")
_SLANTED = re.compile(r"italic|oblique")
_UPRIGHT = re.compile(r"normal|initial|unset")
_LIGHT = re.compile(r"(normal|lighter|[1-5]\d\d|initial|unset)\b")


class WordList(NamedTuple):
    """A paragraph that Word shows as a list item, and how deep."""

    level: int


def declarations(attributes: Mapping[str, str | None]) -> dict[str, str]:
    """The style attribute as property and value, lower case."""
    style = (attributes.get("style") or "")[:2000].lower()
    return {name: value.strip() for name, value in _DECLARATION.findall(style)} if style else {}


def marks_within(tag: str, style: Mapping[str, str], outer: Marks) -> Marks:
    """The marks of the words in this element: what the style says wins over what the tag says."""
    weight, slant = style.get("font-weight", ""), style.get("font-style", "")
    return outer._replace(
        bold=_decided(_HEAVY.match(weight), _LIGHT.match(weight), tag in BOLD_TAGS, outer.bold),
        italic=_decided(_SLANTED.match(slant), _UPRIGHT.match(slant), tag in ITALIC_TAGS, outer.italic),
        shift=SHIFTS.get(tag) or SHIFTS.get(style.get("vertical-align", "")) or outer.shift,
    )


def _decided(said_yes: object, said_no: object, by_tag: bool, outer: bool) -> bool:
    """A mark's value: the style's word first, then the tag's, then the surroundings'."""
    if said_yes:
        return True
    return False if said_no else by_tag or outer


def word_list(attributes: Mapping[str, str | None], style: Mapping[str, str]) -> WordList | None:
    """The list level Word gave a paragraph, if it made it a list item."""
    says = style.get("mso-list", "")
    if says.startswith("none"):
        return None
    level = _LEVEL.search(says)
    if level:
        return WordList(int(level.group(1)))
    listed = (attributes.get("class") or "").lower().startswith("msolistparagraph")
    return WordList(1) if listed else None


def is_list_marker(style: Mapping[str, str]) -> bool:
    """Whether this element holds only the bullet or number Word draws before a list item."""
    return style.get("mso-list", "") == "ignore"


def is_margin_comment(attributes: Mapping[str, str | None], style: Mapping[str, str]) -> bool:
    """Whether this element is a remark in Word's margin, or the mark that points to one."""
    names = (attributes.get("class") or "").lower().split()
    return (
        style.get("mso-element", "") in {"comment-list", "comment"}
        or style.get("mso-special-character", "") == "comment"
        or "msocomanchor" in names
        or "msocommentreference" in names
    )
