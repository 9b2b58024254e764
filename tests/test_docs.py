"""What the program offers and what its documents say must be the same."""

import re
from pathlib import Path

import pytest

from analysis.__main__ import ROOMS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SOURCES = [
    path
    for folder in ("analysis", "pages")
    for path in (ROOT / folder).rglob("*.py")
    if "migrations" not in path.parts
]


@pytest.mark.parametrize("command", ["analyse", "ingest", *ROOMS])
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"analysis {command}" in README


def test_every_setting_is_in_the_readme() -> None:
    used = {
        name
        for path in SOURCES
        for name in re.findall(r"ONTHERECORD_[A-Z_]+", path.read_text(encoding="utf-8"))
    }
    assert used
    assert {name for name in used if name not in README} == set()


def test_links_between_documents_lead_somewhere() -> None:
    for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), ROOT / "seeds/README.md"]:
        for target in re.findall(r"\]\(([^)#\s]+)\)", path.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (path.parent / target).exists(), f"{path.name} links to {target}"


def test_no_module_is_longer_than_one_noun_needs() -> None:
    long = {
        path.name: lines
        for path in SOURCES
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 250
    }
    assert long == {}
