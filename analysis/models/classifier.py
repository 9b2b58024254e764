"""A classifier of the user's own at work, in torch: the only module of the run time that needs it.

torch and transformers are imported when such a model is loaded, never before.
"""

import os
from collections.abc import Sequence
from importlib.util import find_spec
from threading import Lock
from typing import Any

import numpy as np

from analysis.errors import ModelError
from analysis.models.batches import by_length
from analysis.models.calibration import Array
from analysis.models.checkpoint import Checkpoint
from analysis.models.encoder import BATCH_ROWS, BATCH_TOKENS
from analysis.models.encoding import MAX_TOKENS, Pair

#: Positions that some architectures keep for padding.
RESERVED = 2
#: Read once after loading, so that what cannot read is found before the first article is.
TRIAL = (("One.", "Two"), ("One and two.", "Three"))
_INSTALL = "torch is not installed: pip install -r requirements-train.txt."


def require_torch() -> None:
    """Raise ModelError when torch is not installed."""
    if find_spec("torch") is None:
        raise ModelError(_INSTALL)


class TorchEncoder:
    """A sequence classifier with its tokenizer. Safe to share between threads.

    Raises
    ------
    ModelError
        When torch is missing, or the files do not make a classifier.
    """

    def __init__(self, checkpoint: Checkpoint) -> None:
        require_torch()
        self.lock = Lock()
        try:
            self.tokenizer, self.model = _loaded(checkpoint)
            places = getattr(self.model.config, "max_position_embeddings", None) or MAX_TOKENS
            self.max_tokens = min(
                MAX_TOKENS, self.tokenizer.model_max_length, max(RESERVED + 1, places - RESERVED)
            )
            width = self.logits(TRIAL).shape[1]
        except ModelError:
            raise
        # transformers raises whatever its many parts raise for a file that they cannot use.
        except Exception as error:
            raise ModelError(f"{checkpoint.name} cannot be loaded: {_reason(error)}.") from error
        if width != len(checkpoint.labels):
            raise ModelError(
                f"{checkpoint.name} has {width} outputs and {len(checkpoint.labels)} labels: mend "
                "the id2label of its config.json."
            )

    def logits(self, pairs: Sequence[Pair]) -> Array:
        """Return one row of logits for each pair; batches are of like length, largest first."""
        import torch  # noqa: PLC0415 - not in the run time

        if not pairs:
            return np.empty((0, 0))
        encoded = self._encoded(pairs)
        rows: list[Array] = [np.empty(0)] * len(pairs)
        lengths = [len(ids) for ids in encoded["input_ids"]]
        with torch.inference_mode():
            for batch in by_length(lengths, BATCH_TOKENS, BATCH_ROWS):
                picked = {key: [values[i] for i in batch] for key, values in encoded.items()}
                padded = self.tokenizer.pad(picked, return_tensors="pt")
                outputs = self.model(**padded).logits.numpy()
                for position, row in zip(batch, outputs, strict=True):
                    rows[position] = row
        return np.stack(rows)

    def _encoded(self, pairs: Sequence[Pair]) -> Any:  # noqa: ANN401 - a type of transformers
        first, second = zip(*pairs, strict=True)
        seconds = {"text_pair": list(second)} if any(second) else {}
        with self.lock:  # the tokenizer keeps its truncation between calls
            return self.tokenizer(
                list(first), **seconds, truncation="longest_first", max_length=self.max_tokens
            )


def _loaded(checkpoint: Checkpoint) -> tuple[Any, Any]:
    """Return tokenizer and model: safetensors, from disk alone, without code of their own."""
    import torch  # noqa: PLC0415 - not in the run time
    from transformers import AutoModelForSequenceClassification, AutoTokenizer  # noqa: PLC0415

    safe = {"local_files_only": True, "trust_remote_code": False}
    tokenizer = AutoTokenizer.from_pretrained(checkpoint.folder, **safe)
    model, report = AutoModelForSequenceClassification.from_pretrained(
        checkpoint.folder,
        use_safetensors=True,
        dtype=torch.float32,
        output_loading_info=True,
        **safe,
    )
    if untrained := sorted(report["missing_keys"]):
        raise ModelError(
            f"{checkpoint.name} lacks trained weights ({untrained[0]}): choose a model that was "
            "trained as a classifier."
        )
    torch.set_num_threads(os.cpu_count() or 1)
    return tokenizer, model.eval()


def _reason(error: Exception) -> str:
    """Put what a library complains of into half a sentence."""
    if isinstance(error, ImportError) and error.name:
        return f"it needs {error.name}, so install that"
    if "trust_remote_code" in str(error):
        return "it comes with code of its own, which is never run, so choose another model"
    line = (str(error).strip().splitlines() or [type(error).__name__])[0]
    return f"{line[:160].rstrip('.')} (save it again with save_pretrained, or choose another)"
