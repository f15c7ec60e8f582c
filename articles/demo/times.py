"""The demo's times: written relative to the moment of seeding, kept by PostgreSQL's clock."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from newsroom.clock import newsroom_now, set_clock_offset

AGO = re.compile(r"([+-])(\d+)([mh])")
ON_DAY = re.compile(r"([+-]\d+)d (\d\d):(\d\d)")
FIVE_MINUTES = timedelta(minutes=5)


def moment(written: str, *, now: datetime, zone: ZoneInfo) -> datetime:
    """`-35m`, `+3h` or `-2d 07:10`, as an instant; times ahead fall on five minutes, times past on one."""
    if found := AGO.fullmatch(written):
        sign, amount, unit = found.groups()
        span = timedelta(minutes=int(amount)) if unit == "m" else timedelta(hours=int(amount))
        return (now - span).replace(second=0, microsecond=0) if sign == "-" else _rounded_up(now + span)
    if found := ON_DAY.fullmatch(written):
        days, hour, minute = (int(part) for part in found.groups())
        day = now.astimezone(zone).date() + timedelta(days=days)
        return datetime.combine(day, time(hour, minute), tzinfo=zone)
    raise ValueError(f"“{written}” is not a time of the demo")


def is_on_a_day(written: str) -> bool:
    """Whether the time is an hour somebody chose, and not just so long ago."""
    return ON_DAY.fullmatch(written) is not None


def _rounded_up(at: datetime) -> datetime:
    whole = at.replace(minute=at.minute // 5 * 5, second=0, microsecond=0)
    return whole + FIVE_MINUTES


@dataclass(frozen=True)
class Span:
    """From the first word of a story to its last step before the clock or the reader has it."""

    start: datetime
    end: datetime

    def at(self, share: float) -> datetime:
        return self.start + (self.end - self.start) * share


class PastClock:
    """Inside one transaction, the newsroom's clock stands where it is put."""

    def __init__(self):
        set_clock_offset(timedelta())
        self.base = newsroom_now()

    def stand_at(self, at: datetime) -> None:
        set_clock_offset(at - self.base)
