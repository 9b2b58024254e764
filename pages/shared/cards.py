"""Quotes as cards: who, what, how, about whom, where."""

from collections.abc import Hashable, Mapping
from functools import partial

import pandas as pd
import streamlit as st

from analysis.records import UNCLEAR, Kind, Stance, Tone
from analysis.tables import Corpus
from pages.shared import links, selection, wording
from pages.shared.places import place
from pages.shared.safe_text import paragraph, span

_PAGE = 5
_FIRST = 90
"""Characters of a quote on a card beside its article."""


def cards(corpus: Corpus, name: str, *, page: int = _PAGE) -> None:
    """Show quotes as cards, newest first, a page at a time.

    Parameters
    ----------
    corpus
        The quotes, and the stance readings to name on their cards.
    name
        Prefix of the widgets' keys.
    page
        Cards a page.
    """
    quotes = corpus.quotes.sort_values(
        ["published", "article_id", "position"], ascending=[False, True, True], na_position="last"
    )
    pages = -(-len(quotes) // page)
    number = 1
    slot = st.container(gap="small")
    if pages > 1:
        number = st.pagination(pages, key=f"{name}_page", width="stretch")
    shown = quotes.iloc[(number - 1) * page : number * page]
    ours = corpus.stances["quote_id"].isin(shown["quote_id"])
    readings = dict(iter(corpus.stances.loc[ours].groupby("quote_id")))
    with slot:
        for quote in shown.to_dict("records"):
            with st.container(border=True, gap=None):
                st.html(face(quote, readings.get(quote["quote_id"])))
                with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                    why(quote, name)
                    _source(quote)


def face(
    quote: Mapping[Hashable, object], readings: pd.DataFrame | None, number: int | None = None
) -> str:
    """Return speaker, words, tone and stances as HTML.

    With a `number` the card stands beside its article: the first words are enough to find it.
    """
    words = str(quote["text"])
    if number is not None and len(words) > _FIRST:
        words = words[:_FIRST].rsplit(" ", 1)[0] + " …"
    if quote["kind"] == Kind.DIRECT:
        words = f"“{words}”"
    return (
        speaker_line(quote, number)
        + paragraph([span(words)], "otr-quote")
        + _chips(quote, readings)
    )


def speaker_line(quote: Mapping[Hashable, object], number: int | None = None) -> str:
    """Return the speaker with office and country, as HTML."""
    office = ", ".join(
        part for part in (wording.given(quote["role"]), place(quote["speaks_for"])) if part
    )
    name = str(quote["speaker"]) if number is None else f"{number} {quote['speaker']}"
    parts = [span(name, "otr-name"), span(f" · {office} " if office else " ")]
    if quote["sample"]:
        parts.append(span("Sample", "otr-sample"))
    return paragraph(parts, "otr-meta")


def why(quote: Mapping[Hashable, object], name: str) -> None:
    """Show the button that opens the quote's details."""
    quote_id = str(quote["quote_id"])
    st.button(
        "Why?",
        key=f"{name}_why_{quote_id}",
        icon=":material/help:",
        type="tertiary",
        help="The sentence, the evidence for the speaker, all probabilities",
        on_click=partial(selection.ask_quote, quote_id),
    )


def _source(quote: Mapping[Hashable, object]) -> None:
    parts = (wording.given(quote["outlet"]), wording.day(quote["published"]))
    links.article(
        str(quote["article_id"]),
        quote=str(quote["quote_id"]),
        label=", ".join(part for part in parts if part),
    )


def lean(row: Mapping[Hashable, object], task: str, labels: type[Tone | Stance]) -> str:
    """Say what an unclear reading would be, with all its probabilities."""
    scores = {str(label): float(str(row[f"{task}_{label}"])) for label in labels}
    return f"would read: {wording.leaning(scores)}".replace(" %", "\N{NO-BREAK SPACE}%")


def _chips(quote: Mapping[Hashable, object], readings: pd.DataFrame | None) -> str:
    tone = wording.given(quote["tone"])
    parts = _chip(quote, "tone", f"{tone} tone", Tone) if tone else []
    for row in [] if readings is None else readings.to_dict("records"):
        words = f"{wording.STANCE_WORDS[str(row['stance'])]} {row['target']}"
        parts += _chip(row, "stance", words, Stance)
    return paragraph(parts, "otr-meta")


def _chip(
    row: Mapping[Hashable, object], task: str, words: str, labels: type[Tone | Stance]
) -> list[str]:
    label = str(row[task])
    if label == UNCLEAR:
        return [
            span(words, "otr-chip", "otr-unclear"),
            span(lean(row, task, labels), "otr-lean"),
        ]
    sure = wording.share(float(str(row[f"{task}_{label}"])))
    return [span(f"{words}, {sure}", "otr-chip", f"otr-{label}")]
