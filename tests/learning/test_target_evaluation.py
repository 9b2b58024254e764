import json
from pathlib import Path

import pytest

from analysis.errors import WrongFormat
from analysis.learning.target_evaluation import Row, evaluate_targets, read_rows

AID = "We must cut foreign aid now"
ROWS = [
    Row("Kaja Kallas", "Russia", "Russia lied again", "Kaja Kallas said Russia lied again."),
    Row("Kaja Kallas", "Zzyzx", "Zzyzx lied again", "Kaja Kallas said Zzyzx lied again."),
    Row("Somebody", "cuts to foreign aid", AID, f"{AID}, she said."),
    Row("Somebody", "the harbour tunnel", "Foreign aid cuts are bad", "Foreign aid cuts are bad."),
]


def test_issues_pass_for_their_own_quote_and_others_are_listed() -> None:
    found = evaluate_targets(ROWS, "issues")
    assert (found.issues, found.issues_own) == (2, 1)
    assert found.others == [("cuts to foreign aid", "Foreign aid cuts are bad")]


@pytest.mark.slow
def test_actors_are_found_in_context() -> None:
    found = evaluate_targets(ROWS[:1], "actors")
    assert (found.actors, found.actors_found) == (1, 1)


def test_a_row_without_a_target_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"text": "A", "context": "A"}), encoding="utf-8")
    with pytest.raises(WrongFormat, match=r"gold\.jsonl, line 1"):
        read_rows(path)
