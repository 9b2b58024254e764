"""How many readings a threshold leaves clear, and how many of those are right.

The accuracy-coverage curve of selective classification (El-Yaniv and Wiener 2010, "On the
Foundations of Noise-free Selective Classification", https://jmlr.org/papers/v11/el-yaniv10a.html).
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

_COLUMNS = ["threshold", "coverage", "accuracy"]


class Point(NamedTuple):
    """At `threshold`, the share `coverage` of readings is clear and `accuracy` of it is right."""

    threshold: float
    coverage: float
    accuracy: float


def coverage_curve(points: Iterable[Mapping[str, float | None]]) -> pd.DataFrame:
    """Return measured points as a frame of `threshold`, `coverage`, `accuracy`, each in 0..1.

    Points without an accuracy (nothing was clear) are left out; the lowest threshold comes first.
    """
    frame = pd.DataFrame(list(points), columns=_COLUMNS).astype("float64").dropna()
    return frame.sort_values("threshold", ignore_index=True)


def coverage_at(frame: pd.DataFrame, threshold: float) -> Point:
    """Read a curve at a threshold, between measured points in a straight line.

    Beyond the ends the nearest point holds. The curve must have one point at least.

    >>> ends = [{"threshold": t, "coverage": 1 - t, "accuracy": 0.5 + t / 2} for t in (0.0, 1.0)]
    >>> coverage_at(coverage_curve(ends), 0.5)
    Point(threshold=0.5, coverage=0.5, accuracy=0.75)
    """
    coverage, accuracy = (
        float(np.interp(threshold, frame["threshold"], frame[column])) for column in _COLUMNS[1:]
    )
    return Point(threshold, coverage, accuracy)
