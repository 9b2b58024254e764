"""The form for pasted text."""

from datetime import UTC, datetime, timedelta

import streamlit as st

from analysis.errors import UnreadableInput
from analysis.reading import read_pasted
from pages.shared import jobs
from pages.shared.filters import EARLIEST

_EAST = timedelta(days=1)
"""It may be tomorrow already where the reader, or the outlet, is."""


def form() -> None:
    """Show the form and start a job for what was pasted."""
    with st.form("paste", border=False):
        text = st.text_area("Article text", height=240, key="paste_text")
        with st.grid(3, min_column_width=180):
            title = st.text_input("Title (optional)", key="paste_title")
            outlet = st.text_input("Outlet (optional)", key="paste_outlet")
            published = st.date_input(
                "Published (optional)",
                value=None,
                min_value=EARLIEST,
                max_value=datetime.now(UTC).date() + _EAST,
                key="paste_date",
                format="YYYY-MM-DD",
                help="Decides which offices and memberships count: those of that day.",
            )
        if not st.form_submit_button("Analyse", type="primary", key="paste_go"):
            return
        try:
            article = read_pasted(
                text, title=title or None, outlet=outlet or None, published=published
            )
        except UnreadableInput as error:
            st.error(str(error))
            return
        jobs.start_pasted(title or "Pasted text", article)
