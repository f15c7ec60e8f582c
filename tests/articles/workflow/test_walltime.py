"""From the time on the wall to an instant."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from articles.workflow.walltime import (
    DoubledHour,
    GapHour,
    OutOfCalendar,
    UnknownZone,
    WallTimeRefused,
    resolve,
)

PARIS = "Europe/Paris"


def at(written):
    """A time on the wall, which has no zone."""
    return datetime.fromisoformat(written)


def test_an_ordinary_time_is_one_instant():
    assert resolve(at("2024-11-25 10:07"), PARIS) == datetime(2024, 11, 25, 9, 7, tzinfo=UTC)
    assert resolve(at("2024-07-25 10:07"), PARIS, 1) == datetime(2024, 7, 25, 8, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wall", "zone", "next_valid"),
    [
        (at("2024-03-31 02:00"), PARIS, at("2024-03-31 03:00")),
        (at("2024-03-31 02:59:59"), PARIS, at("2024-03-31 03:00")),
        (at("2024-03-10 02:30"), "America/New_York", at("2024-03-10 03:00")),
        (at("2024-10-06 02:10"), "Australia/Lord_Howe", at("2024-10-06 02:30")),
        (at("2011-12-30 12:00"), "Pacific/Apia", at("2011-12-31 00:00")),
    ],
)
def test_an_hour_the_clocks_jump_over_is_refused_with_the_next_that_exists(wall, zone, next_valid):
    with pytest.raises(GapHour) as refused:
        resolve(wall, zone)

    assert refused.value.next_valid == next_valid
    assert resolve(next_valid, zone)


def test_the_last_minute_before_and_the_first_after_the_jump_are_fine():
    assert resolve(at("2024-03-31 01:59"), PARIS) == datetime(2024, 3, 31, 0, 59, tzinfo=UTC)
    assert resolve(at("2024-03-31 03:00"), PARIS) == datetime(2024, 3, 31, 1, 0, tzinfo=UTC)


def test_an_hour_the_clocks_show_twice_is_asked():
    first, second = datetime(2024, 10, 27, 0, 30, tzinfo=UTC), datetime(2024, 10, 27, 1, 30, tzinfo=UTC)

    with pytest.raises(DoubledHour) as asked:
        resolve(at("2024-10-27 02:30"), PARIS)

    assert (asked.value.first, asked.value.second) == (first, second)
    assert resolve(at("2024-10-27 02:30"), PARIS, 0) == first
    assert resolve(at("2024-10-27 02:30"), PARIS, 1) == second


@translation.override("en")
def test_each_refusal_says_what_to_do():
    with pytest.raises(GapHour) as gap:
        resolve(at("2024-03-31 02:30"), PARIS)
    with pytest.raises(DoubledHour) as doubled:
        resolve(at("2024-10-27 02:30"), PARIS)

    assert gap.value.sentence == (
        "02:30 does not exist on 2024-03-31: the clocks go forward. The next time that does is 03:00."
    )
    assert doubled.value.sentence == (
        "02:30 comes twice on 2024-10-27: the clocks go back. Choose the first or the second."
    )


@pytest.mark.parametrize(
    "zone", ["", "Paris", "../../etc/passwd", "/etc/localtime", "Europe", "a" * 5000, "Europe/\0"]
)
def test_an_unknown_zone_is_refused(zone):
    with pytest.raises(UnknownZone):
        resolve(at("2024-01-01 00:00"), zone)


@pytest.mark.parametrize(
    ("wall", "zone"),
    [
        (at("0001-01-01 00:00"), PARIS),
        (at("9999-12-31 23:59"), "America/New_York"),
        (at("0001-01-01 03:00"), "Asia/Tokyo"),
    ],
)
def test_instants_outside_the_calendar_are_refused(wall, zone):
    with pytest.raises(OutOfCalendar):
        resolve(wall, zone)


def test_a_time_that_already_has_a_zone_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="no zone"):
        resolve(datetime(2024, 1, 1, tzinfo=UTC), PARIS)


ZONES = st.sampled_from([PARIS, "America/New_York", "Asia/Kolkata", "Pacific/Apia", "UTC"])


@given(st.datetimes(), ZONES, st.integers(0, 1))
def test_what_is_resolved_reads_as_it_was_written_or_is_refused_for_a_reason(wall, zone, fold):
    instant, refused = resolved(wall, zone, fold)

    if instant:
        assert instant.tzinfo is UTC
        assert instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0) == wall
    elif isinstance(refused, GapHour):
        assert wall < refused.next_valid <= wall + timedelta(days=1, hours=1)
        assert resolve(refused.next_valid, zone, 0)
    else:
        assert isinstance(refused, OutOfCalendar)


def resolved(wall, zone, fold):
    """The instant, or the refusal."""
    try:
        return resolve(wall, zone, fold), None
    except WallTimeRefused as refused:
        return None, refused
