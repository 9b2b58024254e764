"""`train`: one command from the data folder to a trained model."""

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from analysis.errors import ModelError
from analysis.learning.base import check_base, packaged_base
from analysis.learning.corpora import Example, corpora, load
from analysis.learning.recipe import Recipe, load_recipe

#: What the run leaves for `export` beside the model: how it was made.
RECORD = "training.json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `train`."""
    parser.add_argument("--task", choices=("tone", "stance"), required=True)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument(
        "--out", type=Path, required=True, help="folder of the run; an unfinished run is resumed"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--base", type=Path, help="folder of the encoder (default: the package's)")
    parser.add_argument("--recipe", type=Path, help="TOML file (default: the one that ships)")
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
    recipe = load_recipe(args.task, args.recipe)
    pools = load_pools(recipe, args.data)
    base = args.base or packaged_base()
    args.out.mkdir(parents=True, exist_ok=True)
    record = describe(recipe, pools, check_base(base), args.seed)
    text = json.dumps(record, indent=2, ensure_ascii=False) + "\n"
    (args.out / RECORD).write_text(text, encoding="utf-8")
    settings = training.Run(args.out, base, args.seed, args.threads, not args.float32)
    training.train(settings, recipe, pools)
    return 0


def load_pools(recipe: Recipe, data: Path) -> dict[str, list[Example]]:
    """Read every set of a recipe, refusing to train on what may not train shipped weights.

    Raises
    ------
    ModelError
        When a stage names a set that is for evaluation only.
    """
    shares = {share.corpus for stage in recipe.stages for share in stage.shares}
    for name in sorted(shares & corpora().keys()):
        if not corpora()[name].may_train:
            raise ModelError(f"{name} is for evaluation only: take it out of the recipe's stages.")
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
