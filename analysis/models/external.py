"""Models of the user's own: any classifier or entailment model, by a setting for each task.

Their probabilities are not calibrated (temperature 1), because there are no labels to do it with.
"""

import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from analysis.errors import ModelError
from analysis.models.calibration import Calibration
from analysis.models.checkpoint import Checkpoint, open_checkpoint
from analysis.models.classifier import TorchEncoder, require_torch
from analysis.models.encoder import Encoder
from analysis.models.encoding import stance_pair, tone_pair
from analysis.models.labels import ENTAILMENT, OURS, meanings, parse_map, relabelled
from analysis.models.labels import SETTING as LABELS
from analysis.models.origin import Pinned, parse
from analysis.models.reader import Reader, StanceModel, ToneModel
from analysis.models.unmarked import text_alone, text_and_target
from analysis.models.zero_shot import SHIPPED, Hypotheses, ZeroShot, load_hypotheses

MODEL = {"tone": "ONTHERECORD_TONE_MODEL", "stance": "ONTHERECORD_STANCE_MODEL"}
HYPOTHESES = "ONTHERECORD_HYPOTHESES"
#: A reading less sure than this is unclear: nothing outweighs what was read.
THRESHOLD = 0.5


@dataclass(frozen=True, slots=True)
class External:
    """What the settings say about one task: the model, its labels, the file of hypotheses."""

    task: str
    model: str
    labels: str = ""
    hypotheses: str = ""


def configured(task: str, settings: Mapping[str, str] = os.environ) -> External | None:
    """Return the model that the settings name for a task, or None: then ours reads."""
    model = settings.get(MODEL[task], "").strip()
    if not model:
        return None
    return External(task, model, settings.get(LABELS[task], ""), settings.get(HYPOTHESES, ""))


def load_external_tone(wish: External) -> ToneModel:
    """Load the tone model that a user wishes for; ModelError says why it cannot be used."""
    with _blaming(wish):
        parts = _parts(wish)
        asked = parts.hypotheses
        own = tone_pair if parts.ours else text_alone
        layout = own if asked is None else asked.tone_pair
        return Reader(parts.name, OURS["tone"], Calibration(), parts.encoder, layout, THRESHOLD)


def load_external_stance(wish: External) -> StanceModel:
    """Load the stance model that a user wishes for; ModelError says why it cannot be used."""
    with _blaming(wish):
        parts = _parts(wish)
        asked = parts.hypotheses
        own = stance_pair if parts.ours else text_and_target
        layout = own if asked is None else asked.stance_pair
        return Reader(parts.name, OURS["stance"], Calibration(), parts.encoder, layout, THRESHOLD)


def obstacle(wish: External) -> str | None:
    """Return why a model cannot be used, as far as a look tells: nothing is fetched or loaded."""
    try:
        with _blaming(wish):
            require_torch()
            source = parse(wish.model)
            if not isinstance(source, Pinned):
                _meanings(wish, open_checkpoint(source))
            _hypotheses(wish)
    except ModelError as error:
        return str(error)
    return None


@dataclass(frozen=True, slots=True)
class _Parts:
    """What a reader is made of.

    `hypotheses` are None for a classifier; `ours` is one that was trained by this project.
    """

    name: str
    encoder: Encoder
    ours: bool
    hypotheses: Hypotheses | None


def _parts(wish: External) -> _Parts:
    require_torch()
    checkpoint = open_checkpoint(parse(wish.model))
    means, hypotheses = _meanings(wish, checkpoint), _hypotheses(wish)
    encoder = _encoder(checkpoint)
    told = (means,) if wish.labels else ()
    if ENTAILMENT not in means:
        name = checkpoint.name + _suffix(*told)
        return _Parts(name, relabelled(encoder, wish.task, means), checkpoint.ours, None)
    name = checkpoint.name + _suffix(*told, *((hypotheses,) if wish.hypotheses else ()))
    neutral = OURS[wish.task].index("neutral")
    asking = ZeroShot(encoder, means.index(ENTAILMENT), neutral, hypotheses.neutral_threshold)
    return _Parts(name, asking, checkpoint.ours, hypotheses)


@lru_cache(maxsize=2)
def _encoder(checkpoint: Checkpoint) -> TorchEncoder:
    """Load a model once, though it may read both tasks."""
    return TorchEncoder(checkpoint)


def _meanings(wish: External, checkpoint: Checkpoint) -> tuple[str, ...]:
    return meanings(wish.task, checkpoint.labels, parse_map(wish.labels))


def _hypotheses(wish: External) -> Hypotheses:
    file = Path(wish.hypotheses).expanduser() if wish.hypotheses else SHIPPED
    return load_hypotheses(wish.task, file)


def _suffix(*told: object) -> str:
    """Return what tells readings apart that were asked for in the user's own way."""
    return f"+{hashlib.sha256(repr(told).encode()).hexdigest()[:8]}" if told else ""


@contextmanager
def _blaming(wish: External) -> Iterator[None]:
    """Begin every complaint with the setting that it is about."""
    try:
        yield
    except ModelError as error:
        raise ModelError(f"{MODEL[wish.task]} cannot be used, because {error}") from error
