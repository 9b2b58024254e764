"""All quotes in view, as a table or as cards."""

from functools import partial

import streamlit as st

from analysis.records import UNCLEAR
from pages.shared import (
    cached,
    captions,
    cards,
    downloads,
    empty,
    filters,
    frame,
    leanings,
    provenance,
    selection,
    wording,
)
from pages.shared.places import names

frame.title("Quotes")

if cached.frames().quotes.empty:
    empty.no_articles()
    st.stop()

filters.chips()
corpus = filters.corpus()
quotes = corpus.quotes.sort_values(
    ["published", "article_id", "position"], ascending=[False, True, True], na_position="last"
)
if quotes.empty:
    empty.nothing_found()
    st.stop()

with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
    st.markdown(
        f"**{wording.count(len(quotes), 'quote')}** in "
        f"{wording.count(quotes['article_id'].nunique(), 'article')}"
    )
    view = st.radio(
        "Show as",
        ["Table", "Cards"],
        horizontal=True,
        key="view",
        label_visibility="collapsed",
        bind="query-params",
    )

if told := captions.clarity(corpus):
    st.caption(told)

if view == "Cards":
    cards.cards(corpus, "quotes", page=10)
else:
    stances = (
        corpus.stances["stance"].map(wording.STANCE_WORDS) + " " + corpus.stances["target"]
    ).groupby(corpus.stances["quote_id"])
    about, leaning = dict(stances.agg("; ".join)), leanings.by_quote(corpus)
    table = quotes.assign(
        stances=[about.get(quote_id, "") for quote_id in quotes["quote_id"]],
        leaning=[leaning.get(quote_id, "") for quote_id in quotes["quote_id"]],
        speaks_for=names(quotes["speaks_for"]).fillna(""),
        outlet=quotes["outlet"].fillna(""),
        sample=quotes["sample"].map({True: "sample", False: ""}),
    )
    st.caption(
        "Select a row to see why: the sentence, the evidence for the speaker, all probabilities."
    )
    columns = ["text", "tone", "stances", "leaning"]
    if UNCLEAR in filters.current().tones | filters.current().stances:
        columns = ["leaning", "text", "tone", "stances"]  # a reader who asks for them reviews them
    st.dataframe(
        table[["speaker", *columns, "published", "outlet", "speaks_for", "kind", "sample"]],
        key="quotes_table",
        hide_index=True,
        height=min(36 * (len(table) + 1), 640),
        column_config={
            "speaker": st.column_config.TextColumn("Speaker", pinned=True, width=130),
            "text": st.column_config.TextColumn("Quote", width="large"),
            "tone": st.column_config.TextColumn("Tone", width="small"),
            "stances": st.column_config.TextColumn("Stance", width="medium"),
            "leaning": st.column_config.TextColumn(
                "If unclear: leaning",
                width=330,
                help="All probabilities of the readings that are unclear",
            ),
            "speaks_for": st.column_config.TextColumn("Speaks for", width="small"),
            "kind": st.column_config.TextColumn("Kind", width="small"),
            "published": st.column_config.DateColumn("Date", format="YYYY-MM-DD", width=100),
            "outlet": st.column_config.TextColumn("Outlet", width="small"),
            "sample": st.column_config.TextColumn("Sample", width="small", help=wording.SAMPLE),
        },
        on_select=partial(selection.ask_row, "quotes_table", quotes["quote_id"].to_list()),
        selection_mode="single-row",
        alt="Quotes that match the filters",
    )

with st.container(horizontal=True):
    downloads.buttons(corpus)
provenance.footer(corpus)
