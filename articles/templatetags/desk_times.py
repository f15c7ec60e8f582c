"""Times in desk templates: `<time>` elements, in the person's language."""

from datetime import datetime, timedelta

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from articles.desk import times

register = template.Library()


@register.simple_tag
def wall_time(at: datetime, now: datetime, zone: str = "") -> SafeString:
    """`Mon 23 Nov, 06:00 (Paris)`."""
    return _time(at, times.wall_time(at, _language(), now=now, zone=zone))


@register.simple_tag
def time_away(at: datetime, now: datetime) -> SafeString:
    """`in 8 h 12 min`."""
    return _time(at, times.away(at, now=now))


@register.simple_tag
def newsroom_day(at: datetime, now: datetime) -> str:
    """`Mon 23 Nov`."""
    return times.newsroom_day_name(at, _language(), now=now)


@register.simple_tag
def newsroom_clock(at: datetime) -> SafeString:
    """`06:00`."""
    return _time(at, times.newsroom_clock(at, _language()))


@register.filter
def lasting(span: timedelta) -> str:
    return times.lasting(span)


def _time(at: datetime, words: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', at.isoformat(timespec="seconds"), words)


def _language() -> str:
    return (get_language() or "en")[:2]
