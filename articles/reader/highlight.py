"""Marking the words that were searched for, on the original text: accents and endings do not matter."""

import re
import unicodedata
from collections.abc import Iterable

from django.db import connection
from django.utils.html import conditional_escape, format_html_join
from django.utils.safestring import SafeString, mark_safe

WORD = re.compile(r"[^\W_]+")
EXCERPT = 240
LEAD_IN = 60
# Stemmers change endings: a word that matches begins like the word asked for.
BEGINNING = 2

# What `_fold` takes for one letter, or for two.
ACCENTED = {
    "a": "àâäáãåæ",
    "c": "ç",
    "e": "éèêë",
    "i": "íìîï",
    "n": "ñ",
    "o": "óòôöõœ",
    "u": "úùûü",
    "y": "ýÿ",
}
LIGATURES = {"oe": "œ", "ae": "æ", "ss": "ß"}

# The same judgement that found the stories, asked once for all candidate words of the page.
MATCHING = """
    WITH asked AS MATERIALIZED (
        SELECT newsroom_query(%(edition)s, word) AS query FROM unnest(%(asked)s::text[]) AS word
    )
    SELECT DISTINCT word FROM unnest(%(words)s::text[]) AS word, asked
    WHERE newsroom_lexemes(%(edition)s, word) @@ asked.query
"""


def matching_words(edition: str, asked: str, texts: Iterable[str]) -> frozenset[str]:
    """The words of the texts, in lower case, that the search for `asked` matches. One query."""
    wanted = set(WORD.findall(asked.lower()))
    if not wanted:
        return frozenset()
    begins = _beginning({_fold(word)[:BEGINNING] for word in wanted})
    words = {word for text in texts for word in begins.findall(text.lower())}
    if not words:
        return frozenset()
    with connection.cursor() as cursor:
        cursor.execute(MATCHING, {"edition": edition, "asked": sorted(wanted), "words": sorted(words)})
        return frozenset(word for (word,) in cursor.fetchall())


def marked(text: str, words: frozenset[str]) -> SafeString:
    """The text, escaped, with those words in <mark>."""
    pieces, end = [], 0
    for match in _hits(text, words):
        pieces += [(conditional_escape(text[end : match.start()]),), (_mark(match[0]),)]
        end = match.end()
    return format_html_join("", "{}", [*pieces, (conditional_escape(text[end:]),)])


def excerpt(standfirst: str, plain: str, words: frozenset[str]) -> SafeString:
    """The standfirst when it has one of the words or the body has none; else the body around its first."""
    if next(_hits(standfirst, words), None):
        return marked(standfirst, words)
    hit = next(_hits(plain, words), None)
    return marked(_around(plain, hit.start()), words) if hit else marked(standfirst, words)


def _around(text: str, position: int) -> str:
    """Whole words of the text about that position, with dots where it goes on."""
    start = max(0, position - LEAD_IN)
    if start:
        start = text.find(" ", start, position) + 1 or position
    end = start + EXCERPT
    if end < len(text):
        end = max(text.rfind(" ", start, end), position)
    return ("… " if start else "") + " ".join(text[start:end].split()) + (" …" if end < len(text) else "")


def _hits(text: str, words: frozenset[str]):
    return (match for match in WORD.finditer(text) if match[0].lower() in words)


def _beginning(beginnings: set[str]) -> re.Pattern[str]:
    """Words that begin with one of these letters, whatever accents they carry."""
    ways = "|".join(sorted({_any_accent(each) for each in beginnings}))
    return re.compile(rf"(?<![^\W_])(?:{ways})[^\W_]*")


def _any_accent(letters: str) -> str:
    spelt = "".join(f"[{letter}{ACCENTED[letter]}]" if letter in ACCENTED else letter for letter in letters)
    return f"{spelt}|{LIGATURES[letters]}" if letters in LIGATURES else spelt


def _mark(word: str) -> SafeString:
    return mark_safe(f"<mark>{conditional_escape(word)}</mark>")  # noqa: S308 - the word is escaped


def _fold(word: str) -> str:
    bare = "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))
    return bare.replace("œ", "oe").replace("æ", "ae").replace("ß", "ss")
