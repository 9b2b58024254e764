"""The figures that more than one page shows."""

from typing import NamedTuple

import pandas as pd
import streamlit as st

from analysis import charts, tables
from analysis.records import Tone
from pages.shared import figures, filters, wording
from pages.shared.figures import Figure, Numbers

_STANCE_COLUMNS = {"Against": "against", "Neutral": "neutral", "In favor": "favor"}


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
            f"One stance is one quote toward one target; {_about()}. Blocs overlap, so rows must "
            "not be added up.",
        ),
    )


def stance_by_target(corpus: tables.Corpus, name: str, title: str, top: int = 10) -> None:
    """Show the stances in `corpus` by what they are about."""
    frame = tables.positions(corpus.stances, "target_id", "target", top)
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
    )


class Titles(NamedTuple):
    """Words of a stance figure, and the `group` column by which its marks open."""

    group: str
    title: str
    column: str
    subject: str
    note: str


def _stances(frame: pd.DataFrame, corpus: tables.Corpus, words: Titles, name: str = "") -> None:
    wide = frame.pivot_table(
        index=["rank", "id", "name", "total"], columns="stance", values="n", aggfunc="sum"
    ).reset_index()
    shown = pd.DataFrame(
        {words.column: wide["name"]}
        | {title: wide[label] for title, label in _STANCE_COLUMNS.items()}
        | {"All": wide["total"]}
    )
    shown_ids = frozenset(map(str, wide["id"]))
    within = (
        tables.select(*corpus, tables.Filters(blocs=shown_ids)).stances
        if words.group == "bloc"
        else corpus.stances.loc[corpus.stances["target_id"].isin(shown_ids)]
    )
    figures.show(
        Figure(
            name or f"stance_{words.group}",
            words.title,
            charts.stance_bars(frame, figures.palette(), group=words.group, subject=words.subject),
            f"n = {len(within):,} of {wording.count(len(corpus.stances), 'stance')}. {words.note} "
            f"{models(corpus.stances, 'stance_model')}",
            Numbers(
                shown,
                [{words.group: value} for value in wide["id"]],
                {title: {"stance": label} for title, label in _STANCE_COLUMNS.items()},
            ),
        ),
        corpus,
    )


def tone_by_speaker(
    corpus: tables.Corpus, title: str = "Tone of the most quoted speakers", top: int = 10
) -> None:
    """Show how the most quoted speakers sound."""
    frame = tables.tones(corpus.quotes, top)
    if frame.empty:
        _missing(title, "No quote in view has a named speaker.")
        return
    wide = frame.pivot_table(
        index=["rank", "speaker_id", "speaker", "total"], columns="tone", values="n", aggfunc="sum"
    ).reset_index()
    shown = pd.DataFrame(
        {"Speaker": wide["speaker"]}
        | {t.title(): wide[t] for t in map(str, Tone)}
        | {"All": wide["total"]}
    )
    n = int(frame["n"].sum())
    figures.show(
        Figure(
            "tone",
            title,
            charts.tone_bars(frame, figures.palette()),
            f"n = {wording.count(n, 'quote')} of {len(corpus.quotes):,}. Tone is how the words "
            f"sound, not where the speaker stands. {_left_out(corpus.quotes)}"
            f"{models(corpus.quotes, 'tone_model')}",
            Numbers(
                shown,
                [{"speaker_id": value} for value in wide["speaker_id"]],
                {t.title(): {"tone": t} for t in map(str, Tone)},
            ),
        ),
        corpus,
    )


def over_time(corpus: tables.Corpus) -> None:
    """Show quotes per week or month."""
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
            f"n = {wording.count(crossing.shown, 'stance')} of {crossing.total:,}: the most quoted "
            f"speakers by the most named targets. Below {tables.FEW} stances a cell shows counts "
            "(− against, ○ neutral, + in favor) and no balance. "
            f"{_left_out(corpus.quotes)}{models(corpus.stances, 'stance_model')}",
            Numbers(
                pd.DataFrame(
                    {"Speaker": frame["speaker"], "Target": frame["target"]}
                    | {title: frame[label] for title, label in _STANCE_COLUMNS.items()}
                    | {"All": frame["n"]}
                ),
                frame[["speaker_id", "target_id"]].to_dict("records"),
                {title: {"stance": label} for title, label in _STANCE_COLUMNS.items()},
            ),
            scrolls=True,
        ),
        corpus,
    )


def models(frame: pd.DataFrame, column: str) -> str:
    """Name the models behind the readings in a frame."""
    names = sorted(frame[column].dropna().unique())
    return f"Model: {', '.join(names)}." if names else ""


def _left_out(quotes: pd.DataFrame) -> str:
    number = tables.key_numbers(quotes).described
    return f"{wording.described(number)}. " if number else ""


def _about() -> str:
    chosen = filters.current().targets
    return (
        "toward the chosen targets"
        if chosen
        else ("toward all targets together: choose a target in the filters to read a position")
    )


def _missing(title: str, reason: str) -> None:
    st.header(title)
    st.caption(reason)
