"""Names for ids, told apart where several share one."""

from collections import Counter
from collections.abc import Mapping

import pandas as pd

_SHORT = 8
"""Characters of an id that are shown, when they suffice."""


def distinct(names: Mapping[str, str]) -> dict[str, str]:
    """Add the id to labels that several share: a label must lead back to its id.

    >>> distinct({"a": "Smith", "b": "Smith", "c": "Jones"})
    {'a': 'Smith (a)', 'b': 'Smith (b)', 'c': 'Jones'}
    """
    shared = Counter(names.values())
    short = Counter((name, value[:_SHORT]) for value, name in names.items())
    return {
        value: name
        if shared[name] == 1
        else f"{name} ({value[:_SHORT] if short[name, value[:_SHORT]] == 1 else value})"
        for value, name in names.items()
    }


def labels(rows: pd.DataFrame, ids: str, names: str) -> pd.Series:
    """Return a distinct label for each id in `rows`, by id."""
    pairs = rows.drop_duplicates(ids)
    told = distinct(dict(zip(pairs[ids], pairs[names], strict=True)))
    return pd.Series(told, dtype=object)
