"""From the time on the wall to an instant, asking where the clocks make it unclear."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from django.utils.translation import gettext as _


class WallTimeRefused(ValueError):
    """A wall time that names no instant, or not one alone; `sentence` says why and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class UnknownZone(WallTimeRefused):
    """No such time zone."""


class OutOfCalendar(WallTimeRefused):
    """The instant lies before year 1 or after year 9999."""


class GapHour(WallTimeRefused):
    """The clocks jump over this time; `next_valid` is the first wall time after the jump (naive)."""

    def __init__(self, wall: datetime, next_valid: datetime) -> None:
        self.next_valid = next_valid
        said = _(
            "%(time)s does not exist on %(day)s: the clocks go forward. The next time that does is %(next)s."
        )
        super().__init__(said % {**_spelt(wall), "next": _clock(next_valid)})


class DoubledHour(WallTimeRefused):
    """The clocks show this time twice; `first` and `second` are the two instants (aware, UTC)."""

    def __init__(self, wall: datetime, first: datetime, second: datetime) -> None:
        self.first = first
        self.second = second
        said = _("%(time)s comes twice on %(day)s: the clocks go back. Choose the first or the second.")
        super().__init__(said % _spelt(wall))


def resolve(wall: datetime, zone: str, fold: int | None = None) -> datetime:
    """The instant (aware, UTC) at which clocks in `zone` show the naive time `wall`.

    `fold` chooses where the clocks show it twice: 0 the first time, 1 the second, None to be asked. Raises
    GapHour, DoubledHour, UnknownZone or OutOfCalendar.
    """
    if wall.tzinfo is not None:
        raise ValueError("a wall time carries no zone of its own")
    clock = zone_of(zone)
    first, second = _instant(wall, clock, fold=0), _instant(wall, clock, fold=1)
    if first == second:
        return first
    if first > second:
        raise GapHour(wall, _after_the_jump(second, first, clock))
    if fold is None:
        raise DoubledHour(wall, first, second)
    return second if fold else first


def zone_of(name: str) -> ZoneInfo:
    """The time zone of this name; raises UnknownZone."""
    if name not in _zone_names():
        raise UnknownZone(_("There is no time zone called “%(name)s”.") % {"name": str(name)[:80]})
    return ZoneInfo(name)


@lru_cache(maxsize=1)
def _zone_names() -> frozenset[str]:
    """Every zone this machine knows."""
    return frozenset(available_timezones())


def _instant(wall: datetime, clock: ZoneInfo, *, fold: int) -> datetime:
    """The instant the zone's rules give, before or after a change of the clocks."""
    try:
        return wall.replace(tzinfo=clock, fold=fold).astimezone(UTC)
    except OverflowError as error:
        raise OutOfCalendar(_("This date lies outside the years 1 to 9999.")) from error


def _after_the_jump(before: datetime, after: datetime, clock: ZoneInfo) -> datetime:
    """The first wall time after the jump that lies between two instants, to the second."""
    old_offset = before.astimezone(clock).utcoffset()
    low, high = 0, int((after - before).total_seconds())
    while low < high:
        middle = (low + high) // 2
        if (before + timedelta(seconds=middle)).astimezone(clock).utcoffset() == old_offset:
            low = middle + 1
        else:
            high = middle
    jump = (before + timedelta(seconds=low)).astimezone(clock)
    return jump.replace(tzinfo=None, fold=0)


def _spelt(wall: datetime) -> dict[str, str]:
    """The time and the day, as a sentence names them."""
    return {"time": _clock(wall), "day": wall.date().isoformat()}


def _clock(wall: datetime) -> str:
    """Hours and minutes."""
    return f"{wall:%H:%M}"
