"""What is in view at a glance: numbers, positions of blocs, tone of speakers, time, latest."""

import streamlit as st

from analysis.tables import key_numbers
from pages.shared import cached, captions, cards, empty, filters, frame, plots, provenance

frame.title("On the Record")
st.caption("Who said what about whom, and where do they stand?")

if cached.frames().quotes.empty:
    empty.no_articles()
    st.stop()

filters.chips()
corpus = filters.corpus()
numbers = key_numbers(corpus.quotes)
empty.sample_banner(numbers)
if corpus.quotes.empty:
    empty.nothing_found()
    st.stop()

with st.grid(4, min_column_width=150):
    st.metric("Articles", numbers.articles, border=True)
    st.metric("Quotes", numbers.quotes, border=True)
    st.metric("Speakers", numbers.speakers, border=True)
    st.metric(
        "Unknown speaker",
        numbers.unattributed,
        border=True,
        help="Quotes whose speaker could not be named. They are counted, never guessed.",
    )
if told := captions.left_out(corpus.quotes) + captions.clarity(corpus):
    st.caption(told)

left, right = st.columns(2, gap="large")
with left:
    plots.stance_by_bloc(corpus, top=9)
with right:
    plots.tone_by_speaker(corpus)
plots.over_time(corpus)

st.header("Latest quotes")
cards.cards(corpus, "latest")
provenance.notice()
