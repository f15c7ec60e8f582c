"""Marking the words that were searched for, on the original text: accents and endings do not matter."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from django.db import connection
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WORD = re.compile(r"[^\W_]+")
EXCERPT = 240
LEAD_IN = 60
#: A line that ends with one of these needs nothing before the next.
SENTENCE_ENDS = tuple(".!?…:;,»”")
# Stemmers change endings: a word that matches begins like the word asked for.
BEGINNING = 2
# So many letters hold those, marks written apart from their letters included.
LETTERS = 8

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
    beginnings = tuple({_fold(word)[:BEGINNING] for word in wanted})
    if not beginnings:
        return frozenset()
    # Twenty stories have ten thousand words: only those that begin with the right letter are looked at, each once.
    there = set(_words_beginning({word[0] for word in beginnings}).findall(" ".join(texts).lower()))
    words = {word for word in there if _fold(word[:LETTERS]).startswith(beginnings)}
    if not words:
        return frozenset()
    with connection.cursor() as cursor:
        cursor.execute(MATCHING, {"edition": edition, "asked": sorted(wanted), "words": sorted(words)})
        return frozenset(word for (word,) in cursor.fetchall())


def _words_beginning(letters: set[str]) -> re.Pattern[str]:
    """Whole words, in lower case, whose first letter folded is one of these."""
    signs = "".join(sign for letter in letters for sign in FOLDED.get(letter, letter))
    return re.compile(rf"(?<![^\W_])[{re.escape(signs)}][^\W_]*")


def marked(text: str, words: frozenset[str]) -> SafeString:
    """The text, escaped, with those words in <mark>."""
    pieces: list[str] = []
    end = 0
    for match in _hits(text, words):
        pieces += [text[end : match.start()], format_html("<mark>{}</mark>", match[0])]
        end = match.end()
    return format_html_join("", "{}", ([piece] for piece in [*pieces, text[end:]]))


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
    return ("… " if start else "") + _on_one_line(text[start:end]) + (" …" if end < len(text) else "")


def _on_one_line(text: str) -> str:
    """Its lines one after another; dots follow one that ends no sentence, a crosshead or a cell."""
    lines = [" ".join(filter(None, line.split(" "))) for line in text.split("\n") if line.strip()]
    ends = [" " if line.endswith(SENTENCE_ENDS) else " … " for line in lines[:-1]]
    return "".join(line + end for line, end in zip(lines, [*ends, ""], strict=True))


def _hits(text: str, words: frozenset[str]):
    return (match for match in WORD.finditer(text) if match[0].lower() in words)


def _fold(word: str) -> str:
    if word.isascii():
        return word
    bare = "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))
    return bare.replace("œ", "oe").replace("æ", "ae").replace("ß", "ss")


def _signs_by_letter() -> dict[str, str]:
    """Every letter of the Latin alphabets under the one it begins with when folded."""
    signs = defaultdict(str)
    for sign in map(chr, range(ord("a"), 0x250)):
        folded = _fold(sign.lower())
        if folded and folded[0] not in signs[folded[0]]:
            signs[folded[0]] += folded[0]
        signs[folded[:1]] += sign
    return dict(signs)


FOLDED = _signs_by_letter()
