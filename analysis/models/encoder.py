"""An encoder at work: pairs of text in, logits out, in the order they came.

The tokenizer is the fast one of Hugging Face, loaded through `tokenizers` itself: importing all of
`transformers` takes one to three seconds, this takes none.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import onnxruntime
from tokenizers import Encoding, Tokenizer

from analysis.errors import ModelError
from analysis.models.batches import by_length
from analysis.models.calibration import Array
from analysis.models.encoding import Pair
from analysis.models.overflow import EXACT, overflows
from analysis.models.weights import Weights

#: Word pieces of a padded batch. What flows through a layer then stays in the cache of a core, and
#: little is padded: 512 read a third faster than 4096 (decision 0021).
BATCH_TOKENS = 512
BATCH_ROWS = 64


class Encoder(Protocol):
    """Anything that turns pairs of text into rows of logits."""

    def logits(self, pairs: Sequence[Pair]) -> Array:
        """Return one row of logits for each pair."""
        ...


@dataclass(frozen=True, slots=True)
class TaskEncoder:
    """The outputs of a shared encoder that answer one task."""

    inner: Encoder
    columns: slice

    def logits(self, pairs: Sequence[Pair]) -> Array:
        """Return one row of this task's logits for each pair."""
        rows: Array = self.inner.logits(pairs)[:, self.columns]
        return rows


class OnnxEncoder:
    """An ONNX encoder with its tokenizer. Safe to share between threads."""

    def __init__(self, weights: Weights) -> None:
        self.inputs = weights.inputs
        self.padding = weights.padding
        try:
            self.tokenizer = Tokenizer.from_file(str(weights.tokenizer))
            self.tokenizer.no_padding()
            self.tokenizer.enable_truncation(weights.max_tokens, strategy="longest_first")
            self.session = onnxruntime.InferenceSession(
                str(weights.model), _options(), providers=["CPUExecutionProvider"]
            )
        # Both libraries raise bare Exceptions for a file that they cannot parse.
        except Exception as error:
            raise ModelError(
                f"{weights.folder} cannot be loaded ({error}): restore it from the repository."
            ) from error

    def logits(self, pairs: Sequence[Pair]) -> Array:
        """Return one row of logits for each pair; batches are of like length, largest first."""
        if not pairs:
            return np.empty((0, 0))
        rows: list[Array] = [np.empty(0)] * len(pairs)
        for batch, feed in self.feeds(pairs):
            outputs = np.asarray(self.session.run(None, feed)[0])
            for position, row in zip(batch, outputs, strict=True):
                rows[position] = row
        return np.stack(rows)

    def feeds(self, pairs: Sequence[Pair]) -> Iterator[tuple[list[int], dict[str, Array]]]:
        """Yield batches: the positions of their pairs, and the tensors that the model reads."""
        encodings = self.tokenizer.encode_batch(list(pairs), add_special_tokens=True)
        lengths = [len(encoding.ids) for encoding in encodings]
        for batch in by_length(lengths, BATCH_TOKENS, BATCH_ROWS):
            yield batch, self._padded([encodings[i] for i in batch])

    def _padded(self, encodings: Sequence[Encoding]) -> dict[str, Array]:
        """Pad one batch to its longest row."""
        shape = len(encodings), max(len(encoding.ids) for encoding in encodings)
        ids = np.full(shape, self.padding, dtype=np.int64)
        mask, types = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
        for row, encoding in enumerate(encodings):
            width = len(encoding.ids)
            ids[row, :width], mask[row, :width] = encoding.ids, 1
            types[row, :width] = encoding.type_ids
        known = {"input_ids": ids, "attention_mask": mask, "token_type_ids": types}
        return {name: known[name] for name in self.inputs}


def _options() -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = os.cpu_count() or 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    if overflows():
        options.add_session_config_entry(EXACT, "1")
    return options
