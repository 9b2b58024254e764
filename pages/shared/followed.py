"""The watch-list in force: how often each issue is addressed, and taking accepted ones out."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from analysis import settings
from analysis.records import Issue
from analysis.store import AcceptedIssue
from pages.shared import cached, progress, wording
from pages.shared.proposals import AUTHOR
from pages.shared.safe_text import plain


def show() -> None:
    """Show the issues, and under them those that people accepted, each to be taken out."""
    at = cached.store()
    accepted = at.issues.all()
    frames = cached.frames()
    table = addressed(settings.issues(at), accepted, frames.quotes, frames.stances)
    st.dataframe(
        table,
        key="issues_followed",
        hide_index=True,
        height=min(35 * (len(table) + 1) + 3, 493),
        column_config={
            "Issue": st.column_config.TextColumn("Issue", width=230),
            "Quotes about it": st.column_config.NumberColumn(width="small"),
            "Not addressed": st.column_config.NumberColumn(
                width="small", help="Quotes that are about something else"
            ),
        },
        alt="Issues that are followed",
    )
    for one in accepted:
        _accepted(one)


def addressed(
    issues: Sequence[Issue],
    accepted: Sequence[AcceptedIssue],
    quotes: pd.DataFrame,
    stances: pd.DataFrame,
) -> pd.DataFrame:
    """Return a row an issue: its name, how many quotes are about it, how many not, who chose it."""
    about = stances.groupby("target_id")["quote_id"].nunique()
    people = {one.id: f"{one.by}, {wording.day(one.at)}" for one in accepted}
    counts = [int(about.get(issue.id, 0)) for issue in issues]
    return pd.DataFrame(
        {
            "Issue": [issue.name for issue in issues],
            "Quotes about it": counts,
            "Not addressed": [len(quotes) - n for n in counts],
            "Followed since": [people.get(issue.id, "watch-list file") for issue in issues],
        }
    )


def _accepted(one: AcceptedIssue) -> None:
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        also = f" Also: {', '.join(one.wordings)}." if one.wordings else ""
        st.markdown(
            f"**{plain(one.name)}** · accepted by {plain(one.by)}, {wording.day(one.at)}."
            f"{plain(also)}",
            width="stretch",
        )
        st.button(
            "Remove",
            key=f"remove_{one.id}",
            icon=":material/close:",
            type="tertiary",
            help=f"No longer follow {plain(one.name)}. Its readings are kept, and not shown.",
            on_click=partial(_remove, one.id),
        )


def _remove(issue_id: str) -> None:
    cached.store().issues.remove(issue_id, str(st.session_state.get(AUTHOR) or ""))
    progress.start()
