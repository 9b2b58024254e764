"""CSV files → `Tables`; the first wrong row is named with file and line."""

import csv
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

from analysis.errors import KnowledgeError
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
    Role,
    RoleNoun,
    Tables,
    Trap,
)
from analysis.records import ActorKind

TABLES = Path(__file__).parent / "tables"

T = TypeVar("T")
Row = dict[str, str]


def _text(value: str) -> str:
    if not value:
        raise ValueError("a required cell is empty")
    return value


def _maybe(value: str) -> str | None:
    return value or None


def _day(value: str) -> date | None:
    return date.fromisoformat(value) if value else None


def _many(value: str) -> tuple[str, ...]:
    return tuple(part for part in value.split("|") if part)


def _flag(value: str) -> bool:
    if value not in {"yes", "no"}:
        raise ValueError(f"{value!r} should be yes or no")
    return value == "yes"


def _span(row: Row, start: str, end: str) -> tuple[date | None, date | None]:
    since, until = _day(row[start]), _day(row[end])
    if since and until and until <= since:
        raise ValueError(f"{end} {until} is not after {start} {since}")
    return since, until


def _gender(value: str) -> str | None:
    if value not in {"", "m", "f"}:
        raise ValueError(f"gender {value!r} should be m, f or blank")
    return value or None


def _actor(row: Row) -> Actor:
    return Actor(
        _text(row["actor_id"]),
        _text(row["name"]),
        ActorKind(row["kind"]),
        _maybe(row["home_iso3"]),
        _gender(row["gender"]),
        _maybe(row["on_behalf_of"]),
        _maybe(row["wikidata"]),
        _text(row["source"]),
    )


def _alias(row: Row) -> Alias:
    return Alias(
        _text(row["target"]),
        _text(row["alias"]),
        AliasKind(row["kind"]),
        *_span(row, "valid_from", "valid_to"),
        _flag(row["case_sensitive"]),
        _text(row["source"]),
    )


def _role(row: Row) -> Role:
    if row["verified"] not in {"verified", "unverified"}:
        raise ValueError(f"{row['verified']!r} should be verified or unverified")
    return Role(
        _text(row["actor_id"]),
        _text(row["role_id"]),
        _text(row["office"]),
        _text(row["title"]),
        _maybe(row["on_behalf_of"]),
        *_span(row, "valid_from", "valid_to"),
        _text(row["source"]),
        row["verified"] == "verified",
        row["note"],
    )


def _office(row: Row) -> Office:
    return Office(
        _text(row["office"]),
        _text(row["label"]),
        int(row["rank"]),
        _flag(row["single_holder"]),
        _flag(row["speaks"]),
        _text(row["source"]),
    )


def _country(row: Row) -> Country:
    return Country(
        _text(row["iso3"]),
        _text(row["name"]),
        _many(row["aliases"]),
        _many(row["adjective"]),
        _many(row["noun"]),
        _maybe(row["capital"]),
        _many(_text(row["leader"])),
        _text(row["source"]),
    )


def _bloc(row: Row) -> Bloc:
    return Bloc(
        _text(row["bloc_id"]),
        _text(row["name"]),
        _text(row["kind"]),
        _flag(row["chart"]),
        _flag(row["speaks"]),
        _maybe(row["includes"]),
        _day(row["includes_from"]),
        _text(row["source"]),
    )


def _membership(row: Row) -> Membership:
    return Membership(
        _text(row["bloc"]),
        _text(row["country_iso3"]),
        *_span(row, "joined", "left"),
        _text(row["source"]),
        _text(row["precision"]),
        _text(row["status"]),
        _text(row["verified"]),
        row["note"],
    )


def _role_noun(row: Row) -> RoleNoun:
    return RoleNoun(
        _text(row["noun"]),
        _text(row["category"]),
        _many(row["offices"]),
        _maybe(row["country"]),
        _gender(row["gender"]),
        row["number"] == "p",
        _text(row["source"]),
    )


def _place(row: Row) -> Place:
    return Place(
        _text(row["name"]),
        _text(row["kind"]),
        _maybe(row["iso3"]),
        _maybe(row["also"]),
        _text(row["source"]),
    )


def _given_name(row: Row) -> GivenName:
    gender = _gender(_text(row["gender"]))
    return GivenName(_text(row["name"]), gender or "", _text(row["source"]))


def _modifier(row: Row) -> Modifier:
    return Modifier(
        _text(row["word"]), _text(row["effect"]), _gender(row["gender"]), _text(row["source"])
    )


def _trap(row: Row) -> Trap:
    return Trap(_text(row["word"]), _text(row["trap"]), _text(row["source"]))


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
    )
    check_references(tables)
    return tables
