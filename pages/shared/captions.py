"""Sentences that stand under more than one figure."""

import pandas as pd

from analysis.records import UNCLEAR
from analysis.tables import Corpus, key_numbers, unclear
from pages.shared import cached, filters, provenance, wording
from pages.shared.safe_text import plain


def models(frame: pd.DataFrame, column: str) -> str:
    """Say which models gave the readings in a frame, `tone_model` or `stance_model`."""
    chosen = cached.store().settings.get(column)
    return plain(provenance.told(frame[column], column.removesuffix("_model"), chosen))


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
    """Say how many readings in view are unclear, and below which probability."""
    told: dict[str, str] = {}
    for frame, task in ((corpus.quotes, "tone"), (corpus.stances, "stance")):
        rows = frame.loc[frame[task] == UNCLEAR]
        if len(rows):
            words = f"{len(rows):,} of {wording.count(len(frame), task)}"
            told[words] = f"less than {_least(rows[f'{task}_threshold'])} sure"
    if not told:
        return ""
    one_measure = len(set(told.values())) == 1
    head = f"Unclear ({next(iter(told.values()))})" if one_measure else "Unclear"
    parts = list(told) if one_measure else [f"{words} ({how})" for words, how in told.items()]
    return f"{head}: {' and '.join(parts)}. They are counted beside the others, never among them. "


def _least(thresholds: pd.Series) -> str:
    """Write the thresholds of several models, as a range where they differ."""
    ends = dict.fromkeys(wording.share(float(x)) for x in (thresholds.min(), thresholds.max()))
    return " to ".join(ends)
