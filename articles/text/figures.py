"""A line of text as words, signs and figures: sums, shares, dates, times and numbers in French and English spelling."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from articles.text.note_lines import MONTHS

_S = "[ \u00a0\u202f]"
_END = r"(?![^\W_])"
_TEN_TIMES = "millions?|milliards?|mille|billions?|trillions?|thousand|hundred|bn|Md"
_UNITS = (
    r"%|‰|€|\$|£|¥|pour cent|per cent|percent|points?|euros?|dollars?|livres?|pounds?|francs?|yens?|km/h|km²|km|"
    r"kilomètres?|kilomet(?:er|re)s?|mètres?|met(?:er|re)s?|cm|mm|m²|m³|m|hectares?|ha|tonnes?|tons?|kg|kilos?|grammes?|"
    r"litres?|miles?|ans|years?|mois|months?|jours?|days?|heures?|hours?|minutes?|secondes?|seconds?|°C?|MW|GW|kWh"
)
_YEAR = rf"(?:,?{_S}\d{{4}}(?!\d))"
_NUMBER = rf"(?:\d{{1,3}}(?:{_S}\d{{3}}(?!\d))+(?:,\d+)?|\d+(?:[.,]\d+)*)"

_MONTH = "|".join(sorted({name for names in MONTHS for name in names.split("|")}, key=len, reverse=True))
_DATE = (
    rf"\d{{1,2}}([/.-])\d{{1,2}}\2(?:\d{{4}}|\d{{2}})(?!\d)|\d{{4}}-\d{{2}}-\d{{2}}(?!\d)"
    rf"|\d{{1,2}}(?:er|st|nd|rd|th)?{_S}(?i:{_MONTH}){_END}{_YEAR}?"
    rf"|(?i:{_MONTH})\.?{_S}\d{{1,2}}(?:st|nd|rd|th)?(?![\w:]){_YEAR}?|(?i:{_MONTH}){_S}\d{{4}}(?!\d)"
)
_TIME = (
    rf"\d{{1,2}}{_S}?h(?:{_S}?\d{{2}})?{_END}|\d{{1,2}}:\d{{2}}(?:{_S}?[ap]\.?m{_END})?(?!\d)"
    rf"|\d{{1,2}}(?:\.\d{{2}})?{_S}?[ap]\.?m{_END}"
)
_AMOUNT = (
    rf"[€$£¥]?{_S}?[+−]?{_NUMBER}(?:(?:{_S}(?:{_TEN_TIMES})|bn|m|M|k){_END})?"
    rf"(?:{_S}?(?:d[’']|de{_S})?(?:{_UNITS}){_END}|(?:e|er|re|ème|es|st|nd|rd|th|s){_END})?"
)
_SCAN = re.compile(
    rf"(?P<date>(?<![^\W_])(?:{_DATE}))|(?P<time>(?<![^\W_])(?:{_TIME}))"
    rf"|(?P<code>(?<![^\W_])[A-Z]{{1,3}}-?\d+{_END})|(?P<amount>(?<![^\W_])(?=[€$£¥+−\d]){_AMOUNT})"
    r"|(?P<word>[^\W\d_](?:[^\W_]|[\u0300-\u036f])*(?:[-‑](?:[^\W\d_]|[\u0300-\u036f])+)*(?:[’']s(?![^\W_])|[’'])?)"
    r"|(?P<sign>\n|\S)"
)
_SAID = """
    deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt vingts trente
    quarante cinquante soixante septante octante nonante cent cents mille dizaine douzaine quinzaine vingtaine
    trentaine quarantaine cinquantaine soixantaine centaine centaines millier milliers tiers quart double triple
    two three four five seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands dozen dozens
    third quarter half twice million millions milliard milliards billion billions
"""
_JOINING = frozenset({"et", "un", "une", "one", "and"})
_WEEK = """
    lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday
"""
_NUMBER_WORDS = frozenset(_SAID.split())
_DAYS = frozenset(_WEEK.split())
_BLANK = dict.fromkeys(map(ord, " \u00a0\u202f’'"))
FIGURES = frozenset({"date", "time", "code", "amount", "words", "day"})


class Token(NamedTuple):
    """A word, a sign or a figure, and where it stands; `kind` is "word", "sign" or one of FIGURES."""

    kind: str
    text: str
    start: int
    end: int

    @property
    def value(self) -> str:
        """What is compared: "12 %" and "12%" are one figure, "Two" and "two" one word."""
        return self.text.translate(_BLANK).casefold() if self.kind in FIGURES else self.text


def read(text: str) -> list[Token]:
    """The words, signs and figures of a text, in order."""
    tokens = [
        Token(match.lastgroup or "sign", match[0], match.start(), match.end())
        for match in _SCAN.finditer(text)
    ]
    return list(_with_number_words(text, tokens))


def _with_number_words(text: str, tokens: list[Token]) -> Iterator[Token]:
    """The tokens with numbers in words and days of the week told as figures; "two hundred" is one."""
    held: Token | None = None
    for token in tokens:
        kind = _kind(token)
        if held and kind == "words" and text[held.end : token.start].strip(" \u00a0\u202f") == "":
            held = Token("words", text[held.start : token.end], held.start, token.end)
            continue
        if held:
            yield held
        held = Token("words", *token[1:]) if kind == "words" else None
        if not held:
            yield token if kind == token.kind else Token(kind, *token[1:])
    if held:
        yield held


def _kind(token: Token) -> str:
    """What the token is, once its words are known."""
    if token.kind != "word":
        return token.kind
    word = token.text.casefold()
    if word.removesuffix("s") in _DAYS:
        return "day"
    parts = word.replace("‑", "-").split("-")
    if parts[0] in _NUMBER_WORDS and all(part in _NUMBER_WORDS | _JOINING for part in parts):
        return "words"
    return "word"
