import csv
import hashlib
import json
import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from analysis.knowledge.watchlist import load_issues
from analysis.reading import RowError, read_path
from analysis.reading.headers import SAMPLE_MARK
from analysis.records import Article

SEEDS = Path(__file__).parents[1] / "seeds"
ACTORS = SEEDS.parent / "analysis" / "knowledge" / "tables" / "actors.csv"
SEED = SEEDS / "000_732e16d066ef2dcb.txt"
GOLD = SEED.with_suffix(".gold.json")
# Two or three capitalised words, particles and hyphens between them: "Pieter van Oosterveen".
FULL_NAME = re.compile(r"\b[^\W\d_a-z]\w+(?:[ -](?:al-|van |de )?[^\W\d_a-z][\w-]+)+")


def _articles() -> list[Article]:
    return [read for read in read_path(SEEDS) if isinstance(read, Article)]


@pytest.fixture(scope="module")
def samples() -> list[Article]:
    return [article for article in _articles() if article.sample]


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def test_the_folder_reads_without_an_error_and_skips_the_watch_list() -> None:
    read = list(read_path(SEEDS))
    assert not [one for one in read if isinstance(one, RowError)]
    assert len(read) == 13
    assert len({one.content_hash for one in read if isinstance(one, Article)}) == 13


def test_the_seed_article_is_as_supplied() -> None:
    digest = hashlib.sha256(SEED.read_bytes()).hexdigest()
    assert digest == "5df95ee1add4f7aaed0876811cbea6d9c4aa8f2ba6040cd2061acca69ceb6f50"
    (seed,) = [article for article in _articles() if not article.sample]
    assert seed.published == date(2025, 2, 14)
    assert seed.text[seed.body_start :].startswith("JD Vance has issued")


def test_the_gold_points_into_the_text_as_read() -> None:
    (seed,) = [article for article in _articles() if not article.sample]
    quotes = json.loads(GOLD.read_text(encoding="utf-8"))["quotes"]
    assert len(quotes) == 22
    for quote in quotes:
        assert seed.text[quote["start"] : quote["end"]] == quote["text"]


def test_every_sample_is_marked_in_its_text_and_its_record(samples: list[Article]) -> None:
    assert len(samples) == 12
    for sample in samples:
        assert sample.text.startswith(SAMPLE_MARK + "\n\n")
        assert SAMPLE_MARK not in sample.text[sample.body_start :]


def test_samples_vary_in_outlet_date_and_length(samples: list[Article]) -> None:
    assert len({sample.outlet for sample in samples}) == 12
    assert len({sample.published for sample in samples}) == 12
    assert {sample.published.year for sample in samples if sample.published} == {2024, 2025}
    for sample in samples:
        assert sample.title
        assert 150 <= len(sample.text[sample.body_start :].split()) <= 260


def test_nobody_real_is_named_in_a_sample(samples: list[Article]) -> None:
    with ACTORS.open(encoding="utf-8", newline="") as table:
        people = [row["name"] for row in csv.DictReader(table) if row["kind"] == "person"]
    assert len(people) > 1000
    whole = {_folded(name) for name in people}
    surnames = {name.split()[-1] for name in whole}
    for sample in samples:
        text = _folded(sample.text)
        assert not [name for name in whole if re.search(rf"\b{re.escape(name)}\b", text)]
        named = {_folded(match[0]) for match in FULL_NAME.finditer(sample.text)}
        assert not {name for name in named if name.split()[-1] in surnames}


def test_the_watch_list_has_the_issues_of_the_seed_and_the_samples(samples: list[Article]) -> None:
    issues = {issue.id: issue for issue in load_issues(SEEDS / "issues.csv")}
    of_the_seed = ["ua-nato", "russia-g7", "ua-borders", "peace-deal"]
    assert list(issues)[:4] == [f"issue:{name}" for name in of_the_seed]
    texts = [SEED.read_text(encoding="utf-8"), *(sample.text for sample in samples)]
    assert not [i for i in issues.values() if not any(i.full.search(text) for text in texts)]
