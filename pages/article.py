"""One article: its text with every quote marked by speaker, and the quotes beside it."""

import streamlit as st

from analysis.tables import Corpus
from pages.shared import cached, empty, frame, links, provenance, reader, wording

frame.title("Article")

articles = cached.frames().articles
if articles.empty:
    empty.no_articles()
    st.stop()

titles = cached.article_labels()
article_id = st.selectbox(
    "Article",
    list(titles),
    format_func=lambda value: titles.get(value, value),
    index=None,
    key=links.ARTICLE,
    placeholder="Choose an article",
    bind="query-params",
)
if article_id is None:
    st.caption(f"{wording.count(len(articles), 'article')}. Choose one above, or open one here.")
    reader.index(articles)
    st.stop()

article = cached.store().article(article_id)
if article is None:
    st.warning("This article is no longer in the database. Choose another one above.")
    st.stop()

_, quotes, stances = cached.frames()
quotes = quotes.loc[quotes["article_id"] == article_id].sort_values("position")
reader.heading(articles.loc[articles["article_id"] == article_id].iloc[0])
text, beside = st.columns([3, 2], gap="large")
with text:
    reader.text(article, quotes)
with beside:
    reader.beside(quotes)
provenance.footer(Corpus(quotes, stances.loc[stances["article_id"] == article_id]))
