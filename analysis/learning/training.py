"""The training loop: length-bucketed batches, AdamW, linear warm-up and decay, resumable.

Needs torch (requirements-train.txt). A run writes to one folder: `model/` (safetensors, what
`export` reads), `resume.pt` (written after every epoch; a run started again goes on from there)
and `log.jsonl` (losses and development figures). The seed decides the mixture, the order of the
batches, the new layers and the dropout, so that a finished run can be repeated on one machine.
"""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch.nn.functional import cross_entropy
from transformers import AutoModelForSequenceClassification, AutoTokenizer, BatchEncoding

from analysis.learning.base import check_base
from analysis.learning.corpora import Example
from analysis.learning.layout import buckets, pairs
from analysis.learning.measures import macro_f1
from analysis.learning.mixture import epoch as draw_epoch
from analysis.learning.recipe import Recipe, Stage
from analysis.models.encoding import MAX_TOKENS, Pair

#: Steps between two lines of the log.
REPORT = 100


@dataclass(frozen=True, slots=True)
class Run:
    """Where and how a training runs."""

    out: Path
    base: Path
    seed: int = 1
    threads: int = 2
    half: bool = True


def train(run: Run, recipe: Recipe, pools: Mapping[str, Sequence[Example]]) -> Path:
    """Train after `recipe` on `pools` (sets by name) and return the folder of the model."""
    torch.set_num_threads(run.threads)
    run.out.mkdir(parents=True, exist_ok=True)
    trainer = _Trainer(run, recipe, pools)
    trainer.resume()
    for number, stage in enumerate(recipe.stages):
        if number >= trainer.stage:
            trainer.run_stage(number, stage)
    return run.out / "model"


class _Trainer:
    """State of one run: the model, and the stage and epoch it has reached."""

    def __init__(self, run: Run, recipe: Recipe, pools: Mapping[str, Sequence[Example]]) -> None:
        self.settings, self.recipe, self.pools = run, recipe, pools
        self.stage = self.epoch = 0
        self.optimiser_state: Any = None
        torch.manual_seed(run.seed)
        check_base(run.base)
        self.tokenizer = AutoTokenizer.from_pretrained(run.base, trust_remote_code=False)
        self.model = AutoModelForSequenceClassification.from_pretrained(
            run.base,
            num_labels=len(recipe.labels),
            id2label=dict(enumerate(recipe.labels)),
            label2id={label: i for i, label in enumerate(recipe.labels)},
            # On a CPU the fused attention's backward pass takes half the time of a whole step in
            # bfloat16; plain attention, without dropout of its own, is nearly twice as fast.
            attn_implementation=recipe.attention,
            attention_probs_dropout_prob=0.0,
            use_safetensors=True,
            trust_remote_code=False,
        )

    def resume(self) -> None:
        """Go on where an earlier run in the same folder stopped."""
        path = self.settings.out / "resume.pt"
        if not path.exists():
            return
        state = torch.load(path, weights_only=True)
        self.stage, self.epoch = state["stage"], state["epoch"]
        self.model.load_state_dict(state["model"])
        self.optimiser_state = state["optimiser"]

    def run_stage(self, number: int, stage: Stage) -> None:
        """Run the epochs of one stage that are still to do."""
        optimiser = torch.optim.AdamW(
            self.model.parameters(), lr=stage.rate, weight_decay=0.01, fused=True
        )
        if self.optimiser_state is not None:
            optimiser.load_state_dict(self.optimiser_state)
            self.optimiser_state = None
        for epoch in range(self.epoch, stage.stop or stage.epochs):
            self.run_epoch(stage, epoch, optimiser)
            self.epoch = epoch + 1
            self.save(optimiser)
        self.stage, self.epoch = number + 1, 0

    def run_epoch(self, stage: Stage, epoch: int, optimiser: torch.optim.Optimizer) -> None:
        """Train on one drawn epoch, then measure the development sets."""
        seed = f"{self.settings.seed}-{stage.name}-{epoch}"
        torch.manual_seed(sum(seed.encode()) + 1000 * self.settings.seed)
        drawn = draw_epoch(self.pools, stage.shares, self.recipe.hiding, seed)
        encoded = self.tokenize(pairs(drawn))
        labels = [self.recipe.labels.index(e.label) for e in drawn]
        lengths = [len(ids) for ids in encoded["input_ids"]]
        batches = list(buckets(lengths, stage.batch, seed))
        steps = len(batches) * stage.epochs
        self.model.train()
        started, total = time.monotonic(), 0.0
        for step, batch in enumerate(batches):
            rate = stage.rate * _ramp(epoch * len(batches) + step, steps, stage.warmup)
            for group in optimiser.param_groups:
                group["lr"] = rate
            total += self.step(self.padded(encoded, batch), [labels[i] for i in batch], optimiser)
            if (step + 1) % REPORT == 0:
                self.log(
                    stage=stage.name,
                    epoch=epoch,
                    step=step + 1,
                    of=len(batches),
                    loss=round(total / (step + 1), 4),
                    seconds=round(time.monotonic() - started),
                )
        figures = {name: round(self.measure(self.pools[name]), 4) for name in self.recipe.dev}
        self.log(
            stage=stage.name,
            epoch=epoch,
            examples=len(drawn),
            dev_macro_f1=figures,
            loss=round(total / len(batches), 4),
            seconds=round(time.monotonic() - started),
        )

    def step(
        self, batch: dict[str, Any], labels: list[int], optimiser: torch.optim.Optimizer
    ) -> float:
        """Take one step of gradient descent and return the loss."""
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.settings.half):
            logits = self.model(**batch).logits
        loss = cross_entropy(
            logits.float(), torch.tensor(labels), label_smoothing=self.recipe.smoothing
        )
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        optimiser.step()
        return float(loss.item())

    def tokenize(self, texts: list[Pair]) -> BatchEncoding:
        """Turn pairs into word pieces, unpadded."""
        first, second = zip(*texts, strict=True)
        seconds = {"text_pair": list(second)} if any(second) else {}
        encoded: BatchEncoding = self.tokenizer(
            list(first), **seconds, truncation="longest_first", max_length=MAX_TOKENS
        )
        return encoded

    def padded(self, encoded: BatchEncoding, batch: list[int]) -> dict[str, Any]:
        """Pad the rows of a batch to its longest."""
        picked = {key: [values[i] for i in batch] for key, values in encoded.items()}
        return dict(self.tokenizer.pad(picked, return_tensors="pt"))

    def measure(self, examples: Sequence[Example]) -> float:
        """Return macro-F1 of the model, as it is now, on `examples`."""
        self.model.eval()
        encoded = self.tokenize(pairs(examples))
        order = sorted(range(len(examples)), key=lambda i: len(encoded["input_ids"][i]))
        read = [""] * len(examples)
        with torch.inference_mode():
            for start in range(0, len(order), 32):
                batch = order[start : start + 32]
                best = self.model(**self.padded(encoded, batch)).logits.argmax(-1).tolist()
                for position, label in zip(batch, best, strict=True):
                    read[position] = self.recipe.labels[label]
        return macro_f1([e.label for e in examples], read, self.recipe.labels)

    def save(self, optimiser: torch.optim.Optimizer) -> None:
        """Write the model and what is needed to go on, the old state replaced at once."""
        out = self.settings.out
        self.model.save_pretrained(out / "model")
        self.tokenizer.save_pretrained(out / "model")
        state = {
            "model": self.model.state_dict(),
            "optimiser": optimiser.state_dict(),
            "stage": self.stage,
            "epoch": self.epoch,
        }
        torch.save(state, out / "resume.tmp")
        (out / "resume.tmp").replace(out / "resume.pt")

    def log(self, **entry: object) -> None:
        """Append a line to the log and show it."""
        line = json.dumps(entry)
        with (self.settings.out / "log.jsonl").open("a", encoding="utf-8") as file:
            file.write(line + "\n")
        print(line, flush=True)  # noqa: T201 - the progress of a command


def _ramp(step: int, steps: int, warmup: float) -> float:
    """Return the share of the top rate at `step`: linear up, then linear down to nothing."""
    rise = max(1.0, steps * warmup)
    return min((step + 1) / rise, max(0.0, (steps - step) / max(1.0, steps - rise)))
