"""The dialog that shows one quote with every reason the machine had."""

from collections.abc import Hashable, Mapping

import pandas as pd
import streamlit as st

from analysis.records import UNCLEAR, UNKNOWN, Span, Stance, Tone
from pages.shared import cached, cards, links, selection, wording
from pages.shared.places import place
from pages.shared.safe_text import Highlight, bar, highlight, paragraph, plain, span


def open_asked() -> None:
    """Open the quote that was asked for in the last interaction, if any."""
    quote_id = selection.asked_quote()
    if quote_id is None:
        return
    frames = cached.frames()
    rows = frames.quotes.loc[frames.quotes["quote_id"] == quote_id].to_dict("records")
    if rows:
        _dialog(rows[0], frames.stances.loc[frames.stances["quote_id"] == quote_id])


@st.dialog("Quote", width="large")
def _dialog(quote: Mapping[Hashable, object], readings: pd.DataFrame) -> None:
    _in_its_sentence(quote)
    left, right = st.columns([2, 3], gap="medium")
    with left:
        _speaker(quote)
    with right:
        st.markdown("**Tone** of the words")
        st.html("".join(bar(t, float(str(quote[f"tone_{t}"])), f"otr-{t}") for t in Tone))
        _unclear(quote, "tone")
        _stances(readings)
    models = sorted({str(quote["tone_model"]), *map(str, readings["stance_model"])})
    st.caption(
        f"{wording.KIND_WORDS[str(quote['kind'])].capitalize()}. Read by {', '.join(models)}. "
        "Probabilities of tone and stance are the models' own, not a measure of truth."
    )
    links.article(
        str(quote["article_id"]),
        quote=str(quote["quote_id"]),
        label="Read it in the article",
    )


def _in_its_sentence(quote: Mapping[Hashable, object]) -> None:
    offset = int(str(quote["sentence_start"]))
    spans = tuple(
        Span(max(0, start - offset), end - offset) for start, end in _content(quote["content"])
    )
    mark = Highlight(spans, str(quote["speaker"]), colour=0)
    st.html(highlight(str(quote["sentence"]), [mark]))


def _content(value: object) -> list[tuple[int, int]]:
    return [(int(start), int(end)) for start, end in value]  # type: ignore[attr-defined]


def _speaker(quote: Mapping[Hashable, object]) -> None:
    st.markdown("**Speaker**")
    st.html(cards.speaker_line(quote))
    known = quote["speaker_id"] != UNKNOWN
    confidence = float(str(quote["confidence"] or 0.0))
    facts = {
        "Named in the text as": wording.given(quote["mention"]),
        "Reporting words": wording.given(quote["cue"]),
        "Country": place(quote["country"]),
        "Speaks for": place(quote["speaks_for"]),
        "How we know": wording.given(quote["evidence"]) or "no speaker could be named",
        "Sureness": wording.sureness(confidence) if known else None,
    }
    st.table(
        {label: plain(value) for label, value in facts.items() if value},
        border="horizontal",
        alt="What is known about the speaker",
    )
    if known:
        st.caption(
            f"Named, inferred or weak: {confidence:.2f} of 1 here, set by rule, not measured."
        )


def _stances(readings: pd.DataFrame) -> None:
    if readings.empty:
        st.markdown("**Stance**")
        st.caption("The quote names nobody and nothing from the watch-list to take a stance on.")
    for row in readings.to_dict("records"):
        st.text(f"Stance toward {row['target']}")
        st.html("".join(bar(s, float(row[f"stance_{s}"]), f"otr-{s}") for s in Stance))
        _unclear(row, "stance")


def _unclear(row: Mapping[Hashable, object], task: str) -> None:
    if row[task] != UNCLEAR:
        return
    read, sure = str(row[f"{task}_read"]), wording.share(float(str(row[f"{task}_sure"])))
    least = wording.share(float(str(row[f"{task}_threshold"])))
    told = span(f"would read: {read} {sure}, and {least} is asked for", "otr-lean")
    st.html(paragraph([span("unclear", "otr-chip", "otr-unclear"), told], "otr-meta"))
