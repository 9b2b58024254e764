"""The article page's parts: list of articles, heading, marked text, quotes beside it."""

import pandas as pd
import streamlit as st

from analysis.records import Article, Span
from analysis.tables.numbers import UNKNOWN
from pages.shared import cached, cards, links, safe_text, wording
from pages.shared.safe_text import Highlight, highlight, paragraph, plain, span


def index(articles: pd.DataFrame) -> None:
    """List the articles, newest first, each with a link."""
    titles = cached.titles()
    ordered = articles.sort_values(["published", "article_id"], ascending=[False, True])
    for row in ordered.to_dict("records"):
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            links.article(row["article_id"], label=titles[row["article_id"]])
            parts = [
                wording.given(row["outlet"]),
                wording.day(row["published"]),
                wording.count(int(row["n_quotes"]), "quote"),
            ]
            st.caption(plain(" · ".join(part for part in parts if part)), width="content")
            if row["sample"]:
                st.badge("Sample", color="orange", help=wording.SAMPLE)


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
    if row["sample"]:
        st.badge(wording.SAMPLE, icon=":material/science:", color="orange")


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
