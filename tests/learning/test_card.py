"""Model cards: what ships is what the manifest says, and starts and means are told."""

import pytest

from analysis.learning.card import card
from analysis.models import CHOICES
from analysis.models.weights import HOME, read_manifest


@pytest.mark.parametrize("choice", CHOICES)
def test_a_card_says_what_its_manifest_says(choice: str) -> None:
    shipped = (HOME / choice / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert card(read_manifest(HOME / choice)) == shipped


def test_a_card_tells_where_a_stage_starts_and_what_is_averaged() -> None:
    text = card(read_manifest(HOME / "default"))
    assert "from 0.2 × *quotes* + 0.4 × *quotes again* + 0.4 × *surroundings*)" in text
    assert "mean of those after these stages: 0.04 × *quotes* + 0.08 × *quotes again*" in text
