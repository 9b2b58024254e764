"""Where groups stand, as bars that diverge around the middle of the neutral share."""

import altair as alt
import pandas as pd

from analysis.charts.finish import finish
from analysis.charts.palette import Palette
from analysis.charts.rows import BAR, ROW, aside, fitting, heading, picked, rows_axis
from analysis.records import UNCLEAR, Stance

_ORDER = [str(stance) for stance in Stance]
_SQUARE = 0.045
"""Share of the chart's width that one square takes."""

_GROUP = alt.Tooltip("name:N", title="Group")
_WHOLE = [alt.Tooltip("total:Q", title="All clear"), alt.Tooltip("unclear:Q", title="All unclear")]
_TOOLTIP = [
    _GROUP,
    alt.Tooltip("stance:N", title="Stance"),
    alt.Tooltip("n:Q", title="Stances"),
    *_WHOLE,
]


def stance_bars(
    frame: pd.DataFrame, palette: Palette, *, group: str, subject: str
) -> alt.LayerChart:
    """Draw one row a group: against to the left, favor to the right, neutral centred.

    Bars and their n are of clear readings; how many are unclear stands beside, and opens them.

    Parameters
    ----------
    frame
        What `analysis.tables.positions` gives.
    palette
        Colours of the page.
    group
        Field by which a mark is opened: `bloc`, `target_id` or `speaker_id`.
    subject
        What the groups are, for the description: "country blocs".
    """
    frame = frame.rename(columns={"id": group}).assign(
        label=frame["name"] + "  (n = " + frame["total"].astype(str) + ")",
        aside=[f"□ {n} {UNCLEAR}" if n else "" for n in frame["unclear"]],
        mid=(frame["x"] + frame["x2"]) / 2,
        ink=frame["stance"].map(palette.on),
    )
    small = frame["few"].astype(bool)
    bars = frame.loc[~small]
    reach = max(0.5, float(bars[["x", "x2"]].abs().to_numpy().max(initial=0.0)))
    selection = picked(group, "stance")
    layers = [
        *_small(frame.loc[small], selection, palette, reach),
        *_bars(bars, selection, palette, reach),
        heading(frame, palette, -reach),
        *_unclear(frame, selection, palette, reach),
    ]
    return finish(
        alt.LayerChart(layer=layers),
        palette,
        height=ROW * max(1, frame["rank"].nunique()),
        description=_description(frame, subject),
    )


def _bars(
    bars: pd.DataFrame, selection: alt.Parameter, palette: Palette, reach: float
) -> list[alt.Chart]:
    if bars.empty:
        return []
    x = alt.X(
        "x:Q",
        title="◀ against · share of clear stances · in favor ▶",
        scale=alt.Scale(domain=[-reach, reach], nice=False),
        axis=alt.Axis(labelExpr="format(abs(datum.value), '.0%')", tickCount=5, grid=False),
    )
    base = alt.Chart(bars)
    marks = base.mark_bar(height=BAR, cursor="pointer").encode(
        x=x,
        x2="x2:Q",
        y=rows_axis(),
        color=_colour(palette),
        opacity=alt.condition(selection, alt.value(1.0), alt.value(0.35)),
        tooltip=[*_TOOLTIP, alt.Tooltip("share:Q", title="Share", format=".0%")],
    )
    figures = (
        alt.Chart(bars.loc[fitting(bars, 2 * reach)])
        .mark_text(fontWeight=600, fontSize=12)
        .encode(x="mid:Q", y=rows_axis(), text="n:Q", color=alt.Color("ink:N", scale=None))
    )
    return [marks.add_params(selection), figures]


def _small(
    few: pd.DataFrame, selection: alt.Parameter, palette: Palette, reach: float
) -> list[alt.Chart]:
    """Draw groups with too few readings for shares as one square a reading, and in words."""
    if few.empty:
        return []
    step = _SQUARE * 2 * reach
    each = few.loc[few.index.repeat(few["n"].astype(int))]
    each = each.assign(at=(each.groupby("rank").cumcount() + 0.5) * step - reach)
    x = alt.X("at:Q", axis=None, scale=alt.Scale(domain=[-reach, reach], nice=False))
    squares = (
        alt.Chart(each)
        .mark_square(size=130, opacity=1, cursor="pointer")
        .encode(
            x=x,
            y=rows_axis(),
            color=_colour(palette),
            opacity=alt.condition(selection, alt.value(1.0), alt.value(0.35)),
            tooltip=_TOOLTIP,
        )
    )
    told = few.drop_duplicates("rank").assign(at=few["total"] * step - reach + step / 4)
    words = (
        alt.Chart(told)
        .mark_text(align="left", fontStyle="italic", fontSize=12, color=palette.soft_ink)
        .encode(x=x, y=rows_axis(), text="words:N")
    )
    return [squares.add_params(selection), words]


def _unclear(
    frame: pd.DataFrame, selection: alt.Parameter, palette: Palette, reach: float
) -> list[alt.Chart]:
    if not frame["unclear"].any():
        return []
    words = aside(frame.assign(stance=UNCLEAR), palette, reach).encode(
        opacity=alt.condition(selection, alt.value(1.0), alt.value(0.5)),
        tooltip=[_GROUP, *_WHOLE],
    )
    return [words]


def _colour(palette: Palette) -> alt.Color:
    return alt.Color(
        "stance:N",
        title="Stance",
        sort=_ORDER,
        scale=alt.Scale(domain=_ORDER, range=[palette.stance[s] for s in _ORDER]),
        legend=alt.Legend(orient="top", direction="horizontal", symbolType="square"),
    )


def _description(frame: pd.DataFrame, subject: str) -> str:
    rows = frame.drop_duplicates("rank")
    told = "; ".join(
        f"{row['name']}: {row['words']}" + (f", {row['unclear']} unclear" if row["unclear"] else "")
        for row in rows.to_dict("records")
    )
    return f"Stances by {subject}, one bar each: {told}."
