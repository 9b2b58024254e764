"""The issues that quotes are read for: those followed, and phrases that could become one."""

import streamlit as st

from pages.shared import followed, frame, progress, proposals

frame.title("Issues")
st.caption(
    "An issue is something a speaker can be for or against, like an agreement or a law. A quote "
    "is read for an issue only when it is about it; that it does not address one is not neutral."
)
st.header("Followed")
followed.show()
st.header("Proposals")
proposals.show()
st.header("Stored quotes")
progress.show()
