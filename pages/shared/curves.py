"""The Method page's section on how sure a reading must be."""

from collections.abc import Set as AbstractSet

import pandas as pd
import streamlit as st

from analysis.charts import accuracy_coverage
from analysis.tables import coverage_at
from pages.shared import cached, certainty, figures
from pages.shared.certainty import Curve
from pages.shared.safe_text import plain
from pages.shared.wording import share

_INTRODUCTION = """
A model always has an answer, and says how probable it finds it. Ask for more certainty, and it
answers less often but is right more often: each dot is one threshold, from “answer everything” on
the right to “only when very sure” on the left. Below the threshold a reading is told as *unclear*
and counted as such. So a bar in a chart rests on the clear readings alone; how many were unclear
is always told beside it. Move the threshold with “Unclear below” in the sidebar.
"""


def show() -> None:
    """Show what a threshold costs and brings; nothing when no manifest says."""
    found = certainty.in_use(certainty.curves(), _readers())
    if not found:
        return
    st.header("How sure a reading must be")
    st.markdown(_INTRODUCTION)
    columns = st.columns(len(found), gap="large")
    for column, curve in zip(columns, found, strict=True):
        with column:
            _curve(curve)


def _readers() -> dict[str, AbstractSet[str]]:
    """Return the names of the models behind the readings in the store, by task."""
    frames = cached.frames()
    models = {"tone": frames.quotes["tone_model"], "stance": frames.stances["stance_model"]}
    return {
        task: {str(model).split("@")[0] for model in ids.dropna().unique()}
        for task, ids in models.items()
    }


def _curve(curve: Curve) -> None:
    now = coverage_at(curve.frame, certainty.in_force(curve.task, curve.model))
    st.subheader(f"{curve.task.capitalize()}: {plain(curve.model)}")
    st.altair_chart(
        accuracy_coverage(curve.frame, figures.palette(), task=curve.task, now=now),
        key=f"coverage_{curve.task}_{curve.model}",
    )
    st.caption(
        f"Unclear below {share(now.threshold)}: the model answers {share(now.coverage)} of the "
        f"development data and is right in {share(now.accuracy)} of its answers. Were it to answer "
        f"everything, it would be right in {share(_everything(curve.frame))}."
    )
    with st.expander("The numbers as a table", icon=":material/table_rows:"):
        st.dataframe(
            pd.DataFrame(
                {
                    title: curve.frame[column].map("{:.0%}".format)
                    for title, column in (
                        ("Unclear below", "threshold"),
                        ("Clear", "coverage"),
                        ("Right among the clear", "accuracy"),
                    )
                }
            ),
            hide_index=True,
            key=f"coverage_table_{curve.task}_{curve.model}",
            alt=f"Share of clear {curve.task} readings and their accuracy, by threshold",
        )


def _everything(frame: pd.DataFrame) -> float:
    return float(frame.sort_values("coverage")["accuracy"].iloc[-1])
