"""What the Check tab says of a text: its length, its links, and the spaces French wants."""

import re
from dataclasses import dataclass
from html import unescape

from articles.text.blocks import count_words, plain, reading_minutes
from articles.text.content import Content
from articles.text.typography import french_spaces, show_nbsp

LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
MOST_HINTS = 30
AROUND = 18


@dataclass(frozen=True)
class Link:
    address: str
    words: str


@dataclass(frozen=True)
class Reading:
    """`hints` are stretches of text, as safe HTML with no-break spaces shown, where French sets another space."""

    words: int
    minutes: int
    links: list[Link]
    hints: list[str]
    more_hints: int


def reading_of(content: Content) -> Reading:
    words = count_words(content.body)
    links = [Link(unescape(address), plain(said)) for address, said in LINK.findall(content.body)]
    hints = _hints(content) if content.language == "fr" else []
    shown = hints[:MOST_HINTS]
    return Reading(words, reading_minutes(words), links, shown, len(hints) - len(shown))


def _hints(content: Content) -> list[str]:
    """Each with a few letters of its own line around it."""
    text = "\n".join([content.headline, content.standfirst, plain(content.body)])
    return [
        show_nbsp(text[max(0, hint.start - AROUND) : hint.start].rsplit("\n", 1)[-1])
        + "<mark>"
        + show_nbsp(hint.found)
        + "</mark>"
        + show_nbsp(text[hint.end : hint.end + AROUND].split("\n", 1)[0])
        for hint in french_spaces(text)
    ]
