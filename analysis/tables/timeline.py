"""Quotes over time, by week or month."""

from dataclasses import dataclass
from typing import Literal

import pandas as pd

Unit = Literal["week", "month"]
_WEEKS = 26
"""Up to half a year is drawn by week, longer spans by month."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Quotes per period; `undated` quotes belong to articles without a date.

    `frame` has one row a period, gaps included: `since` and `until` (ISO dates, inclusive),
    `start` (timestamp), `label`, `n`.
    """

    unit: Unit
    frame: pd.DataFrame
    undated: int


def timeline(quotes: pd.DataFrame) -> Timeline:
    """Count quotes by the week (from Monday) or month in which their article was published."""
    dated = quotes["published"].dropna()
    undated = len(quotes) - len(dated)
    if dated.empty:
        columns = ["start", "since", "until", "label", "n"]
        return Timeline("week", pd.DataFrame(columns=columns), undated)
    unit: Unit = "week" if (dated.max() - dated.min()).days <= 7 * _WEEKS else "month"
    periods = dated.dt.to_period("W-SUN" if unit == "week" else "M")
    every = pd.period_range(periods.min(), periods.max(), freq=periods.dt.freq)
    counts = periods.value_counts().reindex(every, fill_value=0)
    frame = pd.DataFrame(
        {
            "start": every.start_time,
            "since": every.start_time.strftime("%Y-%m-%d"),
            "until": every.end_time.strftime("%Y-%m-%d"),
            "label": _labels(every, unit),
            "n": counts.to_numpy(),
        }
    )
    return Timeline(unit, frame, undated)


def _labels(periods: pd.PeriodIndex, unit: Unit) -> list[str]:
    if unit == "month":
        return [period.strftime("%B %Y") for period in periods]
    return [
        f"{p.start_time:%-d %b} to {p.end_time:%-d %b %Y}"  # both ends: a week has no name
        for p in periods
    ]
