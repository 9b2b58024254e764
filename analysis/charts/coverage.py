"""How much a model answers, and how often it is right then: the accuracy-coverage curve."""

import altair as alt
import pandas as pd

from analysis.charts.finish import finish
from analysis.charts.palette import Palette

_HEIGHT = 220
_ROOM = 0.02
"""Above and below the curve, in shares."""
_MIDDLE = 0.5


def accuracy_coverage(
    frame: pd.DataFrame, palette: Palette, *, task: str, now: tuple[float, float, float]
) -> alt.LayerChart:
    """Draw accuracy over coverage, and mark the threshold in force.

    Parameters
    ----------
    frame
        `threshold`, `coverage`, `accuracy` in 0..1, one row a measured threshold: what
        `analysis.tables.coverage_curve` gives.
    palette
        Colours of the page.
    task
        "tone" or "stance", for the description.
    now
        Threshold in force with its coverage and accuracy.
    """
    threshold, coverage, accuracy = now
    low = min(float(frame["accuracy"].min()), accuracy) - _ROOM
    high = max(float(frame["accuracy"].max()), accuracy) + _ROOM
    x = alt.X(
        "coverage:Q",
        title="clear readings (coverage)",
        scale=alt.Scale(domain=[0, 1]),
        axis=alt.Axis(format=".0%", tickCount=5, grid=False),
    )
    y = alt.Y(
        "accuracy:Q",
        title="right among them (accuracy)",
        scale=alt.Scale(domain=[max(0.0, low), min(1.0, high)], nice=True, zero=False),
        axis=alt.Axis(format=".0%", tickCount=5, gridOpacity=0.3),
    )
    tooltip = [
        alt.Tooltip("threshold:Q", title="Unclear below", format=".0%"),
        alt.Tooltip("coverage:Q", title="Clear", format=".0%"),
        alt.Tooltip("accuracy:Q", title="Right among the clear", format=".0%"),
    ]
    curve = alt.Chart(frame).encode(x=x, y=y, tooltip=tooltip)
    line = curve.mark_line(color=palette.plain, strokeWidth=2, order=True)
    dots = curve.mark_point(filled=True, size=36, opacity=1, color=palette.plain)
    here = pd.DataFrame(
        [
            {
                "threshold": threshold,
                "coverage": coverage,
                "accuracy": accuracy,
                "words": f"unclear below {threshold:.0%}",
            }
        ]
    )
    at = alt.Chart(here).encode(x=x, y=y, tooltip=tooltip)
    diamond = at.mark_point(
        size=190, shape="diamond", filled=True, opacity=1, color=palette.ink, stroke=palette.ink
    )
    left = coverage >= _MIDDLE  # the curve falls: free are the lower left and the upper right
    words = at.mark_text(
        align="right" if left else "left",
        dx=-10 if left else 10,
        dy=16 if left else -12,
        fontSize=12,
        fontWeight=600,
        color=palette.ink,
    ).encode(text="words:N")
    return finish(
        alt.LayerChart(layer=[line, dots, diamond, words]),
        palette,
        height=_HEIGHT,
        description=_description(frame, task, now),
    )


def _description(frame: pd.DataFrame, task: str, now: tuple[float, float, float]) -> str:
    rows = frame.sort_values("coverage").to_dict("records")
    last, first = rows[0], rows[-1]
    return (
        f"Accuracy of the {task} readings over the share that is clear: "
        f"{first['accuracy']:.0%} right with {first['coverage']:.0%} clear, "
        f"{last['accuracy']:.0%} right with {last['coverage']:.0%} clear. Now unclear below "
        f"{now[0]:.0%}: {now[1]:.0%} clear, {now[2]:.0%} of them right."
    )
