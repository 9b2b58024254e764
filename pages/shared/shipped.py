"""What ships with the program: model weights with their figures, and the knowledge base's size."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from analysis.errors import ModelError
from analysis.models.weights import HOME, MANIFEST, read_manifest

_CARD = "MODEL_CARD.md"
_COLUMNS = {
    "n": ("n", "{:,}"),
    "macro_f1": ("Macro-F1", "{:.3f}"),
    "accuracy": ("Accuracy", "{:.3f}"),
    "ece": ("Calibration error", "{:.3f}"),
    "coverage": ("Sure (≥ 70 %)", "{:.0%}"),
    "confident_accuracy": ("Right when sure", "{:.0%}"),
}


_YARDSTICKS = {"stance": "quotes-dev", "tone": "tone-quotes-dev"}
"""Development sets of real quotes, one a task: what a choice of model is judged by."""
_MEGABYTE = 1e6


class Facts(NamedTuple):
    """What a choice between models needs: macro-F1 by task, megabytes. None: not measured."""

    macro_f1: Mapping[str, float]
    megabytes: float | None


class Shipped(NamedTuple):
    """One model: its choice and name, its figures on development data as text, and its card."""

    choice: str
    name: str
    figures: pd.DataFrame
    card: str | None


def facts(choice: str, home: Path = HOME) -> Facts:
    """Return what is known of a pair of models, "default" or "fast"."""
    folder = home / choice
    try:
        manifest = read_manifest(folder)
    except ModelError:
        return Facts({}, None)
    dev = manifest.get("dev", {})
    measured = {task: dev.get(name, {}).get("model", {}) for task, name in _YARDSTICKS.items()}
    files = [folder / name for name in manifest.get("sha256", {})]
    size = sum(file.stat().st_size for file in files if file.is_file()) / _MEGABYTE
    return Facts(
        {task: float(one["macro_f1"]) for task, one in measured.items() if "macro_f1" in one},
        size or None,
    )


def models(home: Path = HOME) -> list[Shipped]:
    """Return the models whose weights are installed; one that cannot be read is left out."""
    folders = sorted(folder for folder in home.glob("*") if (folder / MANIFEST).is_file())
    return [model for folder in folders for model in _model(folder)]


def _model(folder: Path) -> Iterator[Shipped]:
    try:
        manifest = read_manifest(folder)
    except ModelError:
        return
    card = folder / _CARD
    yield Shipped(
        folder.name,
        str(manifest.get("name", folder.name)),
        figures(manifest.get("dev", {})),
        _demoted(card.read_text(encoding="utf-8")) if card.is_file() else None,
    )


def _demoted(card: str) -> str:
    """Move a card's headings below the page's own."""
    return re.sub(r"^#", "###", card, flags=re.MULTILINE)


def figures(dev: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> pd.DataFrame:
    """Return a manifest's figures, one row for each set and reader of it (model and baselines)."""
    return pd.DataFrame(
        [
            {"Data": data, "Read by": reader.replace("_", " ")}
            | {
                title: form.format(measured[key])
                for key, (title, form) in _COLUMNS.items()
                if key in measured
            }
            for data, readers in dev.items()
            for reader, measured in readers.items()
        ]
    )
