"""Quotes per week or month."""

import altair as alt
import pandas as pd

from analysis.charts.finish import finish
from analysis.charts.palette import Palette
from analysis.charts.rows import picked


def quotes_over_time(frame: pd.DataFrame, palette: Palette, *, unit: str) -> alt.LayerChart:
    """Draw one column a period.

    Parameters
    ----------
    frame
        `frame` of what `analysis.tables.timeline` gives.
    palette
        Colours of the page.
    unit
        "week" or "month", for the axis and the description.
    """
    selection = picked("since", "until")
    frame = frame.assign(end=pd.to_datetime(frame["until"]))  # a day short: the gap between columns
    x = alt.X(
        "start:T",
        title=f"{unit} of publication",
        axis=alt.Axis(
            format="%-d %b %Y" if unit == "week" else "%b %Y", labelOverlap=True, grid=False
        ),
    )
    columns = (
        alt.Chart(frame)
        .mark_rect(color=palette.plain, cursor="pointer", stroke=None)
        .encode(
            x=x,
            x2="end:T",
            y=alt.Y("n:Q", title="quotes", axis=alt.Axis(tickMinStep=1, format="d", tickCount=4)),
            y2=alt.datum(0),
            opacity=alt.condition(selection, alt.value(1.0), alt.value(0.35)),
            tooltip=[
                alt.Tooltip("label:N", title=unit.title()),
                alt.Tooltip("n:Q", title="Quotes"),
            ],
        )
        .add_params(selection)
    )
    told = "No dated quotes."
    if len(frame):
        busiest = frame.nlargest(1, "n").to_dict("records")[0]
        told = (
            f"{frame['n'].sum()} quotes in {len(frame)} {unit}s, "
            f"most in {busiest['label']} ({busiest['n']})."
        )
    return finish(columns, palette, height=170, description=f"Quotes per {unit}: {told}")
