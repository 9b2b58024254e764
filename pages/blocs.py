"""Blocs: all of them beside each other, and one in depth."""

import streamlit as st

from analysis.tables import Corpus
from pages.shared import cached, cards, empty, filters, frame, links, plots, profile, provenance

frame.title("Blocs")

if cached.frames().quotes.empty:
    empty.no_articles()
    st.stop()

filters.chips()
corpus = filters.corpus()
if corpus.quotes.empty:
    empty.nothing_found()
    st.stop()

names = filters.bloc_names()
spoken = corpus.quotes["blocs"].explode().value_counts()
bloc = st.selectbox(
    "Bloc",
    [value for value in spoken.index if value in names],
    format_func=lambda value: names.get(value, value),
    index=None,
    key=links.BLOC,
    placeholder="Choose a bloc to see one in depth",
    bind="query-params",
)
if bloc is None:
    plots.stance_by_bloc(corpus)
    profile.blocs(spoken, names)
    provenance.notice()
    st.stop()

own = corpus.quotes.loc[corpus.quotes["blocs"].map(lambda blocs: bloc in blocs).astype(bool)]
own_corpus = Corpus(own, corpus.stances.loc[corpus.stances["quote_id"].isin(own["quote_id"])])
profile.bloc(own, names[bloc])
within = {"bloc": bloc}
left, right = st.columns(2, gap="large")
with left:
    plots.stance_by_target(
        own_corpus, "bloc_stance", f"Where {names[bloc]} speakers stand, by target", within
    )
with right:
    plots.tone_by_speaker(own_corpus, within=within)
st.header("Quotes")
cards.cards(own_corpus, "bloc")
provenance.notice()
