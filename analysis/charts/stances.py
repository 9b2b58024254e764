"""Where groups stand, as bars that diverge around the middle of the neutral share."""

import altair as alt
import pandas as pd

from analysis.charts.finish import finish
from analysis.charts.palette import Palette
from analysis.charts.rows import BAR, ROW, fitting, heading, picked, rows_axis
from analysis.records import Stance

_ORDER = [str(stance) for stance in Stance]


def stance_bars(
    frame: pd.DataFrame, palette: Palette, *, group: str, subject: str
) -> alt.LayerChart:
    """Draw one row a group: against to the left, favor to the right, neutral centred.

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
        mid=(frame["x"] + frame["x2"]) / 2,
    )
    bars, few = frame.loc[~frame["few"].astype(bool)], frame.loc[frame["few"].astype(bool)]
    reach = max(0.5, float(bars[["x", "x2"]].abs().to_numpy().max(initial=0.0)))
    x = alt.X(
        "x:Q",
        title="◀ against · share of stances · in favor ▶",
        scale=alt.Scale(domain=[-reach, reach], nice=False),
        axis=alt.Axis(labelExpr="format(abs(datum.value), '.0%')", tickCount=5, grid=False),
    )
    selection = picked(group, "stance")
    marks = (
        alt.Chart(bars)
        .mark_bar(height=BAR, cursor="pointer")
        .encode(
            x=x,
            x2="x2:Q",
            y=rows_axis(),
            color=alt.Color(
                "stance:N",
                title="Stance",
                sort=_ORDER,
                scale=alt.Scale(domain=_ORDER, range=[palette.stance[s] for s in _ORDER]),
                legend=alt.Legend(orient="top", direction="horizontal"),
            ),
            opacity=alt.condition(selection, alt.value(1.0), alt.value(0.35)),
            tooltip=[
                alt.Tooltip("name:N", title="Group"),
                alt.Tooltip("stance:N", title="Stance"),
                alt.Tooltip("n:Q", title="Stances"),
                alt.Tooltip("total:Q", title="of"),
                alt.Tooltip("share:Q", title="Share", format=".0%"),
            ],
        )
        .add_params(selection)
    )
    figures = (
        alt.Chart(bars.loc[fitting(bars, 2 * reach)])
        .mark_text(fontWeight=600, fontSize=12)
        .encode(
            x=alt.X("mid:Q"),
            y=rows_axis(),
            text="n:Q",
            color=alt.Color(
                "stance:N",
                legend=None,
                scale=alt.Scale(domain=_ORDER, range=[palette.on[s] for s in _ORDER]),
            ),
        )
    )
    told = (
        alt.Chart(few.drop_duplicates("rank"))
        .transform_calculate(text="datum.words + ' (too few for shares)'")
        .mark_text(align="left", fontStyle="italic", fontSize=12, color=palette.soft_ink)
        .encode(x=alt.datum(-reach), y=rows_axis(), text="text:N")
    )
    layers = alt.layer(marks, figures, told, heading(frame, palette, -reach)).resolve_scale(
        color="independent"
    )
    return finish(
        layers,
        palette,
        height=ROW * max(1, frame["rank"].nunique()),
        description=_description(frame, subject),
    )


def _description(frame: pd.DataFrame, subject: str) -> str:
    rows = frame.drop_duplicates("rank")
    told = "; ".join(f"{row['name']}: {row['words']}" for row in rows.to_dict("records"))
    return f"Stances by {subject}, one bar each: {told}."
