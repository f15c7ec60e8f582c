from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from articles.demo.times import moment

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 23, 23, 32, 41, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("-35m", datetime(2026, 11, 23, 22, 57, tzinfo=UTC)),
        ("-26h", datetime(2026, 11, 22, 21, 32, tzinfo=UTC)),
        ("+3h", datetime(2026, 11, 24, 2, 35, tzinfo=UTC)),
        ("-1d 07:10", datetime(2026, 11, 23, 6, 10, tzinfo=UTC)),
        ("+7d 06:00", datetime(2026, 12, 1, 5, 0, tzinfo=UTC)),
    ],
)
def test_a_written_time_is_counted_from_now_in_the_newsrooms_days(written, instant):
    assert moment(written, now=NOW, zone=PARIS) == instant


def test_what_is_no_time_is_said():
    with pytest.raises(ValueError, match="tomorrow"):
        moment("tomorrow", now=NOW, zone=PARIS)
