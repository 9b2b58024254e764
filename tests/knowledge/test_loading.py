import shutil
from pathlib import Path

import pytest

from analysis.errors import KnowledgeError
from analysis.knowledge.loading import TABLES, read_tables


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TABLES, tmp_path / "tables"))


def spoil(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("blocs.csv", "NATO,NATO,alliance,yes", "NATO,NATO,alliance,maybe", "blocs.csv, line 3: "),
        ("roles.csv", "2025-01-20", "20 Jan 2025", "roles.csv, line "),
        ("roles.csv", ",2017-01-20,2021-01-20,", ",2021-01-20,2017-01-20,", "is not after"),
        ("actors.csv", "\ntrump,", "\n,", "actors.csv, line "),
        ("actors.csv", ",USA,m,", ",UZA,m,", "'UZA', which no table defines"),
        ("memberships.csv", "bloc,country_iso3", "bloc,country", "'country_iso3' is missing"),
        ("role_nouns.csv", "noun,category", "nown,category", "'noun' is missing"),
        ("actors.csv", "\nvance,", "\ntrump,", "stands for two things"),
    ],
)
def test_the_wrong_row_is_named(folder: Path, name: str, old: str, new: str, message: str) -> None:
    spoil(folder, name, old, new)
    with pytest.raises(KnowledgeError, match=message):
        read_tables(folder)


def test_a_missing_table_is_named(folder: Path) -> None:
    (folder / "roles.csv").unlink()
    with pytest.raises(KnowledgeError, match=r"roles\.csv cannot be read"):
        read_tables(folder)


def test_a_table_in_another_encoding_is_named(folder: Path) -> None:
    (folder / "places.csv").write_bytes(b"name,kind,iso3,also,source\n\xff\xfe,x,,,y\n")
    with pytest.raises(KnowledgeError, match=r"places\.csv is not valid UTF-8"):
        read_tables(folder)
