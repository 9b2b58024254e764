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


class Shipped(NamedTuple):
    """One model: its task and name, its figures on development data as text, and its card."""

    task: str
    name: str
    figures: pd.DataFrame
    card: str | None


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
        str(manifest.get("task", folder.name)),
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
