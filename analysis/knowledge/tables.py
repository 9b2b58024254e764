"""The rows of the knowledge tables, one frozen record a row."""

from dataclasses import dataclass
from datetime import date

from analysis.knowledge.identity import AliasKind
from analysis.records import ActorKind

PEOPLE = frozenset({ActorKind.PERSON, ActorKind.JOURNALIST})

# The target of an alias like "POTUS" is a role: whoever holds it on the day is meant.
ROLE_PREFIX = "ROLE:"


def covers(start: date | None, end: date | None, on: date | None) -> bool:
    """Tell whether [start, end) holds on a day; a missing end is open.

    Without a day, "now" is meant: everything that has no end.
    """
    if on is None:
        return end is None
    return (start is None or start <= on) and (end is None or on < end)


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, body, organisation or group that speaks or is spoken about."""

    id: str
    name: str
    kind: ActorKind
    home: str | None
    gender: str | None
    on_behalf_of: str | None
    wikidata: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of an actor, bloc or (`ROLE:role_id`) of whoever holds a role."""

    target: str
    alias: str
    kind: AliasKind
    valid_from: date | None
    valid_to: date | None
    case_sensitive: bool
    source: str


@dataclass(frozen=True, slots=True)
class Role:
    """An office held by a person from a day to (exclusive) a day."""

    actor: str
    role_id: str
    office: str
    title: str
    on_behalf_of: str | None
    valid_from: date | None
    valid_to: date | None
    source: str
    verified: bool
    note: str

    def held(self, on: date | None) -> bool:
        """Tell whether the role is held on a day (None: now)."""
        return covers(self.valid_from, self.valid_to, on)


@dataclass(frozen=True, slots=True)
class Office:
    """What sort of post a role is; the lowest `rank` of several held at once is shown."""

    id: str
    label: str
    rank: int
    single_holder: bool
    speaks: bool
    source: str


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory; `leaders` are the offices "the … leader" means, best first."""

    iso3: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    nouns: tuple[str, ...]
    capital: str | None
    leaders: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Bloc:
    """A group of countries. `includes` names a bloc whose members count too, from a day on."""

    id: str
    name: str
    kind: str
    chart: bool
    speaks: bool
    includes: str | None
    includes_from: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Membership:
    """One country's stay in one bloc; only the status "member" counts."""

    bloc: str
    country: str
    joined: date | None
    left: date | None
    source: str
    precision: str
    status: str
    verified: str
    note: str

    def counts(self, on: date | None) -> bool:
        """Tell whether the country is a member on a day (None: now)."""
        return self.status == "member" and covers(self.joined, self.left, on)


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """A word for an office or an occupation, and what it says about speaking for a country.

    `country` is assumed where none is named ("defence secretary" is British).
    """

    noun: str
    category: str
    offices: tuple[str, ...]
    country: str | None
    gender: str | None
    plural: bool
    source: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place that is no country, or a world region (no `iso3`); `also` is a country's namesake."""

    name: str
    kind: str
    iso3: str | None
    also: str | None
    source: str


@dataclass(frozen=True, slots=True)
class GivenName:
    """A first name that nearly always belongs to one gender."""

    name: str
    gender: str
    source: str


@dataclass(frozen=True, slots=True)
class Modifier:
    """A small word of a description and its `effect`: "former" ends speaking for a country.

    `gender` is the one an honorific gives away.
    """

    word: str
    effect: str
    gender: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Trap:
    """A place that is often a surname, or a first name that is an ordinary word."""

    word: str
    trap: str
    source: str


@dataclass(frozen=True, slots=True)
class PoliticalWord:
    """A word of parties or parliaments: it tells a politician from a namesake.

    `party` is spelled as in the notes of the roles, `other` for parties they do not name, and
    empty for a word of parliaments.
    """

    word: str
    party: str
    source: str


@dataclass(frozen=True, slots=True)
class Tables:
    """All tables, in the order of their files."""

    actors: tuple[Actor, ...]
    aliases: tuple[Alias, ...]
    roles: tuple[Role, ...]
    offices: tuple[Office, ...]
    countries: tuple[Country, ...]
    blocs: tuple[Bloc, ...]
    memberships: tuple[Membership, ...]
    role_nouns: tuple[RoleNoun, ...]
    places: tuple[Place, ...]
    given_names: tuple[GivenName, ...]
    modifiers: tuple[Modifier, ...]
    traps: tuple[Trap, ...]
    political_words: tuple[PoliticalWord, ...]
