"""The filters that all pages share: in the sidebar, in the URL, and as chips above a page.

Every widget is bound to a query parameter of its own name, so a copied address shows the same
quotes. Values travel as the labels a reader sees ("Donald Trump"), not as internal ids.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import NamedTuple

import pandas as pd
import streamlit as st

from analysis.records import Kind
from analysis.tables import STANCES, TONES, Corpus, Filters, described, distinct, select
from pages.shared import cached, certainty, wording
from pages.shared.safe_text import plain


class Choice(NamedTuple):
    """One multiple-choice filter: the field of `Filters` it fills, its label and its options."""

    field: str
    label: str
    placeholder: str
    options: Callable[[cached.Frames], Mapping[str, str]]


def _speakers(frames: cached.Frames) -> Mapping[str, str]:
    known = frames.quotes.loc[~described(frames.quotes)]
    return _by_name(_pairs(known, "speaker_id", "speaker"))


def _targets(frames: cached.Frames) -> Mapping[str, str]:
    return _by_name(_pairs(frames.stances, "target_id", "target"))


def _countries(frames: cached.Frames) -> Mapping[str, str]:
    return _by_name(_places(frames.quotes["country"]))


def _blocs(frames: cached.Frames) -> Mapping[str, str]:
    spoken = set(frames.quotes["blocs"].explode().dropna())
    return {bloc: name for bloc, name in bloc_names().items() if bloc in spoken}


def _outlets(frames: cached.Frames) -> Mapping[str, str]:
    return {outlet: outlet for outlet in sorted(frames.articles["outlet"].dropna().unique())}


CHOICES = {
    "speaker": Choice("speakers", "Speaker", "Everyone", _speakers),
    "country": Choice("countries", "Country", "All countries", _countries),
    "bloc": Choice("blocs", "Bloc", "All blocs", _blocs),
    "target": Choice("targets", "About (target)", "Anything", _targets),
    "stance": Choice(
        "stances", "Stance", "Any stance", lambda _: {s: s for s in map(str, STANCES)}
    ),
    "tone": Choice("tones", "Tone", "Any tone", lambda _: {t: t for t in map(str, TONES)}),
    "kind": Choice("kinds", "Kind of quote", "Any kind", lambda _: {k: k for k in Kind}),
    "outlet": Choice("outlets", "Outlet", "All outlets", _outlets),
}
"""Query parameter (and widget key) to filter, in the order of the sidebar."""

EARLIEST = date(1900, 1, 1)
SINCE, UNTIL, SEARCH, SAMPLES = "from", "to", "search", "samples"


def bloc_names() -> dict[str, str]:
    """Return the blocs that are worth charting, id to name."""
    known = cached.knowledge()
    return {bloc: known.label(bloc) for bloc in known.chart_blocs()}


def sidebar() -> None:
    """Draw the filters."""
    frames = cached.frames()
    with st.sidebar:
        st.header("Filters")
        st.text_input(
            "Search the quotes",
            key=SEARCH,
            type="search",
            placeholder="Words in a quote",
            help="Full text of the quotes. Quotation marks search for a phrase, an asterisk for "
            "the beginning of a word: negotiat\\*",
            bind="query-params",
        )
        for key, choice in CHOICES.items():
            labels = choice.options(frames)
            st.multiselect(
                choice.label,
                list(labels),
                format_func=partial(_label, labels),
                key=key,
                placeholder=choice.placeholder,
                select_all=False,
                bind="query-params",
            )
        for key, label in ((SINCE, "Published from"), (UNTIL, "Published to")):
            st.date_input(
                label,
                value=None,
                min_value=EARLIEST,
                key=key,
                format="YYYY-MM-DD",
                bind="query-params",
            )
        if frames.articles["sample"].any():
            st.toggle(
                "Include sample articles",
                value=True,
                key=SAMPLES,
                help="Sample articles ship with the program. " + wording.SAMPLE[8:].capitalize(),
                bind="query-params",
            )
        certainty.control()
        st.button(
            "Clear all filters",
            key="clear_filters",
            on_click=clear,
            disabled=not active(),
            width="stretch",
        )


def current() -> Filters:
    """Return what the sidebar's widgets ask for."""
    state = st.session_state
    words = str(state.get(SEARCH) or "").strip()
    chosen = {c.field: frozenset(state.get(key) or ()) for key, c in CHOICES.items()}
    return Filters(
        **chosen,
        since=state.get(SINCE),
        until=state.get(UNTIL),
        samples=bool(state.get(SAMPLES, True)),
        found=cached.found(words) if words else None,
    )


def corpus() -> Corpus:
    """Return the quotes and stance readings that pass the filters."""
    frames = cached.frames()
    return select(frames.quotes, frames.stances, current())


def active() -> list[tuple[str, str, str | None]]:
    """List what is filtered by: widget key, words for the chip, the value if one of many."""
    state, frames = st.session_state, cached.frames()
    found: list[tuple[str, str, str | None]] = []
    if words := str(state.get(SEARCH) or "").strip():
        found.append((SEARCH, f"Search: {words}", None))
    for key, choice in CHOICES.items():
        values = state.get(key) or ()
        labels = choice.options(frames) if values else {}
        found += [(key, f"{choice.label}: {labels.get(v, v)}", v) for v in values]
    for key, label in ((SINCE, "From"), (UNTIL, "To")):
        if state.get(key):
            found.append((key, f"{label} {wording.day(state[key])}", None))
    if not state.get(SAMPLES, True):
        found.append((SAMPLES, "Without sample articles", None))
    if (least := certainty.asked()) is not None:
        found.append((certainty.KEY, f"Unclear below {wording.share(least)}", None))
    return found


def chips() -> None:
    """Show what is being filtered by, each to be taken away with one click."""
    asked = active()
    if not asked:
        return
    with st.container(horizontal=True, gap="small", key="filter_chips"):
        for key, words, value in asked:
            st.button(
                plain(words),
                key=f"chip_{key}_{value}",
                icon=":material/close:",
                icon_position="right",
                help="Take this filter away",
                on_click=_drop,
                args=(key, value),
            )
        if len(asked) > 1:
            st.button("Clear all", key="clear_chips", type="tertiary", on_click=clear)


def _drop(key: str, value: str | None) -> None:
    if value is not None:
        st.session_state[key] = [kept for kept in st.session_state[key] if kept != value]
    elif key == SAMPLES:
        st.session_state[key] = True
    elif key == certainty.KEY:
        certainty.forget()
    else:
        st.session_state[key] = "" if key == SEARCH else None


def clear() -> None:
    """Take every filter away."""
    for key, _, _ in active():
        if key in CHOICES:
            st.session_state[key] = []
        else:
            _drop(key, None)


def _label(labels: Mapping[str, str], value: str) -> str:
    return labels.get(value, value)


def _pairs(frame: pd.DataFrame, ids: str, names: str) -> dict[str, str]:
    pairs = frame[[ids, names]].dropna().drop_duplicates(ids)
    return dict(zip(pairs[ids], pairs[names], strict=True))


def _places(codes: pd.Series) -> dict[str, str]:
    known = cached.knowledge()
    return {code: known.label(code) for code in codes.dropna().unique()}


def _by_name(names: dict[str, str]) -> Mapping[str, str]:
    labels = distinct(names)
    return dict(sorted(labels.items(), key=lambda item: item[1].casefold()))
