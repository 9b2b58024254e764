"""`export`: a trained model becomes the files that ship.

Traces the model to ONNX, brings it to 8 bits, fits calibration and threshold on development
data, measures before and after, and writes manifest and model card. Needs requirements-train.txt.
"""

import argparse
import json
import random
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from analysis.errors import ModelError
from analysis.learning import calibrating
from analysis.learning.card import card
from analysis.learning.corpora import Example, load
from analysis.learning.evaluate import (
    measure_stance,
    measure_tone,
    stance_figures,
    stance_queries,
    tone_figures,
)
from analysis.learning.layout import Labels, pairs
from analysis.learning.measures import Figures, abstention, coverage_curve
from analysis.learning.probes import flips
from analysis.learning.recipe import END, LOG
from analysis.models import Models
from analysis.models.calibration import Calibration, probabilities
from analysis.models.checkpoint import RECORD
from analysis.models.encoder import OnnxEncoder
from analysis.models.encoding import MAX_TOKENS, Pair
from analysis.models.reader import load_readers
from analysis.models.weights import HOME, MANIFEST, TOKENIZER, columns, digest, load_weights

#: The set on which calibration and threshold are fitted: the task itself.
YARDSTICK = {"stance": "quotes-dev", "tone": "tone-quotes-dev"}
#: What is measured and goes into manifest and card.
MEASURED = (
    "quotes-dev",
    "tone-quotes-dev",
    "newsmtsc-rw-dev",
    "newsmtsc-mt-dev",
    "dse-dev",
    "argq-dev",
    "perspectrum-dev",
    "vast-zeroshot-dev",
)
#: Where names are masked and baselines measured, too: the sets with all three labels and a speaker.
COMPARED = ("quotes-dev", "newsmtsc-rw-dev", "newsmtsc-mt-dev", "dse-dev")
#: Examples that show, before it loses bits, what flows through a model, by set: none of `MEASURED`.
SHOWN = {"quotes-train": 160, "tone-quotes-train": 60, "newsmtsc-train": 180}
#: A reading is unclear below the threshold at which this share of the others is right …
ACCURACY = 0.85
#: … unless too few were left: at least this share is read.
COVERAGE = 0.8

Sets = Mapping[str, Sequence[Example]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `export`."""
    parser.add_argument("trained", type=Path, metavar="RUN", help="the --out of a training")
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--out", type=Path, help="folder to write (default: the shipped weights)")
    parser.add_argument(
        "--siblings",
        type=Path,
        nargs="+",
        default=[],
        metavar="RUN",
        help="trainings of the same recipe with other seeds, for the card",
    )


def run(args: argparse.Namespace) -> int:
    """Export what `args` names and print the model card."""
    record = training_record(args.trained)
    out = args.out or HOME / record["recipe"]["name"]
    record["seeds"] = dict(map(final_figures, [args.trained, *args.siblings]))
    export(args.trained, record, args.data, out)
    print((out / "MODEL_CARD.md").read_text(encoding="utf-8"))  # noqa: T201 - a command prints
    return 0


def export(trained: Path, record: Mapping[str, Any], data: Path, out: Path) -> None:
    """Write the int8 model of the run `trained`, its manifest and its card to `out`."""
    try:
        # Neither torch nor onnx is in the run time.
        from analysis.learning.activations import inflow  # noqa: PLC0415
        from analysis.learning.onnx import pack, trace  # noqa: PLC0415
    except ImportError as error:
        raise ModelError(
            f"Export needs {error.name}: pip install -r requirements-train.txt."
        ) from error
    recipe = record["recipe"]
    manifest: dict[str, Any] = {
        "name": f"otr-{recipe['name']}",
        "licence": "CC-BY-SA-4.0",
        "labels": recipe["labels"],
        "training": record,
    }
    dev = {name: load(data, name) for name in MEASURED}
    learned = {words(example) for name in record["data"] for example in load(data, name)}
    with tempfile.TemporaryDirectory() as folder:
        exact = Path(folder)
        manifest["inputs"], manifest["padding"] = trace(trained / "model", exact)
        write_manifest(exact, manifest)
        pack(exact, out, inflow(load_weights(exact), sample(data)))
        write_manifest(exact, manifest | calibrate(exact, manifest, dev))
        models = Models(*load_readers(exact))
        manifest["dev_macro_f1_before_int8"] = {
            name: measured(dev[name], models).macro_f1 for name in recipe["dev"]
        }
    manifest |= calibrate(out, manifest, dev)
    write_manifest(out, manifest)
    manifest |= development(Models(*load_readers(out)), dev, learned)
    manifest["bytes"] = sum(path.stat().st_size for path in files(out))
    write_manifest(out, manifest)
    (out / "MODEL_CARD.md").write_text(card(manifest), encoding="utf-8")


def sample(data: Path) -> list[Pair]:
    """Draw the training examples that show what flows through a model."""
    drawn: list[Example] = []
    for name, rows in SHOWN.items():
        drawn += random.Random(name).sample(load(data, name), rows)  # noqa: S311 - reproducible
    return pairs(drawn)


def training_record(trained: Path) -> dict[str, Any]:
    """Return what the training left about itself."""
    try:
        record: dict[str, Any] = json.loads((trained / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{trained} holds no {RECORD}: give the --out of a training.") from error
    return record


def final_figures(trained: Path) -> tuple[str, dict[str, float]]:
    """Return the seed of a training and what its model reached on the development sets.

    Raises
    ------
    ModelError
        When the training has not come to its end.
    """
    seed = str(training_record(trained)["seed"])
    log = [json.loads(line) for line in (trained / LOG).read_text(encoding="utf-8").splitlines()]
    if not log or log[-1]["stage"] != END:
        raise ModelError(f"The training in {trained} is unfinished: run `train` again.")
    return seed, [entry for entry in log if "dev_macro_f1" in entry][-1]["dev_macro_f1"]


def files(folder: Path) -> list[Path]:
    """Return the files of the weights in `folder` that a manifest vouches for."""
    return sorted([*folder.glob("*.onnx"), *folder.glob("*.bin"), folder / TOKENIZER])


def write_manifest(folder: Path, manifest: Mapping[str, Any]) -> None:
    """Write `manifest` with the hashes of the files of `folder`."""
    whole = {
        "calibration": {task: asdict(Calibration()) for task in manifest["labels"]},
        "max_tokens": MAX_TOKENS,
        "sha256": {path.name: digest(path) for path in files(folder)},
        **manifest,
    }
    text = json.dumps(rounded(whole), indent=2, ensure_ascii=False) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8")


def calibrate(folder: Path, manifest: Mapping[str, Any], dev: Sets) -> dict[str, Any]:
    """Fit calibration and threshold of each task on its yardstick; return them with the curve.

    What the calibrated model reads follows from its logits: nothing is read twice.
    """
    labels: Labels = manifest["labels"]
    write_manifest(folder, manifest)
    encoder = OnnxEncoder(load_weights(folder))
    fitted, curves = {}, {}
    for task, name in YARDSTICK.items():
        gold = [labels[task].index(example.label) for example in dev[name]]
        logits = encoder.logits(pairs(dev[name]))[:, columns(labels, task)]
        how = calibrating.calibrate(logits, gold)
        shares = probabilities(logits, how)
        right = (shares.argmax(axis=1) == gold).tolist()
        fitted[task] = asdict(how)
        curves[task] = coverage_curve(right, shares.max(axis=1).tolist())
    return {
        "calibration": fitted,
        "threshold": {task: abstention(c, ACCURACY, COVERAGE) for task, c in curves.items()},
        "fitted_on": YARDSTICK,
        "coverage": {task: [asdict(point) for point in curve] for task, curve in curves.items()},
    }


def measured(gold: Sequence[Example], models: Models) -> Figures:
    """Measure one set, whatever its task."""
    if gold[0].task == "tone":
        return measure_tone(gold, models.tone)
    return measure_stance(gold, models.stance)


def words(example: Example) -> str:
    """Return what tells the text of an example from others."""
    return " ".join(example.query.text.casefold().split())


def development(models: Models, dev: Sets, learned: set[str]) -> dict[str, Any]:
    """Return the figures of the models and of their baselines, and the flips, by set.

    Where a set has texts that a training set has too (`learned`), there is a row without them.
    """
    figures, flipped = {}, dict[str, Any]()
    for name, gold in dev.items():
        unseen = [example for example in gold if words(example) not in learned]
        again = {"unseen texts": measured(unseen, models)} if len(unseen) < len(gold) else {}
        if gold[0].task == "tone":
            figures[name] = tone_figures(gold, models.tone) | again
        elif name in COMPARED:
            read = models.stance.read(stance_queries(gold))
            figures[name] = stance_figures(gold, read, models.stance, models.tone) | again
            found = flips(gold, read)
            flipped |= {name: asdict(found)} if found.pairs else {}
        else:
            figures[name] = {"model": measure_stance(gold, models.stance)} | again
    shown = {name: {row: asdict(f) for row, f in rows.items()} for name, rows in figures.items()}
    return {"dev": shown, "flips": flipped}


def rounded(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Round every measured float in a JSON value to four places; learning rates are no measures.

    >>> rounded({"a": 0.12345, "n": 3, "rate": 0.00003})
    {'a': 0.1235, 'n': 3, 'rate': 3e-05}
    """
    if isinstance(value, dict):
        return {key: inner if key == "rate" else rounded(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [rounded(inner) for inner in value]
    return round(value, 4) if isinstance(value, float) else value
