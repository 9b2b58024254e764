"""The dashboard's entry: `streamlit run dashboard.py`."""

from pathlib import Path

import streamlit as st

from pages.shared import certainty, detail, filters, frame

st.set_page_config(
    page_title="On the Record",
    page_icon="🎙️",
    layout="wide",
    menu_items={
        "About": "**On the Record** — who said what about whom, and where do they stand?",
    },
)
SHARED = Path(__file__).parent / "pages" / "shared"
st.html(SHARED / "style.css")
st.logo(SHARED / "logo.svg", size="large")
page = frame.navigation()
if page.url_path not in ("article", "upload", "method", "settings", "issues"):
    filters.sidebar()
elif page.url_path in ("article", "method"):
    with st.sidebar:
        certainty.control()
page.run()
detail.open_asked()
