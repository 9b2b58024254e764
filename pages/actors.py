"""Speakers: who takes a stance on whom, and one of them in depth."""

import streamlit as st

from analysis.tables import Corpus, key_numbers, named
from pages.shared import cached, cards, empty, filters, frame, links, plots, profile, provenance
from pages.shared.safe_text import plain

frame.title("Actors")

if cached.frames().quotes.empty:
    empty.no_articles()
    st.stop()

filters.chips()
corpus = filters.corpus()
if corpus.quotes.empty:
    empty.nothing_found()
    st.stop()

known = named(corpus.quotes)
labels = filters.CHOICES["speaker"].options(cached.frames())
ranked = [value for value in known["speaker_id"].value_counts().index if value in labels]
actor = st.selectbox(
    "Actor",
    ranked,
    format_func=lambda value: labels.get(value, value),
    index=None,
    key=links.ACTOR,
    placeholder="Choose an actor to see one in depth",
    bind="query-params",
)
if actor is None:
    plots.speakers_by_targets(corpus)
    profile.speakers(known, labels)
    provenance.notice()
    st.stop()

own = corpus.quotes.loc[corpus.quotes["speaker_id"] == actor]
own_corpus = Corpus(own, corpus.stances.loc[corpus.stances["quote_id"].isin(own["quote_id"])])
profile.actor(own, key_numbers(own))
within = {"speaker_id": actor}
left, right = st.columns(2, gap="large")
with left:
    plots.stance_by_target(
        own_corpus, "actor_stance", f"Where {plain(labels[actor])} stands, by target", within
    )
with right:
    plots.tone_by_speaker(own_corpus, f"How {plain(labels[actor])} sounds", within)
    plots.over_time(own_corpus, within)
st.header("Quotes")
cards.cards(own_corpus, "actor")
provenance.notice()
