"""How the most quoted speakers sound: quotes stacked by tone."""

import altair as alt
import pandas as pd

from analysis.charts.finish import finish
from analysis.charts.palette import Palette
from analysis.charts.rows import BAR, ROW, fitting, heading, picked, rows_axis
from analysis.records import Tone

_ORDER = [str(tone) for tone in Tone]


def tone_bars(frame: pd.DataFrame, palette: Palette) -> alt.LayerChart:
    """Draw one row a speaker: negative, neutral and positive quotes as counts.

    Parameters
    ----------
    frame
        What `analysis.tables.tones` gives.
    palette
        Colours of the page.
    """
    frame = frame.assign(
        label=frame["speaker"] + "  (n = " + frame["total"].astype(str) + ")",
        mid=(frame["x"] + frame["x2"]) / 2,
    )
    longest = max(1, int(frame["total"].max()) if len(frame) else 1)
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
            color=alt.Color(
                "tone:N",
                title="Tone",
                sort=_ORDER,
                scale=alt.Scale(domain=_ORDER, range=[palette.tone[t] for t in _ORDER]),
                legend=alt.Legend(orient="top", direction="horizontal"),
            ),
            opacity=alt.condition(selection, alt.value(1.0), alt.value(0.35)),
            tooltip=[
                alt.Tooltip("speaker:N", title="Speaker"),
                alt.Tooltip("tone:N", title="Tone"),
                alt.Tooltip("n:Q", title="Quotes"),
                alt.Tooltip("total:Q", title="of"),
            ],
        )
        .add_params(selection)
    )
    figures = (
        alt.Chart(frame.loc[(frame["n"] > 0) & fitting(frame, longest)])
        .mark_text(fontWeight=600, fontSize=12)
        .encode(
            x="mid:Q",
            y=rows_axis(),
            text="n:Q",
            color=alt.Color(
                "tone:N",
                legend=None,
                scale=alt.Scale(domain=_ORDER, range=[palette.on[t] for t in _ORDER]),
            ),
        )
    )
    layers = alt.layer(marks, figures, heading(frame, palette, 0)).resolve_scale(
        color="independent"
    )
    return finish(
        layers,
        palette,
        height=ROW * max(1, frame["rank"].nunique()),
        description=_description(frame),
    )


def _description(frame: pd.DataFrame) -> str:
    told = "; ".join(
        f"{rows['speaker'].iloc[0]!s}: "
        + ", ".join(f"{row.n} {row.tone}" for row in rows.itertuples() if row.n)
        for _, rows in frame.groupby("speaker_id", sort=False)
    )
    return f"Quotes of the most quoted speakers by tone: {told}."
