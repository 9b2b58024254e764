from datetime import UTC, date, datetime, timedelta

import pytest

from analysis.reading.dates import parse_day, plausible


@pytest.mark.parametrize(
    "words", ["2025-02-14", " 2025-02-14 ", "2025-02-14T09:30:00Z", "2025-02-14 04:19:20+00:00"]
)
def test_iso_days_and_times(words: str) -> None:
    assert parse_day(words) == date(2025, 2, 14)


@pytest.mark.parametrize(
    "words", ["03/04/2025", "20250214", "2025-W07-5", "2025-02-30", "Feb 14", "", "2025-02-14x"]
)
def test_anything_else_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="not a date"):
        parse_day(words)


def test_tomorrow_is_possible_and_next_week_is_not() -> None:
    today = datetime.now(UTC).date()
    assert plausible(today + timedelta(days=1))
    with pytest.raises(ValueError, match="future"):
        plausible(today + timedelta(days=7))


def test_a_mistyped_century_is_refused() -> None:
    with pytest.raises(ValueError, match="before 1800"):
        parse_day("0205-02-14")
