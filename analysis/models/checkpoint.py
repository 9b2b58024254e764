"""A model of the user's own, as files: a folder with a classifier in safetensors.

Weights are safetensors or nothing: pickled files are never opened.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.errors import ModelError
from analysis.models.origin import Pinned, fetch
from analysis.models.weights import digest

CONFIG, WEIGHTS, SHARDS = "config.json", "model.safetensors", "model.safetensors.index.json"
HEAD = "ForSequenceClassification"
#: What `python -m analysis train` leaves beside the folder of its model.
RECORD = "training.json"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A folder whose weights can be read; `labels` are its own, in the order of its outputs."""

    folder: Path
    source: Path | Pinned
    labels: tuple[str, ...]
    weights: tuple[Path, ...]

    @property
    def ours(self) -> bool:
        """Whether `python -m analysis train` made it, so that it knows our layout and marks."""
        return (self.folder.parent / RECORD).is_file()

    @property
    def name(self) -> str:
        """How readings call it: id@revision, or folder@SHA-256 of the weights, 8 digits each.

        A training of ours goes by the folder of its run. The SHA-256 of several files is that of
        their SHA-256s.
        """
        if isinstance(self.source, Pinned):
            return self.source.name
        named = self.folder.parent.name if self.ours else self.folder.name
        digests = [digest(file) for file in self.weights]
        whole = hashlib.sha256("".join(digests).encode()).hexdigest()
        return f"{named}@{(digests[0] if len(digests) == 1 else whole)[:8]}"


def open_checkpoint(source: Path | Pinned) -> Checkpoint:
    """Return the checkpoint in a folder, or of a repository, which is fetched when it must be.

    Raises
    ------
    ModelError
        When it cannot be fetched, is no classifier, or has no safetensors weights.
    """
    folder = fetch(source) if isinstance(source, Pinned) else source
    labels = _labels(_json(folder / CONFIG), source.name)
    return Checkpoint(folder, source, labels, _weights(folder, source.name))


def _labels(config: dict[str, Any], name: str) -> tuple[str, ...]:
    """Return a classifier's labels in the order of its outputs."""
    heads = config.get("architectures") or ["no architecture named"]
    if not str(heads[0]).endswith(HEAD):
        raise ModelError(
            f"{name} is no sequence classifier ({heads[0]}): choose a model for text "
            "classification or for entailment (NLI)."
        )
    named = config.get("id2label") or {0: "LABEL_0", 1: "LABEL_1"}  # transformers' own default
    try:
        numbered = {int(key): str(label) for key, label in named.items()}
        return tuple(numbered[i] for i in range(len(numbered)))
    except (AttributeError, KeyError, ValueError) as error:
        raise ModelError(f"the {CONFIG} of {name} has a malformed id2label: mend it.") from error


def _weights(folder: Path, name: str) -> tuple[Path, ...]:
    """Return the files of the weights, all of them there."""
    if (folder / WEIGHTS).is_file():
        return (folder / WEIGHTS,)
    if not (folder / SHARDS).is_file():
        raise ModelError(
            f"{name} has no {WEIGHTS}, and pickled weights such as pytorch_model.bin are never "
            "loaded: choose a revision with safetensors, or convert it where you trust it."
        )
    shards = _json(folder / SHARDS).get("weight_map")
    files = tuple(folder / str(shard) for shard in sorted(set(dict(shards or {}).values())))
    lacking = [file.name for file in files if not file.is_file()]
    if lacking or not files:
        raise ModelError(f"{name} lacks {', '.join(lacking) or 'all shards'}: copy them there too.")
    return files


def _json(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ModelError(
            f"{path.parent} holds no {path.name}: give the folder that save_pretrained wrote."
        ) from error
    except (OSError, ValueError) as error:
        raise ModelError(f"{path} cannot be read as JSON: save the model again.") from error
    if not isinstance(content, dict):
        raise ModelError(f"{path} is no JSON object: save the model again.")
    return content
