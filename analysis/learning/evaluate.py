"""`evaluate tone|stance`: the measures of the design, always beside the baselines.

Baselines: *majority* (the most frequent gold label), for stance also *text only* (the same model
with the target hidden) and *tone as stance* (the tone model's reading of the same words, negative
taken for against). A model that hardly beats them does not read the target. *names masked* is the
model without the names of holder and target: what it loses there, it took from the names.
"""

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from analysis.errors import ModelError
from analysis.learning.corpora import Example, examples, rows
from analysis.learning.measures import Figures, measure
from analysis.learning.probes import Flips, flips, masked
from analysis.models import CHOICES, StanceQuery, ToneQuery, load_models
from analysis.models.reader import StanceModel, ToneModel
from analysis.records import Reading

TONE_AS_STANCE = {"negative": "against", "neutral": "neutral", "positive": "favor"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `evaluate tone` and `evaluate stance`."""
    parser.add_argument("gold", type=Path, metavar="GOLD.jsonl", help="labelled queries")
    parser.add_argument("--model", choices=CHOICES, default=CHOICES[0], help="which weights read")
    parser.add_argument("--json", action="store_true", help="print figures as JSON")


def run(args: argparse.Namespace, task: str) -> int:
    """Evaluate a model of `task` on the file that `args` names."""
    try:
        lines = args.gold.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ModelError(f"Cannot read {args.gold}: give a JSON Lines file in UTF-8.") from error
    gold = list(examples(rows(lines, args.gold.name), args.gold.name, task))
    if not gold:
        raise ModelError(f"{args.gold} holds no labelled rows.")
    models = load_models(args.model)
    if task == "tone":
        figures, flipped = tone_figures(gold, models.tone), None
    else:
        read = models.stance.read(stance_queries(gold))
        figures, flipped = stance_figures(gold, read, models.stance, models.tone), flips(gold, read)
    if args.json:
        shown = {name: asdict(f) for name, f in figures.items()}
        print(json.dumps(shown | ({"flips": asdict(flipped)} if flipped else {})))  # noqa: T201
    else:
        print(report(figures, flipped))  # noqa: T201
    return 0


def tone_figures(gold: Sequence[Example], model: ToneModel) -> dict[str, Figures]:
    """Measure a tone model and its baseline on `gold`."""
    return {"model": measure_tone(gold, model), "majority": majority(gold, model.labels)}


def stance_figures(
    gold: Sequence[Example], read: Sequence[Reading], model: StanceModel, tone: ToneModel
) -> dict[str, Figures]:
    """Measure what a stance model has `read` of `gold`, and its baselines."""
    queries = stance_queries(gold)
    hidden = [replace(query, target="", span=None) for query in queries]
    sounds = tone.read([ToneQuery(query.text, query.context) for query in queries])
    return {
        "model": score(gold, read, model.labels),
        "names masked": score(gold, model.read([masked(q) for q in queries]), model.labels),
        "majority": majority(gold, model.labels),
        "text only": score(gold, model.read(hidden), model.labels),
        "tone as stance": score(gold, [as_stance(r) for r in sounds], model.labels),
    }


def measure_tone(gold: Sequence[Example], model: ToneModel) -> Figures:
    """Measure a tone model on `gold`."""
    return score(gold, model.read(tone_queries(gold)), model.labels)


def measure_stance(gold: Sequence[Example], model: StanceModel) -> Figures:
    """Measure a stance model on `gold`."""
    return score(gold, model.read(stance_queries(gold)), model.labels)


def tone_queries(gold: Sequence[Example]) -> list[ToneQuery]:
    """Return the queries of tone examples."""
    return [e.query for e in gold if isinstance(e.query, ToneQuery)]


def stance_queries(gold: Sequence[Example]) -> list[StanceQuery]:
    """Return the queries of stance examples."""
    return [e.query for e in gold if isinstance(e.query, StanceQuery)]


def as_stance(tone: Reading) -> Reading:
    """Take a tone for a stance, which it is not: the baseline that a stance model must beat."""
    scores = {TONE_AS_STANCE[label]: value for label, value in tone.scores.items()}
    return Reading(TONE_AS_STANCE[tone.label], scores, tone.model)


def score(gold: Sequence[Example], read: Sequence[Reading], labels: Sequence[str]) -> Figures:
    """Measure readings against gold labels; rows with a label that is none are refused."""
    for number, example in enumerate(gold, start=1):
        if example.label not in labels:
            raise ModelError(
                f"Row {number} is labelled {example.label!r}: use {', '.join(labels)}."
            )
    return measure(
        [e.label for e in gold], [r.label for r in read], [r.confidence for r in read], labels
    )


def majority(gold: Sequence[Example], labels: Sequence[str]) -> Figures:
    """Measure what answers every row with the most frequent gold label, wholly sure."""
    label = Counter(e.label for e in gold).most_common(1)[0][0]
    return measure([e.label for e in gold], [label] * len(gold), [1.0] * len(gold), labels)


def report(figures: Mapping[str, Figures], flipped: Flips | None = None) -> str:
    """Lay out figures as a table, one line for the model and each baseline."""
    head = f"{'':16}{'macro-F1':>9}{'accuracy':>9}{'ECE':>7}{'coverage':>9}{'acc ≥ .7':>9}"
    lines = [f"{head}  recall by class"]
    for name, f in figures.items():
        recall = ", ".join(f"{label} {value:.2f}" for label, value in f.recall.items())
        lines.append(
            f"{name:16}{f.macro_f1:9.3f}{f.accuracy:9.3f}{f.ece:7.3f}{f.coverage:9.2f}"
            f"{f.confident_accuracy:9.3f}  {recall}"
        )
    lines.append(f"n = {next(iter(figures.values())).n}")
    if flipped is not None and flipped.pairs:
        lines.append(
            f"same words, two targets, other gold: {flipped.pairs} pairs, read differently "
            f"{flipped.flipped:.2f}, both right {flipped.right:.2f}"
        )
    return "\n".join(lines)
