"""A chart as readers need it: title, marks, caption with n, numbers as a table, its quotes."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import altair as alt
import pandas as pd
import streamlit as st

from analysis.charts import DARK, LIGHT, Palette
from analysis.tables import Corpus, pick, unclear
from pages.shared import cards, marks, selection, wording
from pages.shared.safe_text import plain


@dataclass(frozen=True, slots=True)
class Numbers:
    """A chart's numbers as a table; `rows` and `columns` say which quotes a cell stands for."""

    frame: pd.DataFrame
    rows: Sequence[Mapping[Hashable, object]]
    columns: Mapping[str, Mapping[str, object]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Figure:
    """What is shown together under one title.

    `name` is the prefix of its widgets' keys; `within` is what the page shows of all that passes
    the filters, as a mark; a chart that `scrolls` keeps its own width and moves inside its frame
    where the page is narrower.
    """

    name: str
    title: str
    chart: alt.LayerChart | alt.Chart
    caption: str
    numbers: Numbers
    within: Mapping[str, object] = field(default_factory=dict)
    scrolls: bool = False


def palette() -> Palette:
    """Return the colours for the reader's theme."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def show(figure: Figure, corpus: Corpus) -> None:
    """Draw a figure, and under it the quotes of the mark that is open.

    Parameters
    ----------
    figure
        What to draw.
    corpus
        The quotes and readings it was drawn from.
    """
    key = selection.key(figure.name)
    st.header(figure.title)
    with st.container(horizontal=figure.scrolls, wrap=not figure.scrolls, key=f"{key}_frame"):
        st.altair_chart(
            figure.chart,
            width="content" if figure.scrolls else "stretch",
            key=key,
            on_select=partial(selection.from_chart, figure.name),
        )
    st.caption(figure.caption)
    with st.expander("The numbers as a table", icon=":material/table_rows:"):
        st.caption("Choose a cell to see its quotes.")
        st.dataframe(
            figure.numbers.frame,
            key=f"{key}_table",
            hide_index=True,
            on_select=partial(
                selection.from_table, figure.name, figure.numbers.rows, figure.numbers.columns
            ),
            selection_mode="single-cell",
            alt=f"Numbers of the chart: {figure.title}",
        )
    _behind(figure, corpus)


def _behind(figure: Figure, corpus: Corpus) -> None:
    chosen = selection.chosen(figure.name)
    if not chosen:
        return
    opened = pick(corpus, chosen)
    if opened.quotes.empty:
        return
    with st.container(border=True, key=f"{figure.name}_behind"):
        st.markdown(f"**{_heading(opened, chosen)}** · {plain(marks.words(chosen))}")
        cards.cards(opened, f"{figure.name}_behind")
        with st.container(horizontal=True):
            asked = {**figure.within, **chosen}
            if reason := marks.clash(asked):
                st.caption(plain(reason))
            else:
                st.button(
                    "Filter by this",
                    key=f"{figure.name}_narrow",
                    icon=":material/filter_alt:",
                    help="Adds it to the filters, so that the whole page and the address follow",
                    on_click=partial(_narrow, figure.name, asked),
                )
            st.button(
                "Close",
                key=f"{figure.name}_close",
                type="tertiary",
                on_click=partial(selection.put_away, figure.name),
            )


def _narrow(figure: str, chosen: Mapping[str, object]) -> None:
    marks.narrow(chosen)
    selection.put_away(figure)


def _heading(opened: Corpus, chosen: Mapping[str, object]) -> str:
    quotes = wording.count(len(opened.quotes), "quote")
    if "stance" not in chosen and "target_id" not in chosen:
        return quotes
    readings = len(opened.stances)
    if readings != len(opened.quotes):
        quotes = f"{wording.count(readings, 'stance')} in {quotes}"
    hidden = unclear(opened.stances["stance"])
    return f"{quotes}, {hidden} unclear" if 0 < hidden < readings else quotes
