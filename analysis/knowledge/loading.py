"""CSV files → `Tables`; the first wrong row is named with file and line."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from analysis.errors import KnowledgeError
from analysis.knowledge import cells
from analysis.knowledge.cells import Row
from analysis.knowledge.identity import AliasKind
from analysis.knowledge.references import check_references
from analysis.knowledge.tables import (
    Actor,
    Alias,
    Bloc,
    Country,
    GivenName,
    Membership,
    Modifier,
    Office,
    Place,
    PoliticalWord,
    Role,
    RoleNoun,
    Tables,
    Trap,
)
from analysis.records import ActorKind

TABLES = Path(__file__).parent / "tables"

T = TypeVar("T")


def _actor(row: Row) -> Actor:
    return Actor(
        cells.text(row["actor_id"]),
        cells.text(row["name"]),
        ActorKind(row["kind"]),
        cells.maybe(row["home_iso3"]),
        cells.gender(row["gender"]),
        cells.maybe(row["on_behalf_of"]),
        cells.maybe(row["wikidata"]),
        cells.text(row["source"]),
    )


def _alias(row: Row) -> Alias:
    return Alias(
        cells.text(row["target"]),
        cells.text(row["alias"]),
        AliasKind(row["kind"]),
        *cells.span(row, "valid_from", "valid_to"),
        cells.flag(row["case_sensitive"]),
        cells.text(row["source"]),
    )


def _role(row: Row) -> Role:
    if row["verified"] not in {"verified", "unverified"}:
        raise ValueError(f"{row['verified']!r} should be verified or unverified")
    return Role(
        cells.text(row["actor_id"]),
        cells.text(row["role_id"]),
        cells.text(row["office"]),
        cells.text(row["title"]),
        cells.maybe(row["on_behalf_of"]),
        *cells.span(row, "valid_from", "valid_to"),
        cells.text(row["source"]),
        row["verified"] == "verified",
        row["note"],
    )


def _office(row: Row) -> Office:
    return Office(
        cells.text(row["office"]),
        cells.text(row["label"]),
        int(row["rank"]),
        cells.flag(row["single_holder"]),
        cells.flag(row["speaks"]),
        cells.text(row["source"]),
    )


def _country(row: Row) -> Country:
    return Country(
        cells.text(row["iso3"]),
        cells.text(row["name"]),
        cells.many(row["aliases"]),
        cells.many(row["adjective"]),
        cells.many(row["noun"]),
        cells.maybe(row["capital"]),
        cells.many(cells.text(row["leader"])),
        cells.text(row["source"]),
    )


def _bloc(row: Row) -> Bloc:
    return Bloc(
        cells.text(row["bloc_id"]),
        cells.text(row["name"]),
        cells.text(row["kind"]),
        cells.flag(row["chart"]),
        cells.flag(row["speaks"]),
        cells.maybe(row["includes"]),
        cells.day(row["includes_from"]),
        cells.text(row["source"]),
    )


def _membership(row: Row) -> Membership:
    return Membership(
        cells.text(row["bloc"]),
        cells.text(row["country_iso3"]),
        *cells.span(row, "joined", "left"),
        cells.text(row["source"]),
        cells.text(row["precision"]),
        cells.text(row["status"]),
        cells.text(row["verified"]),
        row["note"],
    )


def _role_noun(row: Row) -> RoleNoun:
    return RoleNoun(
        cells.text(row["noun"]),
        cells.text(row["category"]),
        cells.many(row["offices"]),
        cells.maybe(row["country"]),
        cells.gender(row["gender"]),
        row["number"] == "p",
        cells.text(row["source"]),
    )


def _place(row: Row) -> Place:
    return Place(
        cells.text(row["name"]),
        cells.text(row["kind"]),
        cells.maybe(row["iso3"]),
        cells.maybe(row["also"]),
        cells.text(row["source"]),
    )


def _given_name(row: Row) -> GivenName:
    gender = cells.gender(cells.text(row["gender"]))
    return GivenName(cells.text(row["name"]), gender or "", cells.text(row["source"]))


def _modifier(row: Row) -> Modifier:
    return Modifier(
        cells.text(row["word"]),
        cells.text(row["effect"]),
        cells.gender(row["gender"]),
        cells.text(row["source"]),
    )


def _trap(row: Row) -> Trap:
    return Trap(cells.text(row["word"]), cells.text(row["trap"]), cells.text(row["source"]))


def _political_word(row: Row) -> PoliticalWord:
    return PoliticalWord(cells.text(row["word"]), row["party"], cells.text(row["source"]))


def _read(folder: Path, name: str, make: Callable[[Row], T]) -> tuple[T, ...]:
    return tuple(_rows(folder / name, make))


def _rows(path: Path, make: Callable[[Row], T]) -> Iterator[T]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, restval="", strict=True)
            for row in reader:
                yield _made(path, reader.line_num, row, make)
    except OSError as error:
        raise KnowledgeError(
            f"The knowledge table {path.name} cannot be read ({error.strerror}); restore it from "
            "the repository."
        ) from error
    except (csv.Error, UnicodeDecodeError) as error:
        raise KnowledgeError(
            f"The knowledge table {path.name} is not valid UTF-8 CSV ({error}); correct it."
        ) from error


def _made(path: Path, line: int, row: Row, make: Callable[[Row], T]) -> T:
    try:
        return make(row)
    except KeyError as error:
        raise KnowledgeError(
            f"{path.name}, line {line}: the column {error} is missing; restore it."
        ) from error
    except ValueError as error:
        raise KnowledgeError(f"{path.name}, line {line}: {error}; correct this row.") from error


def read_tables(folder: Path = TABLES) -> Tables:
    """Read and check all tables.

    Raises
    ------
    KnowledgeError
        A file is missing, a row is malformed, or an id stands for nothing.
    """
    tables = Tables(
        actors=_read(folder, "actors.csv", _actor),
        aliases=_read(folder, "aliases.csv", _alias),
        roles=_read(folder, "roles.csv", _role),
        offices=_read(folder, "offices.csv", _office),
        countries=_read(folder, "countries.csv", _country),
        blocs=_read(folder, "blocs.csv", _bloc),
        memberships=_read(folder, "memberships.csv", _membership),
        role_nouns=_read(folder, "role_nouns.csv", _role_noun),
        places=_read(folder, "places.csv", _place),
        given_names=_read(folder, "given_names.csv", _given_name),
        modifiers=_read(folder, "modifiers.csv", _modifier),
        traps=_read(folder, "traps.csv", _trap),
        political_words=_read(folder, "political_words.csv", _political_word),
    )
    check_references(tables)
    return tables
