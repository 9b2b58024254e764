"""The vocabulary of reporting: small tables that the rules stand on."""

import csv

from analysis.knowledge.lexicon import FRAMES, TABLES, Lexicon


def test_verbs_carry_known_frames(lexicon: Lexicon) -> None:
    assert {"clause"} <= lexicon.verbs["say"]
    assert all(frames and frames <= FRAMES for frames in lexicon.verbs.values())


def test_institutions_are_among_the_nouns_that_speak(lexicon: Lexicon) -> None:
    assert lexicon.groups < lexicon.bodies
    assert "company" in lexicon.groups
    assert "report" not in lexicon.groups


def test_no_word_stands_twice_and_every_row_has_a_source() -> None:
    names = ("cues", "honorifics", "titles", "body_nouns", "speech_nouns")
    for name in names:
        with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
        words = [next(iter(row.values())) for row in rows]
        assert len(words) == len(set(words)), name
        assert all(row["source"] for row in rows), name
