"""Names for whole columns of country, organisation and bloc codes."""

import pandas as pd

from pages.shared import wording


def names(codes: pd.Series) -> pd.Series:
    """Return the display name for each code; missing stays missing."""
    known = {code: wording.place(code) for code in codes.dropna().unique()}
    return codes.map(known)
