"""The recipes of `recipes.toml`: stages, shares of the sets, and rates."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from analysis.errors import ModelError
from analysis.learning.mixture import Hiding, Share


@dataclass(frozen=True, slots=True)
class Stage:
    """Some epochs over one mixture at one learning rate.

    The rate falls to nothing over `epochs`; `stop` ends the stage after fewer (0: never).
    """

    name: str
    epochs: int
    rate: float
    shares: tuple[Share, ...]
    warmup: float = 0.06
    batch: int = 32
    stop: int = 0


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a model is made. `dev` names the sets that are measured after each epoch.

    `attention` is an implementation of transformers: on a CPU "eager" is the faster one for long
    pairs in bfloat16, "sdpa" does as well on short texts. It changes the last digits of a run.
    """

    task: str
    labels: tuple[str, ...]
    stages: tuple[Stage, ...]
    dev: tuple[str, ...]
    hiding: Hiding
    smoothing: float = 0.0
    attention: str = "eager"


def load_recipe(task: str, path: Path | None = None) -> Recipe:
    """Read the recipe for `task` from `path`, by default the one that ships."""
    text = (
        files("analysis.learning").joinpath("recipes.toml").read_text(encoding="utf-8")
        if path is None
        else path.read_text(encoding="utf-8")
    )
    recipes = tomllib.loads(text)
    if task not in recipes:
        raise ModelError(f"No recipe for {task!r}: choose one of {', '.join(recipes)}.")
    raw = recipes[task]
    return Recipe(
        task=task,
        labels=tuple(raw["labels"]),
        stages=tuple(_stage(stage) for stage in raw["stages"]),
        dev=tuple(raw["dev"]),
        hiding=Hiding(**raw.get("hiding", {})),
        smoothing=raw.get("smoothing", 0.0),
        attention=raw.get("attention", "eager"),
    )


def _stage(raw: dict[str, object]) -> Stage:
    shares = raw.pop("shares")
    if not isinstance(shares, list):
        raise ModelError("A stage of a recipe needs a list of shares.")
    return Stage(shares=tuple(Share(**share) for share in shares), **raw)  # type: ignore[arg-type]
