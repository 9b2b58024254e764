from pathlib import Path

import pytest

from analysis.errors import KnowledgeError
from analysis.knowledge.watchlist import load_issues


def write(folder: Path, text: str) -> Path:
    path = folder / "issues.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_full_and_short_wordings(tmp_path: Path) -> None:
    path = write(tmp_path, "id,name,aliases,note\nd,the deal,peace*deal|~deal,n\n")
    (issue,) = load_issues(path)
    assert issue.id == "issue:d"
    assert issue.full.search("a PEACE and trade Deal")
    assert not issue.full.search("peace. A deal")
    assert issue.short is not None
    assert issue.short.search("no deal!")
    assert not issue.short.search("a dealer")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id,name\nd,x\n", "aliases"),
        ("id,name,aliases\nd,x,\nd,y,\n", "line 3"),
        ("id,name,aliases\nd,,x\n", "line 2"),
    ],
)
def test_a_bad_list_is_told_in_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(KnowledgeError, match=said):
        load_issues(write(tmp_path, text))


def test_a_missing_list_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"nowhere\.csv"):
        load_issues(tmp_path / "nowhere.csv")
