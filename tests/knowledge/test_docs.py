import re
from pathlib import Path

import pytest

from analysis.knowledge import Knowledge
from analysis.knowledge.__main__ import main
from analysis.knowledge.counts import counts
from analysis.knowledge.loading import TABLES

PAGE = (Path(__file__).parents[2] / "docs" / "knowledge.md").read_text(encoding="utf-8")


def test_the_page_gives_the_numbers_of_the_tables(knowledge: Knowledge) -> None:
    listed = PAGE.split("<!-- counts -->")[1].split("<!-- /counts -->")[0]
    rows = re.findall(r"\| (\d+) \| (.+?) \|", listed)
    assert {name: int(number) for number, name in rows} == counts(knowledge.tables)


def test_the_page_gives_the_share_of_doubt(knowledge: Knowledge) -> None:
    now = counts(knowledge.tables)
    assert f"**{now['roles: unverified']} of {now['roles']} roles are unverified.**" in PAGE
    assert f"{now['memberships: date unconfirmed']} memberships have no confirmed day" in PAGE


def test_the_page_names_every_table() -> None:
    assert [path.name for path in TABLES.glob("*.csv") if f"`{path.name}`" not in PAGE] == []


def test_the_command_prints_counts(
    capsys: pytest.CaptureFixture[str], knowledge: Knowledge
) -> None:
    assert main([]) == 0
    assert f"{len(knowledge.tables.roles)}  roles\n" in capsys.readouterr().out


def test_the_command_resolves(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--on", "2025-02-14", "the vice president", "--known", "vance", "she"]) == 0
    out = capsys.readouterr().out
    assert "JD Vance (vance), Vice President, speaks for United States" in out
    assert "she: open" in out
