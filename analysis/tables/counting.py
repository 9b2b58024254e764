"""Counts of a label within groups."""

from collections.abc import Iterable, Sequence

import pandas as pd


def counts(
    rows: pd.DataFrame, by: str | Sequence[str], label: str, order: Iterable[str]
) -> pd.DataFrame:
    """Count rows by group and label, with a column for every label in `order`.

    >>> from analysis.records import Tone
    >>> rows = pd.DataFrame({"who": ["a", "a", "b"], "tone": ["negative", "negative", "positive"]})
    >>> counts(rows, "who", "tone", Tone).loc["a"].to_dict()
    {'negative': 2, 'neutral': 0, 'positive': 0}
    """
    groups = [by] if isinstance(by, str) else list(by)
    table = pd.crosstab([rows[group] for group in groups], rows[label])
    table.columns = [str(column) for column in table.columns]
    return table.reindex(columns=[str(value) for value in order], fill_value=0)
