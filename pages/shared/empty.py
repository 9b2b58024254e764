"""What a page says when it has nothing to show, and what to do about it."""

import streamlit as st

from analysis.tables import KeyNumbers
from pages.shared import filters, wording


def no_articles() -> None:
    """Say that the database is empty."""
    with st.container(border=True):
        st.header("No articles yet")
        st.write(
            "Upload a news article, or paste one, and its quotes, speakers, tone and stances "
            "appear here. To start with the sample articles instead, run "
            "`python -m analysis ingest seeds`."
        )
        st.page_link("pages/upload.py", label="Upload an article", icon=":material/upload:")


def nothing_found() -> None:
    """Say that no quote passes the filters."""
    with st.container(border=True):
        st.header("No quote matches these filters")
        st.write("Take a filter away above, or clear them all.")
        st.button("Clear all filters", key="clear_empty", type="primary", on_click=filters.clear)


def sample_banner(numbers: KeyNumbers) -> None:
    """Warn while invented sample articles are part of the numbers."""
    if not numbers.samples:
        return
    st.info(
        f"{wording.count(numbers.samples, 'quote')} of the {numbers.quotes:,} below "
        f"{'comes' if numbers.samples == 1 else 'come'} from **sample articles**: their events, "
        "people and quotes are invented. Turn off “Include sample articles” in the filters to "
        "leave them out.",
        icon=":material/science:",
    )
