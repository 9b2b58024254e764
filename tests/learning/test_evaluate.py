import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from analysis.errors import ModelError
from analysis.learning import evaluate as module
from analysis.learning.corpora import Example
from analysis.learning.evaluate import run, stance_figures, stance_queries
from analysis.models import Models
from analysis.models.calibration import Array, Calibration
from analysis.models.encoding import Pair, StanceQuery, stance_pair, tone_pair
from analysis.models.reader import Reader, StanceModel, ToneModel

SIDES = ("against", "neutral", "favor")


class BySecond:
    """Against whoever is called Foe, for whoever is called Friend, neutral about nobody."""

    def logits(self, pairs: Sequence[Pair]) -> Array:
        return np.array(
            [[9.0 * ("Foe" in second), 1.0, 9.0 * ("Friend" in second)] for _, second in pairs]
        )


class Gloomy:
    def logits(self, pairs: Sequence[Pair]) -> Array:
        return np.tile([5.0, 0.0, 0.0], (len(pairs), 1))


@pytest.fixture
def stance() -> StanceModel:
    return Reader("s@1", SIDES, Calibration(), BySecond(), stance_pair)


@pytest.fixture
def tone() -> ToneModel:
    return Reader("t@1", ("negative", "neutral", "positive"), Calibration(), Gloomy(), tone_pair)


GOLD = [
    Example("g", StanceQuery("Foe", "text"), "against"),
    Example("g", StanceQuery("Friend", "text"), "favor"),
    Example("g", StanceQuery("Friend", "other"), "favor"),
]


def test_baselines_stand_beside_the_model(stance: StanceModel, tone: ToneModel) -> None:
    figures = stance_figures(GOLD, stance.read(stance_queries(GOLD)), stance, tone)
    assert figures["model"].accuracy == 1
    assert figures["majority"].accuracy == pytest.approx(2 / 3)
    assert figures["text only"].accuracy == 0
    assert figures["tone as stance"].recall == {"against": 1, "favor": 0}


def test_the_command_prints_a_table_or_json(
    tmp_path: Path,
    stance: StanceModel,
    tone: ToneModel,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(module, "load_models", lambda _: Models(tone, stance))
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"text": "x", "target": "Foe", "label": "against"}\n')
    assert run(argparse.Namespace(gold=gold, model="default", json=False), "stance") == 0
    assert "tone as stance" in capsys.readouterr().out
    assert run(argparse.Namespace(gold=gold, model="default", json=True), "stance") == 0
    assert json.loads(capsys.readouterr().out)["model"]["macro_f1"] == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "no labelled rows"),
        ('{"text": "x", "target": "Foe", "label": "angry"}', "labelled 'angry'"),
        ('{"text": "x", "label": "favor"}', "lacks text, label or target"),
    ],
)
def test_a_gold_file_that_cannot_be_used_is_one_clear_error(
    tmp_path: Path,
    stance: StanceModel,
    tone: ToneModel,
    monkeypatch: pytest.MonkeyPatch,
    content: str,
    message: str,
) -> None:
    monkeypatch.setattr(module, "load_models", lambda _: Models(tone, stance))
    gold = tmp_path / "gold.jsonl"
    gold.write_text(content)
    with pytest.raises(ModelError, match=message):
        run(argparse.Namespace(gold=gold, model="default", json=False), "stance")
