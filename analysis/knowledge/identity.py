"""What the knowledge base answers with: names found in a text, and identities."""

from dataclasses import dataclass
from enum import StrEnum

from analysis.records import ActorKind, Span


class AliasKind(StrEnum):
    """How a name stands for what it names."""

    NAME = "name"
    SURNAME = "surname"
    COMMON_SURNAME = "common_surname"
    SHORT = "short"
    ROLE = "role"
    METONYM = "metonym"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    BLOC = "bloc"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Named:
    """A name that stands in a text.

    `referents` are actor ids, ISO 3166 alpha-3 codes or bloc ids; several where the name alone
    does not tell which one is meant ("Congo", "Johnson").
    """

    span: Span
    text: str
    referents: tuple[str, ...]
    alias: AliasKind


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a mention stands for on a day.

    `name` is the display name, or the words of the mention for somebody unnamed. `actor` is an
    actor id, country code or bloc id of the knowledge base, None for anybody else. `country` is
    the country whose office is held, else the nationality; `speaks_for` the country or
    organisation the office speaks for, None for legislators, former office-holders and private
    people. `blocs` are those to chart that count `speaks_for` as a member on that day. `how` says
    in words what the answer rests on; `confidence` lies in 0..1 and is set by hand per rule.
    """

    name: str
    kind: ActorKind
    actor: str | None = None
    role: str | None = None
    country: str | None = None
    speaks_for: str | None = None
    blocs: tuple[str, ...] = ()
    gender: str | None = None
    how: str = ""
    confidence: float = 0.0
