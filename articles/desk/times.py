"""Times as people in the newsroom say them: on its own clock, with the zone, and how far away."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.utils.translation import gettext as _

from articles.pages.dates import NO_BREAK, SHORT_MONTHS, clock_time, place_of

ZONES = available_timezones()
DAYS = {
    "fr": ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
MINUTE, HOUR, DAY = 60, 3600, 86400


def wall_time(at: datetime, language: str, *, now: datetime, zone: str = "") -> str:
    """`Mon 23 Nov, 06:00 (Paris)`, `lun. 23 nov., 6 h 00 (Paris)`; the year where it is another one."""
    zone = zone if zone in ZONES else settings.TIME_ZONE
    local = at.astimezone(ZoneInfo(zone))
    day = day_name(local, language, now=now)
    return f"{day}, {clock_time(local, language)}{NO_BREAK}({place_of(zone, language)})"


def chosen_time(wall: str, zone: str, language: str, *, now: datetime) -> str:
    """`2026-11-23T06:00` in a zone, as `wall_time` says it; as it was written where it cannot be read."""
    if zone not in ZONES:
        return f"{wall} ({zone})"
    try:
        local = datetime.fromisoformat(wall)
    except ValueError:
        return f"{wall} ({zone})"
    return wall_time(local.replace(tzinfo=ZoneInfo(zone)), language, now=now, zone=zone)


def newsroom_day_name(at: datetime, language: str, *, now: datetime) -> str:
    """`Mon 23 Nov`: the day it is in the newsroom at that instant."""
    return day_name(at.astimezone(ZoneInfo(settings.TIME_ZONE)), language, now=now)


def newsroom_clock(at: datetime, language: str) -> str:
    """`06:00`, on the newsroom's own clock."""
    return clock_time(at.astimezone(ZoneInfo(settings.TIME_ZONE)), language)


def day_name(local: datetime, language: str, *, now: datetime) -> str:
    """`Mon 23 Nov`: the day of a time already on the clock meant."""
    year = "" if local.year == now.astimezone(local.tzinfo).year else f"{NO_BREAK}{local.year}"
    month = SHORT_MONTHS[language][local.month - 1]
    number = "1er" if language == "fr" and local.day == 1 else str(local.day)
    return f"{DAYS[language][local.weekday()]} {number}{NO_BREAK}{month}{year}"


def away(at: datetime, *, now: datetime) -> str:
    """`in 8 h 12 min`, `7 s ago`, in one piece however narrow the column is."""
    said = _("in %(span)s") if at > now else _("%(span)s ago")
    return (said % {"span": lasting(abs(now - at))}).replace(" ", NO_BREAK)


def lasting(span: timedelta) -> str:
    """`7 s`, `12 min`, `8 h 12 min`, `3 d 4 h`: two units at most, the smaller one dropped at nought."""
    seconds = int(span.total_seconds())
    if seconds < MINUTE:
        return _units((seconds, _("s")))
    if seconds < HOUR:
        return _units((seconds // MINUTE, _("min")))
    if seconds < DAY:
        return _units((seconds // HOUR, _("h")), (seconds % HOUR // MINUTE, _("min")))
    return _units((seconds // DAY, _("d")), (seconds % DAY // HOUR, _("h")))


def _units(*parts: tuple[int, str]) -> str:
    first, *rest = parts
    told = [first, *(part for part in rest if part[0])]
    return NO_BREAK.join(f"{number}{NO_BREAK}{unit}" for number, unit in told)
