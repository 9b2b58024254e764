"""The words that report and address: reporting verbs with their frames, honorifics with gender."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from analysis.errors import KnowledgeError

TABLES = Path(__file__).parent / "tables"
FRAMES = frozenset({"clause", "belief", "to", "object", "phase", "thing", "voice"})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The vocabulary that extraction works with.

    `verbs` maps a reporting verb's lemma to its frames: `clause` (says that …, or beside a
    quotation), `belief` (a clause, but a thought rather than speech), `to` (vows to …),
    `object` (calls it …), `thing` (announces an investment), `voice` (expresses optimism that …)
    and `phase` (continues to warn). `honorifics` maps a title or gendered noun in lower case to
    "m", "f" or None. `bodies` are nouns of institutions and documents, which speak but are nobody,
    `groups` those of institutions alone; `titles` stand in front of a person's name, `nouns`
    report a clause ("the claim that"), and `generic` words name no issue ("thing", "other").
    `anaphors` maps a word that points back to its kind ("male", "thing", "plural" …), `peoples` a
    noun for a group of people to the group's name.
    """

    verbs: Mapping[str, frozenset[str]]
    honorifics: Mapping[str, str | None]
    bodies: frozenset[str]
    groups: frozenset[str]
    titles: frozenset[str]
    nouns: frozenset[str]
    generic: frozenset[str]
    anaphors: Mapping[str, str]
    peoples: Mapping[str, str]


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Read the tables of cues, honorifics, titles, and kinds of nouns.

    Raises
    ------
    KnowledgeError
        When a table is missing or a row names an unknown frame.
    """
    verbs: dict[str, frozenset[str]] = {}
    for number, row in _rows("cues.csv"):
        frames = frozenset(row["frames"].split("|"))
        if not frames <= FRAMES:
            raise KnowledgeError(
                f"cues.csv, line {number}: unknown frame in {row['frames']!r}; "
                f"use {', '.join(sorted(FRAMES))}."
            )
        verbs[row["lemma"]] = frames
    honorifics = {row["word"]: row["gender"] or None for _, row in _rows("honorifics.csv")}
    bodies = frozenset(row["noun"] for _, row in _rows("body_nouns.csv"))
    groups = frozenset(row["noun"] for _, row in _rows("body_nouns.csv") if row["kind"] == "body")
    titles = frozenset(row["word"] for _, row in _rows("titles.csv"))
    nouns = frozenset(row["noun"] for _, row in _rows("speech_nouns.csv"))
    generic = frozenset(row["word"] for _, row in _rows("generic_words.csv"))
    return Lexicon(
        verbs,
        honorifics,
        bodies,
        groups,
        titles,
        nouns,
        generic,
        anaphors={row["word"]: row["kind"] for _, row in _rows("anaphors.csv")},
        peoples={row["word"]: row["name"] for _, row in _rows("group_nouns.csv")},
    )


def _rows(name: str) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        with (TABLES / name).open(encoding="utf-8", newline="") as lines:
            yield from enumerate(csv.DictReader(lines), start=2)
    except OSError as error:
        raise KnowledgeError(f"{name} cannot be read ({error}): restore it.") from error
