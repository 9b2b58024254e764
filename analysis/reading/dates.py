"""Publication dates: ISO days only, within reason.

Offices and memberships are looked up at this date, so a date that may be misread (03/04/2025) is
refused rather than guessed.
"""

import re
from datetime import UTC, date, datetime, timedelta

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?", re.DOTALL)
_EARLIEST = date(1800, 1, 1)


def parse_day(words: str) -> date:
    """Return the day of an ISO date or date-time ("2025-02-14", "2025-02-14T09:30:00Z").

    Raises
    ------
    ValueError
        With the rest of a sentence ("is not a date …") when it is anything else, lies before 1800
        or later than tomorrow.

    >>> parse_day("2025-02-14T09:30:00Z")
    datetime.date(2025, 2, 14)
    """
    match = _DAY.fullmatch(words.strip())
    try:
        day = date.fromisoformat(match[1]) if match else None
    except ValueError:
        day = None
    if day is None:
        raise ValueError("is not a date of the form YYYY-MM-DD")
    return plausible(day)


def plausible(day: date) -> date:
    """Return `day`, or raise `ValueError` as `parse_day` does when no article can be of that day.

    Tomorrow is allowed: it is already tomorrow somewhere.
    """
    if day > datetime.now(UTC).date() + timedelta(days=1):
        raise ValueError("lies in the future")
    if day < _EARLIEST:
        raise ValueError("lies before 1800")
    return day
