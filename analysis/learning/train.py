"""`train`: one command from the data folder to a trained model."""

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from analysis.errors import ModelError
from analysis.learning import teaching
from analysis.learning.base import check_base, packaged_base
from analysis.learning.corpora import UNLABELLED, Example, corpora, load
from analysis.learning.recipe import Recipe, load_recipe
from analysis.models import CHOICES, Models
from analysis.models.checkpoint import RECORD
from analysis.models.reader import load_readers
from analysis.models.weights import HOME


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `train`."""
    parser.add_argument(
        "recipe", help=f"which model to train: {', '.join(CHOICES)}, or one of --recipes"
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument(
        "--out", type=Path, required=True, help="folder of the run; an unfinished run is resumed"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--base", type=Path, help="folder of the encoder (default: the package's)")
    parser.add_argument("--recipes", type=Path, help="TOML file (default: the one that ships)")
    parser.add_argument(
        "--lessons",
        type=Path,
        metavar="FILE.npz",
        help="what the default model reads in the data, for a recipe that trusts a teacher; "
        "written when it is not there",
    )
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument(
        "--float32", action="store_true", help="no bfloat16 (slower where the CPU has AMX)"
    )


def run(args: argparse.Namespace) -> int:
    """Train what `args` asks for."""
    try:
        from analysis.learning import training  # noqa: PLC0415 - torch is not in the run time
    except ImportError as error:
        raise ModelError(
            f"Training needs {error.name}: pip install -r requirements-train.txt."
        ) from error
    recipe = load_recipe(args.recipe, args.recipes)
    pools = load_pools(recipe, args.data)
    base = args.base or packaged_base()
    args.out.mkdir(parents=True, exist_ok=True)
    record = describe(recipe, pools, check_base(base), args.seed)
    if recipe.lessons:
        # Not by choice: the teacher is the default model, whatever the settings name.
        teacher = Models(*load_readers(HOME / CHOICES[0]))
        record["teacher"] = teacher.stance.name
        path = args.lessons or args.out / "lessons.npz"
        given = {name: pools[name] for name in recipe.lessons}
        if not path.exists():
            rows = teaching.lessons(given, teacher, recipe.labels)
            teaching.save(path, rows, teacher.stance.name)
        pools = teaching.taught(
            pools, teaching.read(path, given, teacher.stance.name), recipe.labels
        )
    note(args.out / RECORD, record)
    settings = training.Run(args.out, base, args.seed, args.threads, not args.float32)
    training.train(settings, recipe, pools)
    return 0


def note(path: Path, record: Mapping[str, object]) -> None:
    """Write down how a model is made, before it is.

    Raises
    ------
    ModelError
        When a run in this folder was begun in another way.
    """
    text = json.dumps(record, indent=2, ensure_ascii=False) + "\n"
    if path.exists() and path.read_text(encoding="utf-8") != text:
        raise ModelError(
            f"{path.parent} holds a run of another recipe, seed, base or data: give another --out."
        )
    path.write_text(text, encoding="utf-8")


def load_pools(recipe: Recipe, data: Path) -> dict[str, list[Example]]:
    """Read every set of a recipe, refusing to train on what may not train shipped weights.

    Raises
    ------
    ModelError
        When a stage names a set that is for evaluation only, or one without labels that nobody
        teaches.
    """
    shares = {share.corpus for stage in recipe.stages for share in stage.shares}
    for name in sorted(shares & corpora().keys()):
        if not corpora()[name].may_train:
            raise ModelError(f"{name} is for evaluation only: take it out of the recipe's stages.")
        if corpora()[name].task in UNLABELLED and name not in recipe.lessons:
            raise ModelError(f"{name} has no labels: name it in the recipe's lessons.")
    return {name: load(data, name) for name in sorted(shares | set(recipe.dev))}


def describe(
    recipe: Recipe, pools: Mapping[str, Sequence[Example]], base: str, seed: int
) -> dict[str, object]:
    """Say how a model is made, for its manifest and card."""
    used = {share.corpus for stage in recipe.stages for share in stage.shares}
    return {
        "base": base,
        "seed": seed,
        "recipe": asdict(recipe),
        "data": {name: len(pools[name]) for name in sorted(used)},
        "versions": {name: version(name) for name in ("torch", "transformers", "onnx")},
    }
