"""Times are typed on a wall clock; things in order are ids, each once."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError

from articles.desk.fields import KeysField, Shown, WallTime, WallTimeField, as_typed, read_wall_time


def test_a_time_is_read_on_the_newsrooms_clock_unless_a_zone_is_named():
    assert WallTimeField().clean(["2026-07-01T06:00", ""]).at == datetime(2026, 7, 1, 4, 0, tzinfo=UTC)
    assert WallTimeField(with_zone=True).clean(["2026-07-01T06:00", "Asia/Tokyo", ""]) == WallTime(
        datetime(2026, 6, 30, 21, 0, tzinfo=UTC), "2026-07-01T06:00", "Asia/Tokyo"
    )


def test_an_empty_time_is_none_and_an_empty_required_one_is_refused():
    assert WallTimeField(required=False).clean(["", ""]) is None
    with pytest.raises(ValidationError):
        WallTimeField(required=True).clean(["", ""])


@pytest.mark.parametrize(
    ("wall", "zone", "code"),
    [
        ("0001-01-01T00:00", "Europe/Paris", "year"),
        ("9999-12-31T23:59", "Europe/Paris", "year"),
        ("2026-11-23T06:00Z", "Europe/Paris", "unreadable"),
        ("soon", "Europe/Paris", "unreadable"),
        ("2027-03-28T02:30", "Europe/Paris", "gap"),
        ("2027-10-31T02:30", "Europe/Paris", "wall_time"),
        ("2027-10-30T02:30", "Nowhere/City", "wall_time"),
    ],
)
def test_a_time_that_names_no_instant_is_refused_by_its_kind(wall, zone, code):
    with pytest.raises(ValidationError) as refused:
        read_wall_time(wall, zone, "")

    assert refused.value.code == code


def test_the_doubled_hour_is_read_as_it_was_chosen():
    first = read_wall_time("2027-10-31T02:30", "Europe/Paris", "0")
    second = read_wall_time("2027-10-31T02:30", "Europe/Paris", "1")

    assert (second.at - first.at).total_seconds() == 3600


@pytest.mark.parametrize(
    "at",
    [
        datetime(2027, 10, 31, 0, 30, tzinfo=UTC),
        datetime(2027, 10, 31, 1, 30, tzinfo=UTC),
        datetime(2027, 3, 28, 1, 0, tzinfo=UTC),
        datetime(2026, 6, 1, 12, 0, 7, tzinfo=UTC),
    ],
)
def test_what_is_shown_is_read_back_as_the_same_instant(at):
    wall, zone, fold = as_typed(at, "Europe/Paris")

    assert read_wall_time(wall, zone, fold).at == at


def test_the_field_asks_which_of_the_two_only_where_the_clocks_show_a_time_twice():
    widget = WallTimeField(with_zone=True).widget
    plain = widget.render("when", Shown(datetime(2026, 6, 1, tzinfo=UTC)), {"id": "id_when"})
    doubled = widget.render("when", ["2027-10-31T02:30", "Europe/Paris", ""], {"id": "id_when"})

    assert "when_fold" not in plain
    assert "when_fold" in doubled


def test_ids_are_kept_in_order_each_once():
    assert KeysField().clean(["3", "", "1", " 3 "]) == (3, 1)


@pytest.mark.parametrize("typed", ["0", "-1", "x", "9" * 30, "٣", "1.0", str(2**63)])
def test_what_can_be_nobodys_id_is_refused(typed):
    with pytest.raises(ValidationError):
        KeysField().clean([typed])


def test_more_than_fifty_are_too_many():
    with pytest.raises(ValidationError):
        KeysField().clean([str(number) for number in range(1, 52)])
