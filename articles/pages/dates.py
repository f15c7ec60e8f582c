"""Dates and times as a newspaper of the language writes them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings

DAYS = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = {
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
SHORT_MONTHS = {
    "fr": ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."],
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
}
# Cities whose French name is not the zone's.
FRENCH_CITIES = {
    "Algiers": "Alger",
    "Athens": "Athènes",
    "Brussels": "Bruxelles",
    "Cairo": "Le Caire",
    "Copenhagen": "Copenhague",
    "Lisbon": "Lisbonne",
    "London": "Londres",
    "Moscow": "Moscou",
    "Rome": "Rome",
    "Warsaw": "Varsovie",
}
# Abbreviations a wire writes behind its hours, with the zone that keeps them.
ABBREVIATIONS = {
    "BST": "Europe/London",
    "CEST": "Europe/Paris",
    "CET": "Europe/Paris",
    "CT": "America/Chicago",
    "EDT": "America/New_York",
    "EST": "America/New_York",
    "ET": "America/New_York",
    "GMT": "Europe/London",
    "PT": "America/Los_Angeles",
}
NO_BREAK = "\u00a0"


@dataclass(frozen=True)
class Moment:
    """One instant, as an attribute and as words; `short` is what a list of news says of it, the hour where it is of
    today, and `short_date` what a list of all times says.
    """

    iso: str
    text: str
    date: str
    time: str
    short: str
    short_date: str

    @property
    def day(self) -> str:
        """The day alone, as an attribute."""
        return self.iso[:10]


def moment(at: datetime, language: str, *, today: date, zone: str = "") -> Moment:
    """The instant on the newsroom's wall clock, or on that of the zone named, which is written behind it."""
    local = at.astimezone(_zone(zone) or _zone(settings.TIME_ZONE))
    place = place_of(zone if _zone(zone) else settings.TIME_ZONE, language)
    day, hour = long_date(local.date(), language), clock_time(local, language)
    brief = short_date(local.date(), language, today=today)
    joint = f" à{NO_BREAK}" if language == "fr" else ", "
    return Moment(
        iso=local.isoformat(timespec="seconds"),
        text=f"{day}{joint}{hour}{NO_BREAK}({place})",
        date=day,
        time=hour,
        short=hour if local.date() == today else brief,
        short_date=brief,
    )


def newsroom_day(at: datetime) -> date:
    """The day it is in the newsroom at that instant."""
    return at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()


def midnight_after(day: date) -> datetime:
    """When that day is over in the newsroom."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=ZoneInfo(settings.TIME_ZONE))


def long_date(day: date, language: str) -> str:
    """`lundi 1er novembre 2026`, `Monday 1 November 2026`."""
    return f"{DAYS[language][day.weekday()]} {_day_number(day, language)} {month_and_year(day, language)}"


def month_and_year(day: date, language: str) -> str:
    return f"{MONTHS[language][day.month - 1]} {day.year}"


def short_date(day: date, language: str, *, today: date) -> str:
    """`22 nov.`, with its year when that is another."""
    written = f"{_day_number(day, language)}{NO_BREAK}{SHORT_MONTHS[language][day.month - 1]}"
    return written if day.year == today.year else f"{written}{NO_BREAK}{day.year}"


def clock_time(at: datetime, language: str) -> str:
    """`6 h 04`, `06:04`: the hour as it stands in the value."""
    if language == "fr":
        return f"{at.hour}{NO_BREAK}h{NO_BREAK}{at.minute:02}"
    return f"{at.hour:02}:{at.minute:02}"


def place_of(zone: str, language: str) -> str:
    """The city a zone is named after, or the abbreviation as it was written."""
    city = zone.rsplit("/", 1)[-1].replace("_", " ")
    return FRENCH_CITIES.get(city, city) if language == "fr" else city


def _day_number(day: date, language: str) -> str:
    return "1er" if language == "fr" and day.day == 1 else str(day.day)


@lru_cache(maxsize=64)
def _zone(name: str):
    """The zone of that name or abbreviation; None for none and for one nobody knows."""
    if not name:
        return None
    if name == "UTC":
        return UTC
    try:
        return ZoneInfo(ABBREVIATIONS.get(name, name))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
