"""Which mark of a chart is open, and which quote a reader asked to see.

Selections of charts and tables cannot be bound to the URL or set from code, so the choice is
kept here, apart from the widget, and the widget gets a new key when the choice is put away.
"""

from collections.abc import Hashable, Mapping, Sequence

import streamlit as st

_QUOTE = "asked_quote"


def key(figure: str) -> str:
    """Return the chart's current widget key."""
    return f"{figure}_chart_{st.session_state.get(f'{figure}_round', 0)}"


def chosen(figure: str) -> dict[str, object]:
    """Return the open mark of a figure as column to value, empty when none is."""
    return dict(st.session_state.get(f"{figure}_chosen") or {})


def from_chart(figure: str) -> None:
    """Take over what was clicked in a chart (the selection named `picked`)."""
    state = st.session_state[key(figure)]
    marks = state["selection"].get("picked") or []
    st.session_state[f"{figure}_chosen"] = dict(marks[0]) if marks else {}


def from_table(
    figure: str,
    rows: Sequence[Mapping[Hashable, object]],
    columns: Mapping[str, Mapping[str, object]],
) -> None:
    """Take over the cell chosen in a figure's table.

    Parameters
    ----------
    figure
        The figure's name.
    rows
        What each row stands for.
    columns
        What a column adds to that, by its name; a column without an entry adds nothing.
    """
    cells = st.session_state[f"{key(figure)}_table"]["selection"].get("cells") or []
    if cells:
        row, column = cells[0]
        st.session_state[f"{figure}_chosen"] = {**rows[row], **columns.get(column, {})}
    else:
        st.session_state[f"{figure}_chosen"] = {}


def put_away(figure: str) -> None:
    """Close the open mark and forget what the chart shows as selected."""
    st.session_state[f"{figure}_chosen"] = {}
    st.session_state[f"{figure}_round"] = st.session_state.get(f"{figure}_round", 0) + 1


def ask_quote(quote_id: str) -> None:
    """Ask for the details of a quote; `asked_quote` hands them out once."""
    st.session_state[_QUOTE] = quote_id


def ask_row(table: str, quote_ids: Sequence[str]) -> None:
    """Ask for the quote in the row that was selected in a table."""
    rows = st.session_state[table]["selection"].get("rows") or []
    if rows:
        ask_quote(quote_ids[rows[0]])


def asked_quote() -> str | None:
    """Return the quote that was asked for, once: a dialog must not open again at every rerun."""
    quote_id: str | None = st.session_state.pop(_QUOTE, None)
    return quote_id
