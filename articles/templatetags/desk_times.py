"""Times as people of the newsroom say them: on its own wall clock, with the zone, and how far away."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from articles.pages.dates import DAYS, clock_time, place_of, short_date

register = template.Library()

NO_BREAK = "\u00a0"
DAY = timedelta(days=1)


@register.simple_tag
def desk_time(at: datetime | None, now: datetime | None = None, zone: str = "") -> SafeString | str:
    """`Mon 23 Nov, 06:00 (Paris) · in 8 h 12 min`; without `now`, only the time. Empty for no time."""
    if at is None:
        return ""
    words = spelt(at, now=now, zone=zone)
    if now is not None:
        words = f"{words} · {away(at, now)}"
    return format_html('<time datetime="{}">{}</time>', at.isoformat(timespec="seconds"), words)


@register.simple_tag
def desk_ago(at: datetime | None, now: datetime) -> SafeString | str:
    """`12 min ago`, the whole time in its title."""
    if at is None:
        return ""
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        at.isoformat(timespec="seconds"),
        spelt(at, now=now),
        away(at, now),
    )


def spelt(at: datetime, *, now: datetime | None = None, zone: str = "") -> str:
    """The day and hour on the wall clock of `zone`, else of the newsroom, with the city."""
    language = _language()
    named = zone or settings.TIME_ZONE
    local = at.astimezone(ZoneInfo(named))
    today = now.astimezone(ZoneInfo(named)).date() if now else local.date()
    day = DAYS[language][local.weekday()][:3] + ("." if language == "fr" else "")
    written = f"{day} {short_date(local.date(), language, today=today)}"
    return f"{written}, {clock_time(local, language)} ({place_of(named, language)})"


def away(at: datetime, now: datetime) -> str:
    """`in 8 h 12 min`, `3 days ago`, `now`."""
    span = abs(at - now)
    if span < timedelta(minutes=1):
        return _("now") if at <= now else _("in less than a minute")
    words = _length(span)
    return (_("in %(span)s") if at > now else _("%(span)s ago")) % {"span": words}


def _length(span: timedelta) -> str:
    """Two units at most: `8 h 12 min`, `3 days`."""
    minutes = int(span.total_seconds() // 60)
    if span >= 2 * DAY:
        return ngettext("%(count)d day", "%(count)d days", span.days) % {"count": span.days}
    hours, minutes = divmod(minutes, 60)
    if not hours:
        return f"{minutes}{NO_BREAK}min"
    return f"{hours}{NO_BREAK}h{NO_BREAK}{minutes:02}{NO_BREAK}min" if minutes else f"{hours}{NO_BREAK}h"


def _language() -> str:
    return "fr" if (get_language() or "").startswith("fr") else "en"
