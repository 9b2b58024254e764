"""One speaker or bloc in depth."""

import pandas as pd


def offices(quotes: pd.DataFrame) -> pd.DataFrame:
    """List the offices in which somebody was quoted.

    Returns
    -------
    DataFrame
        One row for each distinct `role`, `speaks_for` and `country`, in order of first use:
        `first` and `last` publication date, `n` quotes. A quote without a role counts as one
        without an office.
    """
    return (
        quotes.groupby(["role", "speaks_for", "country"], dropna=False)
        .agg(first=("published", "min"), last=("published", "max"), n=("quote_id", "size"))
        .reset_index()
        .sort_values(["first", "n"], ascending=[True, False], na_position="last")
        .reset_index(drop=True)
    )


def spoken_for(quotes: pd.DataFrame) -> pd.DataFrame:
    """Count quotes and speakers for each country or organisation that is spoken for.

    Returns
    -------
    DataFrame
        `speaks_for`, `speakers` (names, most quoted first), `n` quotes; largest first.
    """
    frame = (
        quotes.dropna(subset="speaks_for")
        .groupby("speaks_for")
        .agg(
            speakers=("speaker", lambda names: ", ".join(names.value_counts().index)),
            n=("quote_id", "size"),
        )
        .reset_index()
    )
    return frame.sort_values(["n", "speaks_for"], ascending=[False, True]).reset_index(drop=True)
