"""Notes to readers that were typed as paragraphs: found, so that they become notes with their own time."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby

from articles.text.blocks import join, split
from articles.text.tokens import take_apart

KINDS = {
    "update": "mise à jour|mis à jour|màj|actualisation|actualisé|update|updated",
    "correction": "correction|corrected|rectificatif|rectification|erratum",
    "clarification": "précision|précisions|clarification|éclaircissement",
}
MONTHS = (
    "janvier|janv|january|jan",
    "février|fevrier|févr|fevr|fév|fev|february|feb",
    "mars|march|mar",
    "avril|avr|april|apr",
    "mai|may",
    "juin|june|jun",
    "juillet|juil|july|jul",
    "août|aout|august|aug",
    "septembre|september|sept|sep",
    "octobre|october|oct",
    "novembre|november|nov",
    "décembre|decembre|december|déc|dec",
)
# What writers put after a time of day, and the zone whose clocks they mean.
ZONES = {
    "America/New_York": "ET|EST|EDT|heure de l’Est|heure de New York|New York time|Eastern time|New York",
    "America/Chicago": "CT|CST|CDT|Central time",
    "America/Denver": "MT|MST|MDT|Mountain time",
    "America/Los_Angeles": "PT|PST|PDT|Pacific time",
    "America/Toronto": "HE|HAE|HNE",
    "Europe/Paris": "CET|CEST|HEC|heure de Paris|heure française|heure de France|Paris time|Paris",
    "Europe/Brussels": "heure de Bruxelles|Brussels time|Bruxelles|Brussels",
    "Europe/Zurich": "heure de Genève|heure suisse|Geneva time|Genève",
    "Europe/London": "BST|heure de Londres|London time|Londres|London",
    "Europe/Athens": "EET|EEST",
    "Europe/Moscow": "MSK|heure de Moscou|Moscow time",
    "Asia/Tokyo": "JST|heure de Tokyo|Tokyo time",
    "Australia/Sydney": "AEST|AEDT",
    "UTC": "heure GMT|heure UTC|temps universel|GMT|UTC|TU",
}


def _any_of(names: str) -> str:
    """A pattern for one of the names, the longest that fits; any space or apostrophe will do."""
    longest_first = sorted(names.split("|"), key=len, reverse=True)
    spelt = "|".join(re.escape(name).replace(r"\ ", r"\s").replace("’", "[’']") for name in longest_first)
    return f"(?:{spelt})"


_LABELS = {kind: re.compile(_any_of(names), re.IGNORECASE) for kind, names in KINDS.items()}
_MONTH = _any_of("|".join(MONTHS))
_WEEKDAY = r"(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_DAY = r"\d{1,2}(?:er|st|nd|rd|th)?"
_DATE = (
    rf"(?:{_WEEKDAY},?\s+)?(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:\d{{4}}|\d{{2}})|\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|{_DAY}\s+{_MONTH}\.?,?\s+\d{{4}}|{_MONTH}\.?\s+{_DAY},?\s+\d{{4}})"
)
_TIME = r"\d{1,2}\s?[h:.]\s?\d{2}(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?h(?![a-z])|\d{1,2}\s?[ap]\.?m\.?"
_ZONE = _any_of("|".join(ZONES.values()))
_CLOCK = rf"(?P<time>{_TIME})(?:\s*+,?\s*+\(?(?P<zone>{_ZONE})\)?)?"
_WHEN = (
    rf"\s*+,?\s*+\(?(?:le|du|on|of|the)?\s*+(?<![^\W_])(?P<date>{_DATE})"
    rf"(?:\s*+,?\s*+(?:à|at)?\s*+{_CLOCK})?\)?"
)
_OPENING = re.compile(
    rf"\s*+(?P<label>(?P<kind>{_any_of('|'.join(KINDS.values()))})(?:{_WHEN})?)(?:\s*+:|\s++[–—-]\s)\s*+",
    re.IGNORECASE,
)
LONGEST_LABEL = 200
_NUMBERS = re.compile(r"\d+")


@dataclass(frozen=True)
class FoundNote:
    """A note typed as a paragraph.

    `wall` is the naive time written with it and `zone` the clocks it was read from, None where the writer
    gave none. `said` is the label that was cut off, as typed.
    """

    kind: str
    text: str
    wall: datetime | None
    zone: str | None
    said: str


def find_notes(html: str) -> tuple[str, list[FoundNote]]:
    """A sanitised body without the paragraphs that are notes, and those notes: every word is in either.

    A paragraph is a note when it opens with a label ("Mise à jour", "Correction" ...), at most a date, a time
    and a zone, then a colon or a dash, then words. Anything else stays in the body.
    """
    kept, notes = [], []
    for block in split(html):
        note = _read(_words(block.html)) if block.kind == "p" else None
        if note:
            notes.append(note)
        else:
            kept.append(block)
    return (join(kept), notes) if notes else (html, [])


def _words(html: str) -> str:
    """The paragraph as plain words; a link keeps its address in brackets."""
    tokens = [token for line in take_apart(html).lines for token in line.tokens]
    said = []
    for href, group in groupby(tokens, key=lambda token: token.marks.href):
        words = "".join(token.text for token in group)
        said.append(f"{words} ({href})" if href and href != words else words)
    return "".join(said)


def _read(text: str) -> FoundNote | None:
    """The note a paragraph holds, or None."""
    opening = _OPENING.match(text, 0, LONGEST_LABEL)
    if not opening or not (note := text[opening.end() :].strip()):
        return None
    kind = next(kind for kind, label in _LABELS.items() if label.fullmatch(opening["kind"]))
    if not opening["date"]:
        return FoundNote(kind, note, None, None, opening["label"])
    if not opening["time"]:
        return FoundNote(kind, text[opening.start("date") :].strip(), None, None, opening["kind"])
    wall = _wall(opening["date"].lower(), opening["time"].lower())
    return FoundNote(kind, note, wall, _zone(opening["zone"]), opening["label"]) if wall else None


def _wall(day_said: str, time_said: str) -> datetime | None:
    """The date and time as written, naive; None where no calendar or clock shows them."""
    year, month, day = _year_month_day(day_said)
    hour, minute = [*map(int, _NUMBERS.findall(time_said)), 0][:2]
    if time_said.rstrip(".").endswith("m"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if "p" in time_said else 0)
    try:
        return datetime.combine(date(year, month, day), time(hour, minute))
    except ValueError:
        return None


def _year_month_day(said: str) -> tuple[int, int, int]:
    """The numbers of a date in any of the spellings read: day first, unless only month first makes sense."""
    numbers = [int(number) for number in _NUMBERS.findall(said)]
    if len(numbers) == 2:
        day, year = numbers
        return year, _month(said), day
    if numbers[0] > 31:
        return numbers[0], numbers[1], numbers[2]
    day, month, year = numbers
    if month > 12 >= day:
        day, month = month, day
    return (year + 2000 if year < 100 else year), month, day


def _month(said: str) -> int:
    """The month a date names, 0 when its letters only look like a name."""
    words = set(re.findall(r"[^\W\d_]+", said))
    return next((number for number, names in enumerate(MONTHS, 1) if words & set(names.split("|"))), 0)


def _zone(said: str | None) -> str | None:
    """The time zone whose clocks the writer meant."""
    if not said:
        return None
    return next(zone for zone, names in ZONES.items() if re.fullmatch(_any_of(names), said, re.IGNORECASE))
