"""Who speaks about whom, as a grid of counts."""

import altair as alt
import pandas as pd

from analysis.charts.finish import finish
from analysis.charts.palette import Palette
from analysis.charts.rows import picked
from analysis.records import UNCLEAR

_ENDS = "datum.value <= -0.5 ? 'against' : datum.value >= 0.5 ? 'in favor' : ''"

_LEGEND = alt.Legend(orient="bottom", direction="horizontal", labelExpr=_ENDS)

_HIGH, _WIDE = 38, 72
"""Of a cell, pixels: wide enough for three counts, so a narrow screen scrolls the grid."""
_SHORT = 99
"""Unclear ones that a cell tells with the word; for more it has room for the number alone."""


def actor_target(
    frame: pd.DataFrame, palette: Palette, *, speakers: list[str], targets: list[str]
) -> alt.LayerChart:
    """Draw speakers down, targets across, and in every cell the count of stances.

    A cell is coloured by the balance of favor and against only where it holds enough readings
    for one; a small cell prints its counts by sign instead. Below that stands, after a hollow
    square, how many more are unclear.

    Parameters
    ----------
    frame
        `frame` of what `analysis.tables.cross` gives: its names are labels that no two share.
    palette
        Colours of the page.
    speakers, targets
        Names in the order to show.
    """
    selection = picked("speaker_id", "target_id")
    x = alt.X(
        "target:N",
        sort=targets,
        title=None,
        axis=alt.Axis(
            orient="top",
            labelAngle=-35,
            labelLimit=190,
            labelOverlap=False,
            domain=False,
            ticks=False,
        ),
    )
    y = alt.Y(
        "speaker:N",
        sort=speakers,
        title=None,
        axis=alt.Axis(labelLimit=170, labelOverlap=False, domain=False, ticks=False),
    )
    tooltip = [
        alt.Tooltip("speaker:N", title="Speaker"),
        alt.Tooltip("target:N", title="Target"),
        alt.Tooltip("against:Q", title="Against"),
        alt.Tooltip("neutral:Q", title="Neutral"),
        alt.Tooltip("favor:Q", title="In favor"),
        alt.Tooltip("n:Q", title="Clear stances"),
        alt.Tooltip("unclear:Q", title="Unclear"),
    ]
    cells = (
        alt.Chart(frame.assign(net=frame["net"].fillna(0)))  # Vega drops marks without a value
        .mark_rect(cornerRadius=3, stroke=palette.soft_ink, strokeOpacity=0.25, cursor="pointer")
        .encode(
            x=x,
            y=y,
            color=alt.condition(
                "datum.few",
                alt.value(palette.quiet),
                alt.Color(
                    "net:Q",
                    title="Balance",
                    scale=alt.Scale(domain=[-1, 1], range=list(palette.net), type="quantize"),
                    legend=None if frame["few"].all() else _LEGEND,
                ),
            ),
            opacity=alt.condition(selection, alt.value(1.0), alt.value(0.4)),
            tooltip=tooltip,
        )
        .add_params(selection)
    )
    base = alt.Chart(
        frame.assign(
            below=frame["unclear"].map(_unclear),
            both=(frame["n"] > 0) & (frame["unclear"] > 0),
        )
    ).encode(x=x, y=y)
    up, down = (alt.ExprRef(f"datum.both ? {shift} : 0") for shift in (-8, 8))
    figures = base.mark_text(fontSize=12, color=palette.ink, dy=up).encode(text="text:N")
    unclear = base.mark_text(fontSize=11, color=palette.ink, dy=down).encode(text="below:N")
    told = f"{len(speakers)} speakers by {len(targets)} targets"
    largest = frame.nlargest(3, "n")
    most = "; ".join(
        f"{row.speaker} on {row.target}: {row.against} against, {row.neutral} neutral, "
        f"{row.favor} in favor, {row.unclear} unclear"
        for row in largest.itertuples()
    )
    return finish(
        alt.LayerChart(layer=[cells, figures, unclear]),
        palette,
        width=_WIDE * max(1, len(targets)),
        height=_HIGH * max(1, len(speakers)),
        description=f"Stances of {told}. Largest: {most}.",
    )


def _unclear(n: int) -> str:
    if not n:
        return ""
    return f"□ {n}" if n > _SHORT else f"□ {n} {UNCLEAR}"
