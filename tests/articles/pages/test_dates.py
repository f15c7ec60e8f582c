"""Dates and times read as the language writes them."""

from datetime import UTC, date, datetime

import pytest

from articles.pages.dates import clock_time, long_date, moment, short_date

TODAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 5, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "day", "written"),
    [
        ("fr", date(2024, 11, 25), "lundi 25 novembre 2024"),
        ("en", date(2024, 11, 25), "Monday 25 November 2024"),
        ("fr", date(2026, 8, 1), "samedi 1er août 2026"),
        ("en", date(2026, 8, 1), "Saturday 1 August 2026"),
    ],
)
def test_a_day_is_written_as_its_language_writes_it(language, day, written):
    assert long_date(day, language) == written


def test_hours_are_french_in_french_and_their_parts_stay_together():
    assert clock_time(AT, "fr") == "5\u00a0h\u00a004"
    assert clock_time(AT, "en") == "05:04"


def test_a_moment_is_told_on_the_newsrooms_clock_with_its_zone():
    french, english = moment(AT, "fr", today=TODAY), moment(AT, "en", today=TODAY)

    assert french.text == "lundi 23 novembre 2026 à\u00a06\u00a0h\u00a004\u00a0(Paris)"
    assert english.text == "Monday 23 November 2026, 06:04\u00a0(Paris)"
    assert english.iso == "2026-11-23T06:04:00+01:00"


@pytest.mark.parametrize(
    ("zone", "written"),
    [
        ("America/New_York", "Monday 23 November 2026, 00:04\u00a0(New York)"),
        ("ET", "Monday 23 November 2026, 00:04\u00a0(ET)"),
        ("UTC", "Monday 23 November 2026, 05:04\u00a0(UTC)"),
        ("Nowhere/Atall", "Monday 23 November 2026, 06:04\u00a0(Paris)"),
        ("../../etc/passwd", "Monday 23 November 2026, 06:04\u00a0(Paris)"),
    ],
)
def test_a_note_is_told_on_the_clock_of_its_own_zone(zone, written):
    assert moment(AT, "en", today=TODAY, zone=zone).text == written


def test_a_list_says_the_hour_of_today_and_the_day_of_before_and_a_search_the_day_alone():
    assert moment(AT, "en", today=TODAY).short == "06:04"
    assert moment(AT, "en", today=TODAY).short_date == "23\u00a0Nov"
    assert short_date(date(2026, 11, 1), "fr", today=TODAY) == "1er\u00a0nov."
    assert short_date(date(2025, 2, 3), "fr", today=TODAY) == "3\u00a0févr.\u00a02025"


def test_french_names_of_cities_are_french():
    assert moment(AT, "fr", today=TODAY, zone="Europe/London").text.endswith("(Londres)")
