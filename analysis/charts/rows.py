"""What the bar charts share: one row a group, its name above its bar.

Names stand above the bars, not beside them, so that a long name never squeezes the bars on a
narrow screen.
"""

import altair as alt
import pandas as pd

from analysis.charts.palette import Palette

ROW = 46
"""Height of one row, pixels."""

BAR = 18
"""Height of the bar inside it, pixels."""

_ABOVE = 18
"""From the middle of a bar up to its heading, pixels."""

_ASIDE = 96
"""Kept free at the end of a heading for "□ 999 unclear", pixels."""

_NARROWEST = 0.07
"""Share of the chart's width below which a figure no longer fits into its bar."""


def picked(*fields: str) -> alt.Parameter:
    """Return the selection every chart offers: one mark by click, its `fields` as the value."""
    return alt.selection_point(name="picked", fields=list(fields), on="click", toggle=False)


def rows_axis() -> alt.Y:
    """Return the y channel: one band a row, in the order of the frame's `rank`."""
    return alt.Y("rank:O", axis=None, scale=alt.Scale(type="band", paddingInner=0, paddingOuter=0))


def heading(frame: pd.DataFrame, palette: Palette, left: float) -> alt.Chart:
    """Write each row's `label` above its bar, starting at `left` on the x axis.

    Rows with an `aside` (how many are unclear) leave room for it at the right end.
    """
    room = alt.ExprRef(f"datum.aside ? width - {_ASIDE} : width")
    names: alt.Chart = (
        alt.Chart(frame.drop_duplicates("rank"))
        .mark_text(align="left", dy=-_ABOVE, fontSize=13, color=palette.ink, limit=room)
        .encode(x=alt.datum(left), y=rows_axis(), text="label:N")
    )
    return names


def aside(frame: pd.DataFrame, palette: Palette, right: float) -> alt.Chart:
    """Write each row's `aside` above its bar, ending at `right` on the x axis."""
    words: alt.Chart = (
        alt.Chart(frame.loc[frame["aside"] != ""].drop_duplicates("rank"))
        .mark_text(align="right", dy=-_ABOVE, fontSize=12, color=palette.soft_ink, cursor="pointer")
        .encode(x=alt.datum(right), y=rows_axis(), text="aside:N")
    )
    return words


def fitting(frame: pd.DataFrame, width: float) -> pd.Series:
    """Tell which bars are wide enough, on an axis of this `width`, to carry their figure."""
    return (frame["x2"] - frame["x"]) >= _NARROWEST * width
