"""Times as the newsroom says them, in both languages."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation

from articles.desk.times import away, chosen_time

NOW = datetime(2026, 11, 23, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Tue 24\u00a0Nov, 06:00\u00a0(Paris)"),
        ("fr", "mar. 24\u00a0nov., 6\u00a0h\u00a000\u00a0(Paris)"),
    ],
)
def test_a_chosen_time_is_told_on_the_clock_it_was_chosen_by(language, said):
    assert chosen_time("2026-11-24T06:00", "Europe/Paris", language, now=NOW) == said


def test_a_chosen_time_of_another_year_says_its_year():
    assert chosen_time("2027-01-01T06:00", "Europe/London", "fr", now=NOW) == (
        "ven. 1er\u00a0janv.\u00a02027, 6\u00a0h\u00a000\u00a0(Londres)"
    )


@pytest.mark.parametrize(("wall", "zone"), [("soon", "Europe/Paris"), ("2026-11-24T06:00", "Nowhere")])
def test_a_chosen_time_that_cannot_be_read_is_told_as_it_was_written(wall, zone):
    assert chosen_time(wall, zone, "en", now=NOW) == f"{wall} ({zone})"


@pytest.mark.parametrize(("language", "said"), [("en", "1 h 21 min ago"), ("fr", "il y a 1 h 21 min")])
def test_how_long_ago_is_told_in_one_piece(language, said):
    with translation.override(language):
        told = away(NOW - timedelta(hours=1, minutes=21), now=NOW)

    assert told == said.replace(" ", "\u00a0")
