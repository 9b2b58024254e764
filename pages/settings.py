"""What holds for this installation: which model reads, and what it has read."""

import streamlit as st

from pages.shared import choices, frame, progress

frame.title("Settings")
st.caption(
    "What you choose here holds for this dashboard, for uploads, and for the command line on the "
    "same database."
)
choices.overridden()
st.header("Which model reads")
choices.show()
st.header("Stored quotes")
progress.show()
st.caption(
    "A model reads each quote once. Older readings stay in the database, so going back to a model "
    "that has read everything takes no time. Corrections are never touched."
)
