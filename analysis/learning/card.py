"""The model card: written from the manifest and `data.toml`, never by hand."""

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from statistics import mean, stdev
from typing import Any

from analysis.learning.corpora import corpora

#: Bases that do not come with requirements-train.txt have to be named.
PACKAGED = "all-MiniLM-L6-v2"


def card(manifest: Mapping[str, Any]) -> str:
    """Write the model card of `manifest` as Markdown."""
    template = files("analysis.learning").joinpath("card.md")
    training = manifest["training"]
    teacher = training.get("teacher")
    return template.read_text(encoding="utf-8").format(
        name=manifest["name"],
        base=training["base"],
        base_option="" if training["base"] == PACKAGED else " --base FOLDER",
        teacher=f" Taught by {teacher}, whose readings are part of the wanted answers."
        if teacher
        else "",
        megabytes=round(manifest["bytes"] / 1e6),
        recipe=training["recipe"]["name"],
        seed=training["seed"],
        stages="\n".join(_stages(training["recipe"])),
        figures="\n".join(_figures(manifest["dev"])),
        flips="\n".join(_flips(manifest["flips"])),
        before="\n".join(_before(manifest)),
        seeds="\n".join(_seeds(training["seeds"])),
        coverage="\n".join(_coverage(manifest["coverage"])),
        data="\n".join(_data(training["data"])),
        yardsticks="\n".join(_yardsticks(manifest["dev"])),
        calibration="; ".join(_calibration(manifest)),
        threshold=_by_task(manifest["threshold"]),
    )


def _calibration(manifest: Mapping[str, Any]) -> Iterator[str]:
    for task, how in manifest["calibration"].items():
        labels = manifest["labels"][task]
        biases = ", ".join(f"{n} {b:+.2f}" for n, b in zip(labels, how["bias"], strict=True))
        yield f"{task}: temperature {how['temperature']:.2f}, biases {biases}"


def _by_task(values: Mapping[str, float]) -> str:
    return ", ".join(f"{task} {value:g}" for task, value in values.items())


def _flips(flips: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    yield "| set | pairs | read differently | both right |"
    yield "|---|---|---|---|"
    for name, f in flips.items():
        yield f"| {name} | {f['pairs']} | {f['flipped']:.2f} | {f['right']:.2f} |"


def _coverage(curves: Mapping[str, Sequence[Mapping[str, float]]]) -> Iterator[str]:
    yield "| task | threshold | still read | of these right |"
    yield "|---|---|---|---|"
    for task, curve in curves.items():
        for point in curve[::3]:
            yield (
                f"| {task} | {point['threshold']:.2f} | {point['coverage']:.2f} "
                f"| {point['accuracy']:.2f} |"
            )


def _stages(recipe: Mapping[str, Any]) -> Iterator[str]:
    for number, stage in enumerate(recipe["stages"], start=1):
        sets = ", ".join(share["corpus"] for share in stage["shares"])
        start = f", from {_mean(stage['start'])}" if stage["start"] else ""
        yield (
            f"{number}. *{stage['name']}* (epochs: {stage['epochs']}, learning rate "
            f"{stage['rate']:g}, batches of {stage['batch']}{start}): {sets}"
        )

    if recipe["mean"]:
        yield f"\nThe weights are the mean of those after these stages: {_mean(recipe['mean'])}."


def _mean(shares: Mapping[str, float]) -> str:
    return " + ".join(f"{share:g} × *{name}*" for name, share in shares.items())


def _figures(dev: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> Iterator[str]:
    yield (
        "| set | n | read by | macro-F1 | accuracy | recall by class "
        "| ECE | cover ≥ .7 | accuracy ≥ .7 |"
    )
    yield "|---|---|---|---|---|---|---|---|---|"
    for name, rows in dev.items():
        for row, f in rows.items():
            recall = ", ".join(f"{label} {value:.2f}" for label, value in f["recall"].items())
            yield (
                f"| {name} | {f['n']} | {row} | {f['macro_f1']:.3f} | {f['accuracy']:.3f} "
                f"| {recall} | {f['ece']:.3f} | {f['coverage']:.2f} "
                f"| {f['confident_accuracy']:.3f} |"
            )


def _before(manifest: Mapping[str, Any]) -> Iterator[str]:
    yield "| set | macro-F1 as trained | macro-F1 in 8 bits |"
    yield "|---|---|---|"
    for name, value in manifest["dev_macro_f1_before_int8"].items():
        yield f"| {name} | {value:.3f} | {manifest['dev'][name]['model']['macro_f1']:.3f} |"


def _seeds(seeds: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    if len(seeds) == 1:
        yield "Trained once."
        return
    yield f"| set | {' | '.join(f'seed {seed}' for seed in seeds)} | mean | standard deviation |"
    yield "|---|" + "---|" * (len(seeds) + 2)
    runs = list(seeds.values())
    for name in runs[0]:
        found = [run[name] for run in runs]
        shown = " | ".join(f"{value:.3f}" for value in found)
        yield f"| {name} | {shown} | {mean(found):.3f} | {stdev(found):.3f} |"


def _data(rows: Mapping[str, int]) -> Iterator[str]:
    yield "| set | rows | licence | labels by | citation |"
    yield "|---|---|---|---|---|"
    for name, count in rows.items():
        corpus = corpora()[name]
        yield (
            f"| {corpus.title} | {count:,} | {corpus.licence} "
            f"| {corpus.maker or 'people'} | {corpus.citation} |"
        )


def _yardsticks(dev: Mapping[str, object]) -> Iterator[str]:
    for name in dev:
        corpus = corpora()[name]
        yield f"- {name}: {corpus.title}. Labels by {corpus.maker or 'people'}. {corpus.citation}."
