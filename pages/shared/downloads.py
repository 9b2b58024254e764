"""What is in view as files for a spreadsheet."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from analysis.tables import Corpus, quote_table, stance_table

_BYTE_ORDER_MARK = "utf-8-sig"
"""Without it Excel takes the file for one of the local code page."""


def buttons(corpus: Corpus) -> None:
    """Offer the quotes and the stances in view."""
    whole = partial(_csv, quote_table, corpus.quotes)
    about = partial(_csv, stance_table, corpus.quotes, corpus.stances)
    for name, data, rows in (("quotes", whole, corpus.quotes), ("stances", about, corpus.stances)):
        st.download_button(
            f"{name.capitalize()} (CSV)",
            data,
            f"{name}.csv",
            "text/csv",
            key=f"download_{name}",
            icon=":material/download:",
            disabled=rows.empty,
            on_click="ignore",
            help="One row each, with all probabilities, the model, and what an unclear reading "
            "would be",
        )


def _csv(table: Callable[..., pd.DataFrame], *frames: pd.DataFrame) -> bytes:
    return table(*frames).to_csv(index=False).encode(_BYTE_ORDER_MARK)
