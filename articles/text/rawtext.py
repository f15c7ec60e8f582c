"""What must be true of pasted text before any parser sees it: no hostile depth, no letters that are none."""

import re

# Windows-1252 read as Latin-1: these code points are never meant.
_WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
_NEVER = dict.fromkeys([*range(0x09), 0x0B, *range(0x0E, 0x20), 0x7F, 0xAD, 0x200B, 0xFEFF, 0xFFFE, 0xFFFF])
# What each letter of pasted text is read as. Overrides of writing direction go: they can make a sentence
# read as another. Marks and isolates stay.
LETTERS: dict[int, str | None] = {**_NEVER, **_WINDOWS, **dict.fromkeys([0x202D, 0x202E])}

_SURROGATE = re.compile("[\ud800-\udfff]")
_CLOSED_BREAK = re.compile(r"</br\s*>", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>]*)[^<>]*>")
_NOT_NESTING = frozenset(
    {"p", "br", "img", "hr", "meta", "link", "input", "wbr", "col", "area", "base", "source"}
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "big",
        "cite",
        "code",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "mark",
        "nobr",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "tt",
        "u",
        "var",
    ]
)
_CODE = frozenset({"script", "style", "title", "iframe"})
DEEPEST = 1_000


def readable(html: str) -> str:
    """The text with only real letters, and never nested so deep that parsing it becomes slow."""
    html = _CLOSED_BREAK.sub("<br>", _SURROGATE.sub("\ufffd", html.replace("\0", "")))
    return _flattened(html) if _is_too_deep(html) else html


def _is_too_deep(html: str) -> bool:
    """Whether more elements stand open at once than any writer makes."""
    depth = 0
    for closing, name in _TAG.findall(html):
        if name.lower() not in _NOT_NESTING:
            depth += -1 if closing else 1
            if depth > DEEPEST:
                return True
    return False


def _flattened(html: str) -> str:
    """Every word, and a line break for each element that made one; nothing nests any more."""
    return _TAG.sub(_flat, html)


def _flat(match: re.Match[str]) -> str:
    """What is left of one tag."""
    name = match.group(2).lower()
    if name in _NOT_NESTING or name in _CODE:
        return match.group()
    return "" if name in _INLINE else "<p>"
