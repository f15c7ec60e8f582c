"""Addresses made of headlines: French aware, short, never empty."""

import re
import unicodedata

LONGEST = 80
NAMELESS = {"fr": "article", "en": "story"}
SPELT = str.maketrans(
    {
        "œ": "oe",
        "Œ": "oe",
        "æ": "ae",
        "Æ": "ae",
        "ß": "ss",
        "ø": "o",
        "Ø": "o",
        "đ": "d",
        "Đ": "d",
        "ł": "l",
        "Ł": "l",
        "ð": "d",
        "Ð": "d",
        "þ": "th",
        "Þ": "th",
        "ı": "i",
        "€": " euros ",
        "&": " ",
        "%": " ",
    }
)
AND = {"fr": " et ", "en": " and "}
PERCENT = {"fr": " pour cent ", "en": " per cent "}


def slugify(headline: str, language: str) -> str:
    """The headline as a path segment: a-z, 0-9, hyphens; at most 80, cut between words, never empty."""
    text = (
        headline.replace("&", AND.get(language, " "))
        .replace("%", PERCENT.get(language, " "))
        .translate(SPELT)
    )
    folded = unicodedata.normalize("NFKD", text)
    ascii_only = "".join(letter for letter in folded if not unicodedata.combining(letter)).lower()
    slug = "-".join(re.findall(r"[a-z0-9]+", ascii_only))
    return _shorten(slug) or NAMELESS.get(language, "story")


def _shorten(slug: str) -> str:
    """At most LONGEST letters, ending with a whole word where one fits."""
    if len(slug) <= LONGEST:
        return slug
    whole, _, _ = slug[: LONGEST + 1].rpartition("-")
    return whole or slug[:LONGEST]
