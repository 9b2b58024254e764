"""Headings and lists of the Actors and Blocs pages."""

from collections.abc import Hashable, Mapping
from functools import partial

import pandas as pd
import streamlit as st

from analysis.tables import KeyNumbers, offices, spoken_for
from pages.shared import links, wording
from pages.shared.places import names
from pages.shared.safe_text import plain


def actor(quotes: pd.DataFrame, numbers: KeyNumbers) -> None:
    """Show who somebody is: kind, quotes, and the offices held when quoted."""
    kind = wording.given(quotes["speaker_kind"].iloc[0])
    parts = [
        kind,
        wording.count(numbers.quotes, "quote"),
        wording.count(numbers.articles, "article"),
        f"{wording.count(numbers.samples, 'quote')} from samples" if numbers.samples else None,
    ]
    st.caption(" · ".join(part for part in parts if part))
    held = offices(quotes)
    table = pd.DataFrame(
        {
            "Office when quoted": held["role"].fillna("none known").map(plain),
            "Speaks for": names(held["speaks_for"]).fillna("—"),
            "Country": names(held["country"]).fillna("—"),
            "First": held["first"].map(wording.day),
            "Last": held["last"].map(wording.day),
            "Quotes": held["n"],
        }
    )
    st.table(table, hide_index=True, border="horizontal", alt="Offices held when quoted")


def speakers(quotes: pd.DataFrame, labels: Mapping[str, str], top: int = 24) -> None:
    """List the most quoted speakers, each to be opened."""
    ranked = quotes["speaker_id"].value_counts().head(top)
    st.header("Most quoted")
    with st.grid(3, min_column_width=240, gap="xsmall"):
        for speaker_id, n in ranked.items():
            label = labels[str(speaker_id)]
            _choice(links.ACTOR, speaker_id, f"{label} · {wording.count(int(n), 'quote')}")


def bloc(quotes: pd.DataFrame, name: str) -> None:
    """Show who spoke within a bloc."""
    held = spoken_for(quotes)
    st.caption(
        f"{name} · {wording.count(len(quotes), 'quote')} · "
        f"{wording.count(len(held), 'member or body', 'members and bodies')} that spoke. "
        "Membership is taken at each article's date."
    )
    table = pd.DataFrame(
        {
            "Speaks for": names(held["speaks_for"]),
            "Speakers": held["speakers"].map(plain),
            "Quotes": held["n"],
        }
    )
    st.table(table, hide_index=True, border="horizontal", alt=f"Who spoke within {name}")


def blocs(spoken: "pd.Series[int]", labels: Mapping[str, str]) -> None:
    """List the blocs, each to be opened."""
    st.header("Blocs in view")
    with st.grid(3, min_column_width=240, gap="xsmall"):
        for bloc_id, n in spoken.items():
            if bloc_id in labels:
                name = labels[str(bloc_id)]
                _choice(links.BLOC, bloc_id, f"{name} · {wording.count(int(n), 'quote')}")


def _choice(picker: str, value: Hashable, label: str) -> None:
    st.button(
        plain(label),
        key=f"open_{picker}_{value}",
        on_click=partial(_open, picker, value),
        width="stretch",
        wrap=True,
    )


def _open(picker: str, value: Hashable) -> None:
    st.session_state[picker] = value
