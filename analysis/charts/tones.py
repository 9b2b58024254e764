"""How the most quoted speakers sound: quotes stacked by tone."""

from collections.abc import Hashable, Mapping
from itertools import groupby
from typing import Any

import altair as alt
import pandas as pd

from analysis.charts.finish import finish
from analysis.charts.palette import Palette
from analysis.charts.rows import BAR, ROW, fitting, heading, picked, rows_axis
from analysis.records import UNCLEAR, Tone

_ORDER = [str(tone) for tone in Tone]


def tone_bars(frame: pd.DataFrame, palette: Palette) -> alt.LayerChart:
    """Draw one row a speaker: negative, neutral and positive quotes as counts.

    Unclear ones end the row in an outline, where there are any.

    Parameters
    ----------
    frame
        What `analysis.tables.tones` gives.
    palette
        Colours of the page.
    """
    frame = frame.assign(
        label=[_label(row) for row in frame.to_dict("records")],
        aside="",
        mid=(frame["x"] + frame["x2"]) / 2,
        ink=frame["tone"].map(palette.on | {UNCLEAR: palette.ink}),
    )
    longest = max(1, int(frame["x2"].max()) if len(frame) else 1)
    shown = [*_ORDER, UNCLEAR] if frame["unclear"].any() else _ORDER
    selection = picked("speaker_id", "tone")
    marks = (
        alt.Chart(frame.loc[frame["n"] > 0])
        .mark_bar(height=BAR, cursor="pointer")
        .encode(
            x=alt.X(
                "x:Q",
                title="quotes",
                scale=alt.Scale(domain=[0, longest], nice=False),
                axis=alt.Axis(tickMinStep=1, format="d", tickCount=5, grid=False),
            ),
            x2="x2:Q",
            y=rows_axis(),
            **_look(shown, palette),
            opacity=alt.condition(selection, alt.value(1.0), alt.value(0.35)),
            tooltip=[
                alt.Tooltip("speaker:N", title="Speaker"),
                alt.Tooltip("tone:N", title="Tone"),
                alt.Tooltip("n:Q", title="Quotes"),
                alt.Tooltip("total:Q", title="All clear"),
                alt.Tooltip("unclear:Q", title="All unclear"),
            ],
        )
        .add_params(selection)
    )
    figures = (
        alt.Chart(frame.loc[(frame["n"] > 0) & fitting(frame, longest)])
        .mark_text(fontWeight=600, fontSize=12)
        .encode(x="mid:Q", y=rows_axis(), text="n:Q", color=alt.Color("ink:N", scale=None))
    )
    return finish(
        alt.LayerChart(layer=[marks, figures, heading(frame, palette, 0)]),
        palette,
        height=ROW * max(1, frame["rank"].nunique()),
        description=_description(frame),
    )


def _label(row: Mapping[Hashable, object]) -> str:
    unclear = f" + {row['unclear']} {UNCLEAR}" if row["unclear"] else ""
    return f"{row['speaker']}  (n = {row['total']}{unclear})"


def _look(shown: list[str], palette: Palette) -> dict[str, alt.Fill | alt.Stroke | alt.StrokeDash]:
    """Fill what is clear, and outline in dashes what is not: three scales that share a legend."""
    legend = alt.Legend(
        orient="top", direction="horizontal", symbolType="square", symbolStrokeWidth=1
    )
    colours = [palette.tone[tone] for tone in _ORDER]

    def like(values: list[Any]) -> dict[str, Any]:
        scale = alt.Scale(domain=shown, range=values[: len(shown)])
        return {"title": "Tone", "sort": shown, "scale": scale, "legend": legend}

    return {
        "fill": alt.Fill("tone:N", **like([*colours, palette.quiet])),
        "stroke": alt.Stroke("tone:N", **like([*colours, palette.soft_ink])),
        "strokeDash": alt.StrokeDash("tone:N", **like([*([1, 0] for _ in _ORDER), [3, 2]])),
    }


def _description(frame: pd.DataFrame) -> str:
    told = "; ".join(
        f"{rows[0]['speaker']}: "
        + ", ".join(f"{row['n']} {row['tone']}" for row in rows if row["n"])
        for rows in (list(group) for _, group in groupby(frame.to_dict("records"), _speaker))
    )
    return f"Quotes of the most quoted speakers by tone: {told}."


def _speaker(row: Mapping[Hashable, object]) -> object:
    return row["speaker_id"]
