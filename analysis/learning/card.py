"""The model card: written from the manifest and `data.toml`, never by hand."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from analysis.learning.corpora import corpora


def card(manifest: Mapping[str, Any]) -> str:
    """Write the model card of `manifest` as Markdown."""
    template = files("analysis.learning").joinpath(f"card_{manifest['task']}.md")
    training = manifest["training"]
    return template.read_text(encoding="utf-8").format(
        name=manifest["name"],
        base=training["base"],
        seed=training["seed"],
        stages="\n".join(_stages(training["recipe"])),
        figures="\n".join(_figures(manifest["dev"])),
        before="\n".join(_before(manifest)),
        data="\n".join(_data(training["data"])),
        yardsticks="\n".join(_yardsticks(manifest["dev"])),
        temperature=manifest["temperature"],
        fitted=manifest["temperature_fitted_on"],
    )


def _stages(recipe: Mapping[str, Any]) -> Iterator[str]:
    for number, stage in enumerate(recipe["stages"], start=1):
        sets = ", ".join(share["corpus"] for share in stage["shares"])
        epochs = f"{stage['stop']} of {stage['epochs']}" if stage["stop"] else stage["epochs"]
        yield (
            f"{number}. *{stage['name']}* (epochs: {epochs}, learning rate "
            f"{stage['rate']:g}, batches of {stage['batch']}): {sets}"
        )


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
