"""The weights that ship: a folder a task, each file checked against its manifest.

A folder holds `model.onnx` (int8), `tokenizer.json`, `manifest.json` and `MODEL_CARD.md`. Nothing
pickled is ever read and no code comes with the weights.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.errors import ModelError

HOME = Path(__file__).parent / "weights"
MANIFEST = "manifest.json"
MODEL, TOKENIZER = "model.onnx", "tokenizer.json"
_REPAIR = "restore the folder from the repository or run `python -m analysis export` again"


@dataclass(frozen=True, slots=True)
class Weights:
    """One folder of weights that passed its check.

    `labels` are in the order of the model's outputs, `temperature` divides its logits,
    `inputs` names the tensors it reads, `padding` is the id of the padding piece.
    """

    folder: Path
    name: str
    labels: tuple[str, ...]
    temperature: float
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


def load_weights(folder: Path) -> Weights:
    """Read the manifest of `folder` and check the files that it lists.

    Raises
    ------
    ModelError
        When the manifest or a file is missing, unreadable, or not what the manifest says.
    """
    manifest = read_manifest(folder)
    try:
        hashes = manifest["sha256"]
        weights = Weights(
            folder=folder,
            name=f"{manifest['name']}@{hashes[MODEL][:8]}",
            labels=tuple(manifest["labels"]),
            temperature=float(manifest["temperature"]),
            max_tokens=int(manifest["max_tokens"]),
            padding=int(manifest["padding"]),
            inputs=tuple(manifest["inputs"]),
        )
        for name in (MODEL, TOKENIZER):
            _check(folder / name, hashes[name])
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(f"{folder / MANIFEST} is malformed ({error!r}): {_REPAIR}.") from error
    return weights


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
