"""The weights that ship: a folder a model, each file checked against its manifest.

A folder holds `model.onnx` (8 bits; what is too large for one file lies beside it),
`tokenizer.json`, `manifest.json` and `MODEL_CARD.md`. Nothing pickled is ever read and no code
comes with the weights.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.errors import ModelError
from analysis.models.calibration import Calibration

HOME = Path(__file__).parent / "weights"
MANIFEST = "manifest.json"
MODEL, TOKENIZER = "model.onnx", "tokenizer.json"
_REPAIR = "restore the folder from the repository or run `python -m analysis export` again"


@dataclass(frozen=True, slots=True)
class Weights:
    """One folder of weights that passed its check: an encoder that answers several tasks.

    `labels` are, task by task, in the order of the model's outputs. By task, too: `calibration` of
    the logits, and the `threshold` below which a reading is unclear. `inputs` names the tensors
    that the model reads, `padding` is the id of the padding piece.
    """

    folder: Path
    name: str
    labels: Mapping[str, tuple[str, ...]]
    calibration: Mapping[str, Calibration]
    threshold: Mapping[str, float]
    max_tokens: int
    padding: int
    inputs: tuple[str, ...]

    @property
    def model(self) -> Path:
        """The ONNX file."""
        return self.folder / MODEL

    @property
    def tokenizer(self) -> Path:
        """The tokenizer's file."""
        return self.folder / TOKENIZER


def columns(labels: Mapping[str, Sequence[str]], task: str) -> slice:
    """Return which outputs of a model answer a task.

    >>> columns({"stance": ("against", "neutral", "favor"), "tone": ("negative",)}, "tone")
    slice(3, 4, None)
    """
    start = 0
    for name, its in labels.items():
        if name == task:
            return slice(start, start + len(its))
        start += len(its)
    raise KeyError(task)


def load_weights(folder: Path) -> Weights:
    """Read the manifest of `folder` and check the files that it lists.

    Raises
    ------
    ModelError
        When the manifest or a file is missing, unreadable, or not what the manifest says.
    """
    manifest = read_manifest(folder)
    try:
        hashes: dict[str, str] = dict(manifest["sha256"])
        weights = Weights(
            folder=folder,
            name=f"{manifest['name']}@{_fingerprint(hashes)}",
            labels={task: tuple(labels) for task, labels in manifest["labels"].items()},
            calibration={
                task: Calibration(float(how["temperature"]), tuple(map(float, how["bias"])))
                for task, how in manifest["calibration"].items()
            },
            threshold={task: float(t) for task, t in manifest.get("threshold", {}).items()},
            max_tokens=int(manifest["max_tokens"]),
            padding=int(manifest["padding"]),
            inputs=tuple(manifest["inputs"]),
        )
        for name in {MODEL, TOKENIZER, *hashes}:
            _check(folder / name, hashes[name])
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ModelError(f"{folder / MANIFEST} is malformed ({error!r}): {_REPAIR}.") from error
    return weights


def _fingerprint(hashes: Mapping[str, str]) -> str:
    """Return eight letters that tell these weights from all others."""
    listed = "".join(hashes[name] for name in sorted(hashes))
    return hashlib.sha256(listed.encode()).hexdigest()[:8]


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest of `folder` as it stands."""
    path = folder / MANIFEST
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(f"Cannot read {path} ({error.strerror}): {_REPAIR}.") from error
    except ValueError as error:
        raise ModelError(f"{path} is not JSON: {_REPAIR}.") from error
    if not isinstance(manifest, dict):
        raise ModelError(f"{path} is not a JSON object: {_REPAIR}.")
    return manifest


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _check(path: Path, expected: str) -> None:
    try:
        found = digest(path)
    except OSError as error:
        raise ModelError(f"Cannot read {path} ({error.strerror}): {_REPAIR}.") from error
    if found != expected:
        raise ModelError(f"{path} is not the file that its manifest lists: {_REPAIR}.")
