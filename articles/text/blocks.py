"""A body as a list of blocks: cutting, joining, counting, and keeping a block's number from save to save."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from html import unescape

from articles.text.alignment import align
from articles.text.embeds import embeds_in_words, without_embeds

__all__ = [
    "Block",
    "align",
    "block_hash",
    "count_words",
    "fold_noise",
    "has_words",
    "join",
    "plain",
    "reading_minutes",
    "split",
]

TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^<>]*>")
WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")
WORDS_A_MINUTE = 220

_INLINE = r"</?(?:strong|em|sub|sup|a)\b[^<>]*>"
# One space alone, which most are, is no row and not looked at.
_SPACES = re.compile(rf"[ \u00a0\u202f](?:[ \u00a0\u202f]|{_INLINE})+")
_EDGE_BEFORE = re.compile(rf"(<(?:p|h2|h3|li|td|th|caption|figcaption|br)\b[^<>]*>(?:{_INLINE})*)[ \u00a0]+")
_EDGE_AFTER = re.compile(
    rf"[ \u00a0]+((?:{_INLINE})*(?:</(?:p|h2|h3|li|td|th|caption|figcaption)>|<br>|<[uo]l>))"
)
_BREAKING = re.compile(r"<br>|</(?:p|h2|h3|li|td|th|caption|figcaption|ul|ol|tr|table|blockquote)>|<[uo]l>")


@dataclass(frozen=True)
class Block:
    """One top-level element of a sanitised body; `kind` is its tag."""

    kind: str
    html: str


def split(html: str) -> list[Block]:
    """The top-level blocks of a sanitised body, in order: `join(split(body)) == body`.

    Words that stand in no block, which no sanitised body has, become a paragraph rather than get lost.
    """
    blocks: list[Block] = []
    depth, start, end = 0, 0, 0
    for tag in TAG.finditer(html):
        closing, name = tag.group(1), tag.group(2)
        if name == "br":
            continue
        if not closing and depth == 0:
            blocks += _loose(html[end : tag.start()])
            start = tag.start()
        depth += -1 if closing else 1
        if depth == 0:
            end = tag.end()
            blocks.append(Block(name, html[start:end]))
        depth = max(depth, 0)
    return blocks + _loose(html[end:])


def _loose(html: str) -> list[Block]:
    """A paragraph of what stands between two blocks, if anything does."""
    return [Block("p", f"<p>{html.strip()}</p>")] if html.strip() else []


def join(blocks: list[Block]) -> str:
    """The body these blocks make."""
    return "\n".join(block.html for block in blocks)


def block_hash(html: str) -> bytes:
    """The 32 bytes a stored block is known by: exact, so that no space typed is ever replaced by another."""
    return hashlib.sha256(html.encode("utf-8", "surrogatepass")).digest()


def fold_noise(html: str) -> str:
    """The block without typing noise: a no-break space beside another space, or at either end of a line.

    Editors write those when people type two spaces. Any other U+00A0 or U+202F was meant, and stays.
    """
    html = _SPACES.sub(_one_space, html)
    return _EDGE_AFTER.sub(r"\1", _EDGE_BEFORE.sub(r"\1", html))


def _one_space(match: re.Match[str]) -> str:
    """The first space of a row alone, wherever formatting starts or ends between them."""
    row = match.group()
    spaces = TAG.sub("", row)
    if len(spaces) == 1:
        return row
    kept = "\u202f" if "\u202f" in spaces else " "
    return kept + "".join(tag.group() for tag in TAG.finditer(row))


def plain(html: str) -> str:
    """The words alone, entities decoded, one line a paragraph, item or cell; an embed as `[YouTube: address]`."""
    text = TAG.sub("", _BREAKING.sub("\n", embeds_in_words(html)))
    lines = (line.strip(" \t\r") for line in unescape(text).split("\n"))
    return "\n".join(line for line in lines if line)


def count_words(html: str) -> int:
    """How many words a reader counts: "l’État" and "vice-président" are one each, an embed's address none."""
    return len(WORD.findall(unicodedata.normalize("NFC", plain(without_embeds(html)))))


def has_words(html: str) -> bool:
    """Whether there is a word to count."""
    return WORD.search(plain(html)) is not None


def reading_minutes(words: int) -> int:
    """Whole minutes an attentive reader needs: at least one where there is anything to read."""
    return max(1, round(words / WORDS_A_MINUTE)) if words > 0 else 0
