"""How sure a reading must be to be told as what it says: what was measured, or what is asked for.

The models' manifests carry a threshold for each task, and the accuracy-coverage curve from which
it was taken; a reader may ask for another threshold, which travels in the URL.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from analysis.errors import ModelError
from analysis.models.weights import HOME, MANIFEST, read_manifest
from analysis.tables import coverage_curve

TASKS = ("tone", "stance")
UNMEASURED = 0.5
"""Threshold for a model without one of its own: more likely than not."""

KEY = "sure"
AS_MEASURED = "as measured"
_LEVELS = {AS_MEASURED: None} | {f"{percent} %": percent / 100 for percent in range(40, 100, 10)}


class Curve(NamedTuple):
    """What was measured for one task of one model; see `analysis.tables.coverage_curve`."""

    model: str
    task: str
    frame: pd.DataFrame


def control() -> None:
    """Draw the choice of how sure a reading must be."""
    st.selectbox(
        "Unclear below",
        list(_LEVELS),
        key=KEY,
        bind="query-params",
        help="A reading whose probability is lower is told and counted as *unclear*, never as a "
        "guess. *As measured* takes what was measured for each model, 50 % where nothing "
        "was; Method shows what a threshold costs and brings.",
    )


def asked() -> float | None:
    """Return the threshold that a reader asks for, None for what was measured."""
    return _LEVELS.get(str(st.session_state.get(KEY)))


def forget() -> None:
    """Ask for what was measured again (in a callback)."""
    st.session_state[KEY] = AS_MEASURED


def measured(home: Path = HOME) -> dict[str, dict[str, float]]:
    """Return the thresholds in the manifests of the models that ship, by task and model name."""
    found: dict[str, dict[str, float]] = {task: {} for task in TASKS}
    for manifest in _manifests(home):
        for task, threshold in _by_task(manifest, "threshold").items():
            if isinstance(threshold, float | int):
                found[task][str(manifest.get("name"))] = float(threshold)
    return found


def curves(home: Path = HOME) -> list[Curve]:
    """Return the accuracy-coverage curves in the manifests of the models that ship."""
    return [
        Curve(str(manifest.get("name")), task, frame)
        for manifest in _manifests(home)
        for task, points in _by_task(manifest, "coverage").items()
        if isinstance(points, list) and len(frame := coverage_curve(points))
    ]


def in_force(task: str, model: str) -> float:
    """Return the threshold that readings of `task` by the model of this name must reach."""
    chosen = asked()
    return measured()[task].get(model, UNMEASURED) if chosen is None else chosen


def in_use(found: Iterable[Curve], names: Mapping[str, Iterable[str]]) -> list[Curve]:
    """Keep the curves of models that have read something, `names` by task; else the first's."""
    every = list(found)
    used = [one for one in every if one.model in set(names[one.task])]
    return used or [one for one in every if one.model == every[0].model]


def _manifests(home: Path) -> Iterator[Mapping[str, Any]]:
    for path in sorted(home.glob(f"*/{MANIFEST}")):
        try:
            yield read_manifest(path.parent)
        except ModelError:
            continue


def _by_task(manifest: Mapping[str, Any], key: str) -> dict[str, Any]:
    values = manifest.get(key)
    return (
        {task: values[task] for task in TASKS if task in values} if isinstance(values, dict) else {}
    )
