import argparse
import json
from pathlib import Path

import pytest

from analysis.errors import WrongFormat
from analysis.learning.quote_evaluation import evaluate_quotes, read_gold, run

TEXT = "“We will stay here,” said Anna Featherstone. Robert Brown believes that it rains."
ROW = {
    "id": "one",
    "date": "2025-02-14T10:00:00",
    "text": TEXT,
    "quotes": [
        {"content": [[1, 19]], "type": "direct", "speaker": "Anna Featherstone"},
        {"content": [[67, 79]], "type": "indirect", "speech": False},
    ],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    return path


def test_beliefs_do_not_count(gold: Path) -> None:
    ((article, quotes),) = read_gold(gold)
    assert article.published is not None
    assert [quote.names for quote in quotes] == [("Anna Featherstone",)]


def test_measures_of_a_gold_file(gold: Path) -> None:
    evaluation = evaluate_quotes(gold)
    assert evaluation.scores.f1 == 1.0
    assert evaluation.scores.name == 1.0
    assert evaluation.given == {"name": 1}
    assert evaluation.errors == []


def test_spellings_of_one_known_person_are_one_name(tmp_path: Path) -> None:
    text = "“We will stay here,” said Volodymyr Zelenskiy."
    quote = {"content": [[1, 19]], "type": "direct", "speaker": "Volodymyr Zelenskyy"}
    path = tmp_path / "gold.jsonl"
    row = {"id": "one", "date": "2025-02-14", "text": text, "quotes": [quote]}
    path.write_text(json.dumps(row), encoding="utf-8")
    assert evaluate_quotes(path).scores.name == 1.0


def test_measures_as_json(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(argparse.Namespace(gold=[gold], json=True, errors=False, into=None)) == 0
    assert json.loads(capsys.readouterr().out)["f1"] == 1.0


def test_a_page_gets_the_table_and_keeps_the_rest(gold: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Top\n<!-- quotes: begin -->stale<!-- quotes: end -->\nBottom\n")
    args = argparse.Namespace(gold=[gold], json=True, errors=False, into=page)
    assert run(args) == 0
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# Top\n")
    assert text.endswith("\nBottom\n")
    assert "| gold | 1 | 1 | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 | 1.00 of 1 |" in text
    assert "stale" not in text


def test_a_page_without_markers_is_left_alone(gold: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Top\n")
    with pytest.raises(WrongFormat, match="no place for the table"):
        run(argparse.Namespace(gold=[gold], json=True, errors=False, into=page))
    assert page.read_text() == "# Top\n"


def test_misses_are_listed_with_their_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "gold.jsonl"
    wrong = {"content": [[45, 57]], "type": "direct", "speaker": "Robert Brown"}
    path.write_text(json.dumps(ROW | {"quotes": [wrong]}), encoding="utf-8")
    run(argparse.Namespace(gold=[path], json=False, errors=True, into=None))
    out = capsys.readouterr().out
    assert "missed (direct): 'Robert Brown'" in out
    assert "extra (direct): 'We will stay here,'" in out


def test_a_file_that_is_no_gold_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": 1}', encoding="utf-8")
    with pytest.raises(WrongFormat, match="not a gold file"):
        list(read_gold(path))
