"""An entailment (NLI) model asked about tone or stance: one hypothesis a label.

After Yin et al. 2019, "Benchmarking Zero-shot Text Classification",
https://aclanthology.org/D19-1404. The hypotheses are data: `hypotheses.toml`, or a user's file.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

import numpy as np

from analysis.errors import ModelError
from analysis.models.calibration import Array, probabilities
from analysis.models.encoder import Encoder
from analysis.models.encoding import Pair, StanceQuery, ToneQuery
from analysis.models.labels import OURS
from analysis.models.unmarked import text_alone, unmarked

SHIPPED = Path(__file__).parent / "hypotheses.toml"
#: What a template may leave open.
BLANKS = {"tone": frozenset[str](), "stance": frozenset({"holder", "target"})}
#: Stands between the hypotheses of one query; no hypothesis has a line break.
BREAK = "\n"
#: Below every probability that means anything, so that logarithms stay finite.
LEAST = 1e-9


@dataclass(frozen=True, slots=True)
class Hypotheses:
    """What an entailment model is asked about one task, in the order of our labels.

    A side needs an entailment of at least `neutral_threshold`; `nobody` stands for a speaker
    without a name.
    """

    templates: tuple[str, ...]
    neutral_threshold: float
    nobody: str

    def tone_pair(self, query: ToneQuery) -> Pair:
        """Lay out a tone query as (text, hypotheses)."""
        return text_alone(query)[0], BREAK.join(self.templates)

    def stance_pair(self, query: StanceQuery) -> Pair:
        """Lay out a stance query as (text, hypotheses), the speaker's name in both."""
        text = unmarked(query)
        holder = _line(query.holder or self.nobody)
        if query.holder and holder not in text:
            text = f"{holder}: {text}"
        blanks = {"holder": holder, "target": _line(query.target)}
        return text, BREAK.join(template.format(**blanks) for template in self.templates)


def load_hypotheses(task: str, path: Path = SHIPPED) -> Hypotheses:
    """Read the hypotheses for a task.

    Raises
    ------
    ModelError
        When the file is missing or malformed, or a template leaves open what nothing fills.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        found = Hypotheses(
            tuple(_line(str(content[task][label])) for label in OURS[task]),
            float(content["neutral_threshold"]),
            str(content["nobody"]),
        )
        blanks = {
            b for t in found.templates for _, b, _, _ in Formatter().parse(t) if b is not None
        }
    except OSError as error:
        raise ModelError(f"{path} cannot be read ({error.strerror}): give a TOML file.") from error
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(
            f"{path} is malformed ({error!r}): begin with a copy of {SHIPPED.name}."
        ) from error
    if not blanks <= BLANKS[task] or not 0 <= found.neutral_threshold < 1:
        raise ModelError(
            f"{path} leaves open more than {{holder}} and {{target}}, or its neutral_threshold is "
            f"not between 0 and 1: begin with a copy of {SHIPPED.name}."
        )
    return found


@dataclass(frozen=True, slots=True)
class ZeroShot:
    """An entailment model made a classifier of ours.

    Reads pairs whose second segment holds a hypothesis a line, the neutral one at place `neutral`.
    Each label weighs as much as its hypothesis is entailed, the neutral one at least `threshold`:
    so a side wins only when its own hypothesis is likelier than that.
    """

    encoder: Encoder
    entailment: int
    neutral: int
    threshold: float

    def logits(self, pairs: Sequence[Pair]) -> Array:
        """Return the logarithm of each label's weight, one row for each pair."""
        asked = [(text, hypothesis) for text, lines in pairs for hypothesis in lines.split(BREAK)]
        distinct = {pair: row for row, pair in enumerate(dict.fromkeys(asked))}
        entailed = probabilities(self.encoder.logits(list(distinct)))[:, self.entailment]
        weights = entailed[[distinct[pair] for pair in asked]].reshape(len(pairs), -1)
        weights[:, self.neutral] = np.maximum(weights[:, self.neutral], self.threshold)
        return np.asarray(np.log(np.maximum(weights, LEAST)))


def _line(text: str) -> str:
    return " ".join(text.split())
