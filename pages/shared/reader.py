"""The article page's parts: list of articles, heading, marked text, quotes beside it."""

from collections.abc import Hashable, Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analysis.records import UNKNOWN, Article, Span
from pages.shared import cached, cards, links, safe_text, wording
from pages.shared.safe_text import Highlight, highlight, paragraph, plain, span

_PAGE = 15
"""Articles a page of the list."""


def index(articles: pd.DataFrame) -> None:
    """List the articles, newest first, each to be opened."""
    titles = cached.titles()
    ordered = articles.sort_values(["published", "article_id"], ascending=[False, True])
    pages = -(-len(ordered) // _PAGE)
    slot = st.container(gap="small")
    number = st.pagination(pages, key="articles_page", width="stretch") if pages > 1 else 1
    with slot:
        for row in ordered.iloc[(number - 1) * _PAGE : number * _PAGE].to_dict("records"):
            with st.container(border=True, gap=None):
                st.button(
                    f"**{plain(titles[row['article_id']])}**",
                    key=f"open_{row['article_id']}",
                    type="tertiary",
                    icon=":material/article:",
                    wrap=True,
                    on_click=partial(_open, row["article_id"]),
                )
                st.html(paragraph(_origin(row), "otr-meta"))


def _origin(row: Mapping[Hashable, Any]) -> list[str]:
    parts = [
        wording.given(row["outlet"]),
        wording.day(row["published"]),
        wording.count(int(row["n_quotes"]), "quote"),
    ]
    told = span(" · ".join(part for part in parts if part))
    return [told, span("Sample", "otr-sample")] if row["sample"] else [told]


def _open(article_id: str) -> None:
    st.session_state[links.ARTICLE] = article_id


def heading(row: pd.Series) -> None:
    """Show an article's title and where it comes from."""
    st.header(plain(cached.titles()[row["article_id"]]), anchor=False)
    parts = [
        wording.given(row["outlet"]),
        wording.day(row["published"]),
        wording.count(int(row["words"]), "word"),
        wording.count(int(row["n_quotes"]), "quote"),
    ]
    st.caption(plain(" · ".join(part for part in parts if part)))
    if address := wording.given(row["url"]):
        _address(address)
    if row["sample"]:
        st.badge(wording.SAMPLE, icon=":material/science:", color="orange")


def _address(address: str) -> None:
    """Show where the article says it was published; asked for only when clicked."""
    st.html(paragraph(["Address: ", span(address)], "otr-meta"))
    if links.is_web(address):
        st.link_button("Open the original", address, icon=":material/open_in_new:")


def text(article: Article, quotes: pd.DataFrame) -> None:
    """Show the text with its quotes marked, and the legend."""
    colours = _colours(quotes)
    if colours:
        legend = (
            span(name, "otr-who", f"otr-c{place % safe_text.COLOURS}")
            for name, place in colours.items()
        )
        st.html(paragraph(["Speakers: ", *legend], "otr-meta"))
    focus = st.query_params.get(links.QUOTE)
    marks = [
        Highlight(
            spans=tuple(Span(int(start), int(end)) for start, end in row["content"]),
            label=f"{number} {row['speaker']}",
            colour=colours.get(row["speaker"]),
            focus=row["quote_id"] == focus,
        )
        for number, row in enumerate(quotes.to_dict("records"), start=1)
    ]
    st.html(highlight(article.text, marks, Span(article.body_start, len(article.text))))


def beside(quotes: pd.DataFrame) -> None:
    """List the quotes of the article."""
    st.header(wording.count(len(quotes), "quote"))
    if quotes.empty:
        st.caption("No quote was found in this text. Short notes without speakers have none.")
        return
    stances = cached.frames().stances
    readings = dict(
        iter(stances.loc[stances["article_id"] == quotes["article_id"].iloc[0]].groupby("quote_id"))
    )
    for number, quote in enumerate(quotes.to_dict("records"), start=1):
        with st.container(border=True, gap=None):
            st.html(cards.face(quote, readings.get(quote["quote_id"]), number))
            cards.why(quote, "article")


def _colours(quotes: pd.DataFrame) -> dict[str, int]:
    named = quotes.loc[quotes["speaker_id"] != UNKNOWN, "speaker"]
    return {name: place for place, name in enumerate(dict.fromkeys(named))}
