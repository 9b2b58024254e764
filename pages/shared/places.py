"""Names for codes of countries, organisations and blocs."""

import pandas as pd

from pages.shared import cached, wording


def place(code: object) -> str | None:
    """Return the display name of a code, None when there is none."""
    known = wording.given(code)
    return cached.knowledge().label(known) if known else None


def names(codes: pd.Series) -> pd.Series:
    """Return the display name for each code; missing stays missing."""
    known = {code: place(code) for code in codes.dropna().unique()}
    return codes.map(known)
