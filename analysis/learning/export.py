"""`export`: a trained model becomes the files that ship.

Traces the model to ONNX, quantises it to 8 bits, fits the temperature on development data,
measures before and after, and writes manifest and model card. Needs requirements-train.txt.
"""

import argparse
import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from analysis.errors import ModelError
from analysis.learning.card import card
from analysis.learning.corpora import Example, load
from analysis.learning.evaluate import (
    measure_stance,
    measure_tone,
    stance_figures,
    tone_figures,
)
from analysis.learning.layout import pairs
from analysis.learning.measures import Figures
from analysis.learning.recipe import load_recipe
from analysis.learning.train import RECORD
from analysis.models.calibration import fit_temperature
from analysis.models.encoder import OnnxEncoder
from analysis.models.encoding import MAX_TOKENS
from analysis.models.reader import load_tone, stance_reader, tone_reader
from analysis.models.weights import HOME, MANIFEST, MODEL, TOKENIZER, digest, load_weights

NAMES = {"tone": "otr-tone-minilm", "stance": "otr-stance-minilm"}
#: The set on which the temperature is fitted: the task itself.
CALIBRATION = {"tone": "tone-quotes-dev", "stance": "quotes-dev"}
#: What is measured and goes into manifest and card.
MEASURED = {
    "tone": ("tone-quotes-dev",),
    "stance": (
        "quotes-dev",
        "newsmtsc-rw-dev",
        "newsmtsc-mt-dev",
        "dse-dev",
        "argq-dev",
        "perspectrum-dev",
        "vast-zeroshot-dev",
    ),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `export`."""
    parser.add_argument("trained", type=Path, metavar="RUN", help="the --out of a training")
    parser.add_argument("--task", choices=sorted(NAMES), required=True)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--out", type=Path, help="folder to write (default: the shipped weights)")


def run(args: argparse.Namespace) -> int:
    """Export what `args` names and print the model card."""
    out = args.out or HOME / args.task
    export(args.trained, args.task, args.data, out)
    print((out / "MODEL_CARD.md").read_text(encoding="utf-8"))  # noqa: T201 - a command prints
    return 0


def export(trained: Path, task: str, data: Path, out: Path) -> None:
    """Write the int8 model of the run `trained`, its manifest and its card to `out`."""
    try:
        from analysis.learning.onnx import quantise, trace  # noqa: PLC0415 - not in the run time
    except ImportError as error:
        raise ModelError(
            f"Export needs {error.name}: pip install -r requirements-train.txt."
        ) from error
    manifest: dict[str, Any] = {"name": NAMES[task], "task": task, "licence": "CC-BY-SA-4.0"}
    manifest |= training_record(trained)
    dev = {name: load(data, name) for name in MEASURED[task]}
    with tempfile.TemporaryDirectory() as folder:
        exact = Path(folder)
        manifest["inputs"], manifest["padding"] = trace(trained / "model", exact)
        quantise(exact, out)
        write_manifest(exact, manifest)
        few = {name: dev[name] for name in load_recipe(task).dev}
        manifest["dev_macro_f1_before_int8"] = before_int8(exact, task, few)
    write_manifest(out, manifest)
    manifest["temperature"] = temperature(out, dev[CALIBRATION[task]])
    manifest["temperature_fitted_on"] = CALIBRATION[task]
    write_manifest(out, manifest)
    manifest["dev"] = development(out, task, dev)
    write_manifest(out, manifest)
    (out / "MODEL_CARD.md").write_text(card(manifest), encoding="utf-8")


def training_record(trained: Path) -> dict[str, Any]:
    """Return what the training left about itself."""
    try:
        record: dict[str, Any] = json.loads((trained / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{trained} holds no {RECORD}: give the --out of a training.") from error
    return {"labels": record["recipe"]["labels"], "training": record}


def write_manifest(folder: Path, manifest: Mapping[str, Any]) -> None:
    """Write `manifest` with the hashes of the files of `folder`."""
    whole = {
        "temperature": 1.0,
        "max_tokens": MAX_TOKENS,
        "sha256": {name: digest(folder / name) for name in (MODEL, TOKENIZER)},
        **manifest,
    }
    text = json.dumps(whole, indent=2, ensure_ascii=False) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8")


def temperature(folder: Path, dev: Sequence[Example]) -> float:
    """Fit the temperature of the model in `folder` on `dev`."""
    weights = load_weights(folder)
    gold = np.array([weights.labels.index(example.label) for example in dev])
    return fit_temperature(OnnxEncoder(weights).logits(pairs(dev)), gold)


def before_int8(folder: Path, task: str, dev: Mapping[str, Sequence[Example]]) -> dict[str, float]:
    """Return macro-F1 of the float model in `folder` on each set."""
    if task == "tone":
        tone = tone_reader(folder)
        return {name: round(measure_tone(gold, tone).macro_f1, 4) for name, gold in dev.items()}
    stance = stance_reader(folder)
    return {name: round(measure_stance(gold, stance).macro_f1, 4) for name, gold in dev.items()}


def development(
    folder: Path, task: str, dev: Mapping[str, Sequence[Example]]
) -> dict[str, dict[str, Any]]:
    """Return the figures of the model in `folder` and of its baselines, by set."""
    figures: dict[str, dict[str, Figures]] = {}
    if task == "tone":
        model = tone_reader(folder)
        figures = {name: tone_figures(gold, model) for name, gold in dev.items()}
    else:
        stance, tone = stance_reader(folder), load_tone()
        figures = {name: stance_figures(gold, stance, tone) for name, gold in dev.items()}
    return {
        name: {row: rounded(asdict(f)) for row, f in rows.items()} for name, rows in figures.items()
    }


def rounded(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Round every float in a JSON value to four places.

    >>> rounded({"a": 0.12345, "n": 3})
    {'a': 0.1235, 'n': 3}
    """
    if isinstance(value, dict):
        return {key: rounded(inner) for key, inner in value.items()}
    return round(value, 4) if isinstance(value, float) else value
