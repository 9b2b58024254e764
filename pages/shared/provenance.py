"""Which model a number comes from."""

import pandas as pd
import streamlit as st

from analysis.store import STANCE_MODEL, TONE_MODEL
from analysis.tables import Corpus
from pages.shared import cached
from pages.shared.safe_text import plain


def told(models: pd.Series, noun: str, chosen: str | None = None) -> str:
    """Say which models gave the readings in a column, the chosen one first.

    >>> told(pd.Series(["a@1"] * 3), "stance", "a@1")
    'Stances read by a@1.'
    >>> told(pd.Series(["a@1"] * 1200 + ["b@2"]), "stance", "b@2")
    '1 stance read by b@2, 1,200 still by a@1.'
    >>> told(pd.Series([], dtype=str), "tone")
    ''
    """
    counts = {str(name): int(n) for name, n in models.dropna().value_counts().items()}
    if len(counts) < 2:  # noqa: PLR2004 - one alone needs no number
        return "".join(f"{noun.capitalize()}s read by {name}." for name in counts)
    first = chosen if chosen in counts else next(iter(counts))
    still = "still by" if chosen in counts else "by"
    n = counts.pop(first)
    rest = ", ".join(f"{m:,} {still} {name}" for name, m in counts.items())
    return f"{n:,} {noun}{'' if n == 1 else 's'} read by {first}, {rest}."


def both(corpus: Corpus, tone: str | None, stance: str | None) -> str:
    """Say which models gave the tones and the stances in view, given the chosen ones."""
    tones, stances = corpus.quotes["tone_model"], corpus.stances["stance_model"]
    names = {str(name) for column in (tones, stances) for name in column.dropna().unique()}
    if len(names) == 1 and len(stances):
        return f"Tones and stances read by {names.pop()}."
    return f"{told(tones, 'tone', tone)} {told(stances, 'stance', stance)}".strip()


def footer(corpus: Corpus) -> None:
    """Say at the foot of a page without charts which models its readings come from."""
    chosen = cached.store().settings
    if words := both(corpus, chosen.get(TONE_MODEL), chosen.get(STANCE_MODEL)):
        st.caption(plain(words))
    notice()


def notice() -> None:
    """Say so while stored quotes are read again: numbers change meanwhile."""
    if cached.desk().busy:
        st.page_link(
            "pages/settings.py",
            label="Stored quotes are being read again: see how far",
            icon=":material/autorenew:",
        )
