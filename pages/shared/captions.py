"""Sentences that stand under more than one figure."""

import pandas as pd

from analysis.tables import Corpus, key_numbers, unclear
from pages.shared import certainty, filters, wording


def models(frame: pd.DataFrame, column: str) -> str:
    """Name the models behind the readings in a frame."""
    names = sorted(frame[column].dropna().unique())
    return f"Model: {', '.join(names)}." if names else ""


def n(labels: pd.Series, total: int, noun: str) -> str:
    """Say how many of `total` are shown: "41 clear + 9 unclear of 60 stances"."""
    hidden = unclear(labels)
    return f"{wording.clear(len(labels) - hidden, hidden)} of {wording.count(total, noun)}"


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


def clarity(corpus: Corpus) -> str:
    """Say how many readings in view are unclear, and by which measure."""
    told = [
        f"{n:,} of {wording.count(len(column), noun)}"
        for column, noun in ((corpus.quotes["tone"], "tone"), (corpus.stances["stance"], "stance"))
        if (n := unclear(column))
    ]
    if not told:
        return ""
    least = certainty.asked()
    below = (
        "the threshold measured for it"
        if least is None
        else f"{wording.share(least)}, as asked for"
    )
    return (
        f"Unclear: {' and '.join(told)}. The model gave its reading a probability below {below}; "
        "such readings are counted beside the others, never among them. "
    )
