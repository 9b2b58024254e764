"""The seed article against its gold: what the product promises on the first page a user sees."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from analysis.models.targets import stance_query
from analysis.pipeline import Analyser
from analysis.reading import RowError, read_path
from analysis.records import ActorKind, AnalysedArticle, Article, ReadQuote, Target

pytestmark = pytest.mark.slow
SEEDS = Path(__file__).parent.parent / "seeds"
GOLD = json.loads((SEEDS / "000_732e16d066ef2dcb.gold.json").read_text(encoding="utf-8"))
SURNAMES = {name: name.split()[-1][:6] for name in GOLD["speakers"]}
#: The gold's names of targets → ours.
SAME = {
    "peace deal": "the peace deal",
    "Ukraine's return to its pre-2014 borders": "Ukraine's pre-2014 borders",
}


@pytest.fixture(scope="module")
def analysed(analyser: Analyser) -> AnalysedArticle:
    return analyser.analyse(_article())


@cache
def _article() -> Article:
    (article,) = read_path(SEEDS / GOLD["file"])
    assert not isinstance(article, RowError)
    return article


def _bare(span: Sequence[int]) -> str:
    """The words of a span; final punctuation and a leading "that" do not count."""
    words = _article().text[span[0] : span[1]].strip(" ,.!?”\"'")
    return words.removeprefix("that ")


def _characters(spans: Sequence[Sequence[int]]) -> set[int]:
    text = _article().text
    return {i for s in spans for i in range(s[0], s[1]) if text[i].isalnum()}


def _overlap(one: Sequence[Sequence[int]], other: Sequence[Sequence[int]]) -> float:
    a, b = _characters(one), _characters(other)
    return len(a & b) / len(a | b)


def _found(analysed: AnalysedArticle, gold: dict[str, Any]) -> ReadQuote | None:
    """The quote that holds a gold passage: as a verbatim span, or as indirect content."""
    span = (gold["start"], gold["end"])
    for read in analysed.quotes:
        if gold["kind"] == "indirect":
            if not read.quote.verbatim and _overlap(read.quote.content, [span]) >= 0.5:
                return read
        elif (gold["kind"] == "nested") == (read.quote.kind == "nested") and any(
            _bare(verbatim) == _bare(span) and _overlap([verbatim], [span]) > 0.9
            for verbatim in read.quote.verbatim
        ):
            return read
    return None


def _speaks(read: ReadQuote | None, gold: dict[str, Any]) -> bool:
    speaker = read.quote.speaker if read else None
    return speaker is not None and SURNAMES[gold["speaker"]] in speaker.name


def test_every_quoted_passage_is_found_and_given_to_the_right_person(
    analysed: AnalysedArticle,
) -> None:
    passages = [gold for gold in GOLD["quotes"] if gold["kind"] != "indirect"]
    assert len(passages) == 18
    wrong = [gold["text"] for gold in passages if not _speaks(_found(analysed, gold), gold)]
    assert wrong == []


def test_indirect_quotes_are_found_and_given_to_the_right_person(
    analysed: AnalysedArticle,
) -> None:
    indirect = [gold for gold in GOLD["quotes"] if gold["kind"] == "indirect"]
    assert sum(_speaks(_found(analysed, gold), gold) for gold in indirect) >= 3


def test_nobody_else_speaks(analysed: AnalysedArticle) -> None:
    names = {read.quote.speaker.name for read in analysed.quotes if read.quote.speaker}
    strangers = {n for n in names if not any(short in n for short in SURNAMES.values())}
    assert strangers == set()


def test_speakers_speak_for_whom_the_gold_says(analysed: AnalysedArticle) -> None:
    for read in analysed.quotes:
        speaker = read.quote.speaker
        assert speaker is not None
        gold = next(GOLD["speakers"][n] for n, s in SURNAMES.items() if s in speaker.name)
        assert speaker.country == gold["country"]
        assert speaker.speaks_for == gold.get("speaks_for", gold["country"])
        if gold["blocs"]:
            assert set(gold["blocs"]) <= set(speaker.blocs)
        else:
            assert not {"NATO", "EU", "G7"} & set(speaker.blocs)


def test_tone(analysed: AnalysedArticle) -> None:
    right = 0
    for gold in GOLD["quotes"]:
        read = _found(analysed, gold)
        right += read is not None and read.tone.label in gold["sentiment"]
    assert right >= 16, f"{right} of {len(GOLD['quotes'])}"


def test_the_pipeline_finds_the_targets_by_itself(analysed: AnalysedArticle) -> None:
    pairs = [(gold, SAME.get(name, name)) for gold in GOLD["quotes"] for name in gold["stances"]]
    missed = [(name, gold["text"]) for gold, name in pairs if not _targets(analysed, gold, name)]
    assert len(pairs) == 24
    assert len(missed) <= 2, missed


def _targets(analysed: AnalysedArticle, gold: dict[str, Any], name: str) -> bool:
    read = _found(analysed, gold)
    return read is not None and any(one.target.name == name for one in read.stances)


def test_stance(analysed: AnalysedArticle, analyser: Analyser) -> None:
    """What the pipeline read, and for targets it did not ask about, what it reads when asked."""
    pairs = right = 0
    for gold in GOLD["quotes"]:
        read = _found(analysed, gold)
        for name, accepted in gold["stances"].items():
            pairs += 1
            right += read is not None and _stance(analyser, read, SAME.get(name, name)) in accepted
    assert pairs == 24
    assert right / pairs >= 0.7, f"{right} of {pairs}"


def _stance(analyser: Analyser, read: ReadQuote, target: str) -> str:
    for stance in read.stances:
        if stance.target.name == target:
            return stance.reading.label
    asked = stance_query(_article().text, read.quote, Target(target, target, ActorKind.ISSUE))
    return analyser.stance.read([asked])[0].label
