"""Sentences that stand under more than one figure."""

import pandas as pd

from analysis.tables import key_numbers
from pages.shared import filters, wording


def models(frame: pd.DataFrame, column: str) -> str:
    """Name the models behind the readings in a frame."""
    names = sorted(frame[column].dropna().unique())
    return f"Model: {', '.join(names)}." if names else ""


def about() -> str:
    """Say what the stances in view are about."""
    if filters.current().targets:
        return "toward the chosen targets"
    return "toward all targets together: choose a target in the filters to read a position"


def undated(stances: pd.DataFrame, quotes: pd.DataFrame) -> str:
    """Say how many stances belong to blocs by today's offices, for want of a date."""
    of_no_day = quotes.loc[quotes["published"].isna(), "quote_id"]
    number = int(stances["quote_id"].isin(of_no_day).sum())
    if not number:
        return ""
    come = "comes from an undated article" if number == 1 else "come from undated articles"
    return (
        f"{wording.count(number, 'stance')} {come}, where the offices and memberships of today "
        "are taken. "
    )


def left_out(quotes: pd.DataFrame) -> str:
    """Say how many quotes have a speaker who is nobody to count."""
    number = key_numbers(quotes).described
    return f"{wording.described(number)}. " if number else ""
