"""The frame around every page: its place in the navigation, and the way back into it."""

import runpy
from pathlib import Path

import streamlit as st

_DASHBOARD = Path(__file__).parents[2] / "dashboard.py"
_FRAMED = "framed"


def navigation() -> st.Page:
    """Declare the pages and return the one that was asked for."""
    page = st.navigation(
        [
            st.Page("pages/overview.py", title="Overview", url_path="overview", default=True),
            st.Page("pages/quotes.py", title="Quotes", url_path="quotes"),
            st.Page("pages/article.py", title="Article", url_path="article"),
            st.Page("pages/actors.py", title="Actors", url_path="actors"),
            st.Page("pages/blocs.py", title="Blocs", url_path="blocs"),
            st.Page("pages/issues.py", title="Issues", url_path="issues"),
            st.Page("pages/upload.py", title="Upload", url_path="upload"),
            st.Page("pages/method.py", title="Method", url_path="method"),
            st.Page(
                "pages/settings.py",
                title="Settings",
                url_path="settings",
                icon=":material/settings:",
            ),
        ],
        position="top",
    )
    st.session_state[_FRAMED] = True
    return page


def title(words: str) -> None:
    """Show a page's title; the first call of every page.

    Until some session has declared the navigation, Streamlit takes the scripts of a folder named
    `pages` for pages of their own and runs them without `dashboard.py`. That befalls whoever
    follows a deep link into a server that has just started (and every run of `AppTest`): go
    through the dashboard then, which comes back here.
    """
    if not st.session_state.pop(_FRAMED, False):
        runpy.run_path(str(_DASHBOARD))
        st.stop()
    st.title(words)
