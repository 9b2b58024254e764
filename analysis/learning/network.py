"""The encoder in training: pairs of text in, one row of outputs for all tasks out. Needs torch."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from transformers import AutoModelForSequenceClassification, AutoTokenizer, BatchEncoding

from analysis.learning.corpora import Example
from analysis.learning.dropout import replace_dropout
from analysis.learning.layout import Labels, pairs
from analysis.learning.measures import macro_f1
from analysis.models.encoding import MAX_TOKENS, Pair
from analysis.models.weights import columns

BATCH = 32


class Network:
    """An encoder with new outputs, the labels of every task, and its tokenizer."""

    def __init__(self, base: Path, labels: Labels, *, half: bool) -> None:
        """Take the encoder of the folder `base`; `half` computes in bfloat16."""
        self.labels, self.half = labels, half
        self.tokenizer = AutoTokenizer.from_pretrained(base, trust_remote_code=False)
        outputs = [f"{task}: {label}" for task, its in labels.items() for label in its]
        self.model = AutoModelForSequenceClassification.from_pretrained(
            base,
            num_labels=len(outputs),
            id2label=dict(enumerate(outputs)),
            label2id={label: i for i, label in enumerate(outputs)},
            # On a CPU the fused attention's backward pass takes half the time of a whole step in
            # bfloat16; plain attention, without dropout of its own, is nearly twice as fast.
            attn_implementation="eager",
            attention_probs_dropout_prob=0.0,
            use_safetensors=True,
            trust_remote_code=False,
        )
        replace_dropout(self.model)

    def logits(self, batch: dict[str, Any]) -> Tensor:
        """Return the outputs for a padded batch."""
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.half):
            outputs: Tensor = self.model(**batch).logits
        return outputs.float()

    def tokenize(self, texts: Sequence[Pair]) -> BatchEncoding:
        """Turn pairs into word pieces, unpadded."""
        first, second = (list(segment) for segment in zip(*texts, strict=True))
        encoded: BatchEncoding = self.tokenizer(
            first, second, truncation="longest_first", max_length=MAX_TOKENS
        )
        return encoded

    def padded(self, encoded: BatchEncoding, batch: Sequence[int]) -> dict[str, Any]:
        """Pad the rows of a batch to its longest."""
        picked = {key: [values[i] for i in batch] for key, values in encoded.items()}
        return dict(self.tokenizer.pad(picked, return_tensors="pt"))

    def measure(self, examples: Sequence[Example]) -> float:
        """Return macro-F1 of the network, as it is now, on `examples` of one task."""
        self.model.eval()
        task = examples[0].task
        labels, place = self.labels[task], columns(self.labels, task)
        encoded = self.tokenize(pairs(examples))
        order = sorted(range(len(examples)), key=lambda i: len(encoded["input_ids"][i]))
        read = [""] * len(examples)
        with torch.inference_mode():
            for start in range(0, len(order), BATCH):
                batch = order[start : start + BATCH]
                best = self.logits(self.padded(encoded, batch))[:, place].argmax(-1).tolist()
                for position, label in zip(batch, best, strict=True):
                    read[position] = labels[label]
        return macro_f1([e.label for e in examples], read, labels)

    def save(self, folder: Path) -> None:
        """Write the model in safetensors and its tokenizer to `folder`."""
        self.model.save_pretrained(folder)
        self.tokenizer.save_pretrained(folder)
