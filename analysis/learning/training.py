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
from safetensors.torch import load_file, save_file
from torch import Tensor
from torch.nn.functional import log_softmax

from analysis.learning.base import check_base
from analysis.learning.corpora import Example
from analysis.learning.layout import answers, buckets, pairs
from analysis.learning.mixture import epoch as draw_epoch
from analysis.learning.network import Network
from analysis.learning.recipe import END, LOG, Recipe, Stage

#: Steps between two lines of the log.
REPORT = 100
#: Added to the logits of other tasks, so that they take no part in an answer.
SHUT = -1e4


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
    for number in range(trainer.stage, len(recipe.stages)):
        trainer.run_stage(number, recipe.stages[number])
    if recipe.mean:
        trainer.finish(recipe.mean)
    trainer.log(stage=END)
    return run.out / "model"


class _Trainer:
    """State of one run: the model, and the stage and epoch it has reached."""

    def __init__(self, run: Run, recipe: Recipe, pools: Mapping[str, Sequence[Example]]) -> None:
        self.settings, self.recipe, self.pools = run, recipe, pools
        self.stage = self.epoch = 0
        self.optimiser_state: Any = None
        torch.manual_seed(run.seed)
        check_base(run.base)
        self.network = Network(run.base, recipe.labels, half=run.half)
        self.model = self.network.model

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
        if stage.start and self.epoch == 0:
            self.average(stage.start)
        optimiser = torch.optim.AdamW(
            self.model.parameters(), lr=stage.rate, weight_decay=0.01, fused=True
        )
        if self.optimiser_state is not None:
            optimiser.load_state_dict(self.optimiser_state)
            self.optimiser_state = None
        for epoch in range(self.epoch, stage.epochs):
            self.run_epoch(stage, epoch, optimiser)
            self.epoch = epoch + 1
            self.save(optimiser)
        self.stage, self.epoch = number + 1, 0
        if stage.name in self.recipe.kept:
            save_file(self.model.state_dict(), self.after(stage.name))

    def after(self, stage: str) -> Path:
        """Return where the weights after a stage are kept."""
        return self.settings.out / f"after {stage}.safetensors"

    def average(self, shares: Mapping[str, float]) -> None:
        """Go on from the mean of the weights after several stages.

        Izmailov et al. (2018), "Averaging Weights Leads to Wider Optima and Better Generalization",
        https://arxiv.org/abs/1803.05407.
        """
        mean: dict[str, Tensor] = {}
        for stage, share in shares.items():
            for name, values in load_file(self.after(stage)).items():
                mean[name] = mean.get(name, 0) + share * values
        self.model.load_state_dict(mean)

    def finish(self, shares: Mapping[str, float]) -> None:
        """Save the mean of the weights after several stages as the model."""
        self.average(shares)
        self.model.save_pretrained(self.settings.out / "model")
        self.log(stage="mean", dev_macro_f1=self.development())

    def run_epoch(self, stage: Stage, epoch: int, optimiser: torch.optim.Optimizer) -> None:
        """Train on one drawn epoch, then measure the development sets."""
        seed = f"{self.settings.seed}-{stage.name}-{epoch}"
        torch.manual_seed(sum(seed.encode()) + 1000 * self.settings.seed)
        drawn = draw_epoch(self.pools, stage.shares, self.recipe.chances, seed)
        encoded = self.network.tokenize(pairs(drawn))
        recipe = self.recipe
        wanted = torch.from_numpy(answers(drawn, recipe.labels, recipe.smoothing, recipe.trust))
        lengths = [len(ids) for ids in encoded["input_ids"]]
        batches = list(buckets(lengths, stage.batch, seed))
        steps = len(batches) * stage.epochs
        self.model.train()
        started, total = time.monotonic(), 0.0
        for step, batch in enumerate(batches):
            rate = stage.rate * _ramp(epoch * len(batches) + step, steps, stage.warmup)
            for group in optimiser.param_groups:
                group["lr"] = rate
            total += self.step(self.network.padded(encoded, batch), wanted[batch], optimiser)
            if (step + 1) % REPORT == 0:
                self.log(
                    stage=stage.name,
                    epoch=epoch,
                    step=step + 1,
                    of=len(batches),
                    loss=round(total / (step + 1), 4),
                    seconds=round(time.monotonic() - started),
                )
        self.log(
            stage=stage.name,
            epoch=epoch,
            examples=len(drawn),
            dev_macro_f1=self.development(),
            loss=round(total / len(batches), 4),
            seconds=round(time.monotonic() - started),
        )

    def step(
        self, batch: dict[str, Any], wanted: Tensor, optimiser: torch.optim.Optimizer
    ) -> float:
        """Take one step of gradient descent and return the loss."""
        other = wanted.isnan()
        read = log_softmax(self.network.logits(batch).masked_fill(other, SHUT), dim=-1)
        loss = -(wanted.nan_to_num() * read).sum(-1).mean()
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        optimiser.step()
        return float(loss.item())

    def development(self) -> dict[str, float]:
        """Return macro-F1 on each development set."""
        pools = self.pools
        return {name: round(self.network.measure(pools[name]), 4) for name in self.recipe.dev}

    def save(self, optimiser: torch.optim.Optimizer) -> None:
        """Write the model and what is needed to go on, the old state replaced at once."""
        out = self.settings.out
        self.network.save(out / "model")
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
        with (self.settings.out / LOG).open("a", encoding="utf-8") as file:
            file.write(line + "\n")
        print(line, flush=True)  # noqa: T201 - the progress of a command


def _ramp(step: int, steps: int, warmup: float) -> float:
    """Return the share of the top rate at `step`: linear up, then linear down to nothing."""
    rise = max(1.0, steps * warmup)
    return min((step + 1) / rise, max(0.0, (steps - step) / max(1.0, steps - rise)))
