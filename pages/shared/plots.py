"""The figures that more than one page shows."""

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd
import streamlit as st

from analysis import charts, tables
from analysis.records import UNCLEAR
from pages.shared import captions, figures, filters, wording
from pages.shared.figures import Figure, Numbers

_TARGETS = 10
"""Targets that one speaker's or bloc's figure shows."""
_STANCE_COLUMNS = {
    "Against": "against",
    "Neutral": "neutral",
    "In favor": "favor",
    "Unclear": UNCLEAR,
}
_TONE_COLUMNS = {tone.title(): tone for tone in map(str, tables.TONES)}


def stance_by_bloc(corpus: tables.Corpus, top: int | None = None) -> None:
    """Show where the speakers of each bloc stand, of the `top` blocs with most stances."""
    frame = tables.by_bloc(*corpus, filters.bloc_names(), top)
    if frame.empty:
        _missing("Stance by bloc", "No quote in view has a speaker from a bloc and a target.")
        return
    _stances(
        frame,
        corpus,
        Titles(
            "bloc",
            "Stance by bloc of the speaker",
            "Bloc",
            "country blocs",
            f"One stance is one quote toward one target; {captions.about()}. Blocs overlap, so "
            "rows must not be added up.",
        ),
    )


def stance_by_target(
    corpus: tables.Corpus, name: str, title: str, within: Mapping[str, object]
) -> None:
    """Show the stances in `corpus` by what they are about; see `Figure` for `within`."""
    frame = tables.positions(corpus.stances, "target_id", "target", _TARGETS)
    if frame.empty:
        _missing(title, "No quote in view names a target.")
        return
    _stances(
        frame,
        corpus,
        Titles(
            "target_id",
            title,
            "Target",
            "target",
            f"The {wording.count(frame['rank'].nunique(), 'most named target')}; one stance is one "
            "quote toward one target.",
        ),
        name=name,
        within=within,
    )


class Titles(NamedTuple):
    """Words of a stance figure, and the `group` column by which its marks open."""

    group: str
    title: str
    column: str
    subject: str
    note: str


def _stances(
    frame: pd.DataFrame,
    corpus: tables.Corpus,
    words: Titles,
    name: str = "",
    within: Mapping[str, object] | None = None,
) -> None:
    wide = frame.pivot_table(
        index=["rank", "id", "name", "total", UNCLEAR], columns="stance", values="n", aggfunc="sum"
    ).reset_index()
    shown = pd.DataFrame(
        {words.column: wide["name"]}
        | {title: wide[label] for title, label in _STANCE_COLUMNS.items()}
        | {"All": wide["total"] + wide[UNCLEAR]}
    )
    shown_ids = frozenset(map(str, wide["id"]))
    counted = (
        tables.select(*corpus, tables.Filters(blocs=shown_ids)).stances
        if words.group == "bloc"
        else corpus.stances.loc[corpus.stances["target_id"].isin(shown_ids)]
    )
    figures.show(
        Figure(
            name or f"stance_{words.group}",
            words.title,
            charts.stance_bars(frame, figures.palette(), group=words.group, subject=words.subject),
            f"n = {captions.n(counted['stance'], len(corpus.stances), 'stance')}. {words.note} "
            f"{captions.undated(counted, corpus.quotes) if words.group == 'bloc' else ''}"
            f"{captions.models(corpus.stances, 'stance_model')}",
            Numbers(
                shown,
                [{words.group: value} for value in wide["id"]],
                {title: {"stance": label} for title, label in _STANCE_COLUMNS.items()},
            ),
            within or {},
        ),
        corpus,
    )


def tone_by_speaker(
    corpus: tables.Corpus,
    title: str = "Tone of the most quoted speakers",
    within: Mapping[str, object] | None = None,
) -> None:
    """Show how the most quoted speakers sound; see `Figure` for `within`."""
    frame = tables.tones(corpus.quotes)
    if frame.empty:
        _missing(title, "No quote in view has a named speaker.")
        return
    wide = frame.pivot_table(
        index=["rank", "speaker_id", "speaker"], columns="tone", values="n", aggfunc="sum"
    ).reset_index()
    shown = pd.DataFrame(
        {"Speaker": wide["speaker"]}
        | {title: wide[label] for title, label in _TONE_COLUMNS.items()}
        | {"All": wide[list(_TONE_COLUMNS.values())].sum(axis=1)}
    )
    counted = frame.loc[frame.index.repeat(frame["n"].astype(int)), "tone"]
    figures.show(
        Figure(
            "tone",
            title,
            charts.tone_bars(frame, figures.palette()),
            f"n = {captions.n(counted, len(corpus.quotes), 'quote')}. Tone is how the words "
            f"sound, not where the speaker stands. {captions.left_out(corpus.quotes)}"
            f"{captions.models(corpus.quotes, 'tone_model')}",
            Numbers(
                shown,
                [{"speaker_id": value} for value in wide["speaker_id"]],
                {title: {"tone": label} for title, label in _TONE_COLUMNS.items()},
            ),
            within or {},
        ),
        corpus,
    )


def over_time(corpus: tables.Corpus, within: Mapping[str, object] | None = None) -> None:
    """Show quotes per week or month; see `Figure` for `within`."""
    line = tables.timeline(corpus.quotes)
    if line.frame.empty:
        _missing("Quotes over time", "No article in view has a date.")
        return
    if len(line.frame) == 1:
        _missing("Quotes over time", f"All in {line.frame['label'].iloc[0]}.")
        return
    dated = int(line.frame["n"].sum())
    left_out = (
        f" {wording.count(line.undated, 'quote')} of undated articles left out."
        if line.undated
        else ""
    )
    figures.show(
        Figure(
            "time",
            f"Quotes per {line.unit}",
            charts.quotes_over_time(line.frame, figures.palette(), unit=line.unit),
            f"n = {wording.count(dated, 'quote')}, by the date of the article.{left_out}",
            Numbers(
                pd.DataFrame({line.unit.title(): line.frame["label"], "Quotes": line.frame["n"]}),
                line.frame[["since", "until"]].to_dict("records"),
            ),
            within or {},
        ),
        corpus,
    )


def speakers_by_targets(corpus: tables.Corpus) -> None:
    """Show who takes a stance on whom."""
    title = "Who speaks about whom"
    crossing = tables.cross(tables.position_rows(*corpus))
    if crossing.frame.empty:
        _missing(title, "No named speaker in view takes a stance on a target.")
        return
    frame = crossing.frame
    figures.show(
        Figure(
            "cross",
            title,
            charts.actor_target(
                frame,
                figures.palette(),
                speakers=crossing.speakers,
                targets=crossing.targets,
            ),
            f"n = {wording.clear(int(frame['n'].sum()), int(frame[UNCLEAR].sum()))} of "
            f"{wording.count(crossing.total, 'stance')}: the most quoted speakers by the most "
            f"named targets. Below {tables.FEW} clear stances a cell shows counts "
            "(− against, ○ neutral, + in favor) and no balance; □ counts unclear ones. "
            f"{captions.left_out(corpus.quotes)}{captions.models(corpus.stances, 'stance_model')}",
            Numbers(
                pd.DataFrame(
                    {"Speaker": frame["speaker"], "Target": frame["target"]}
                    | {title: frame[label] for title, label in _STANCE_COLUMNS.items()}
                    | {"All": frame["n"] + frame[UNCLEAR]}
                ),
                frame[["speaker_id", "target_id"]].to_dict("records"),
                {title: {"stance": label} for title, label in _STANCE_COLUMNS.items()},
            ),
            scrolls=True,
        ),
        corpus,
    )


def _missing(title: str, reason: str) -> None:
    st.header(title)
    st.caption(reason)
