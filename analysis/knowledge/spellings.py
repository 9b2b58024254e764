"""Which spellings are looked for."""

from collections.abc import Iterator

from analysis.knowledge.finder import Entry
from analysis.knowledge.identity import AliasKind
from analysis.knowledge.names import fold
from analysis.knowledge.tables import PEOPLE, ROLE_PREFIX, Alias, Country, Tables

PLACE_PREFIX = "PLACE:"
_SHORT = 4


def entries(tables: Tables) -> Iterator[Entry]:
    """Return all spellings to look for.

    Places and set phrases are among them, so that "New Mexico" or "South China Sea" is not taken
    for a country; so are common surnames, which count only once their bearer is introduced.
    """
    for actor in tables.actors:
        kind = AliasKind.NAME if actor.kind in PEOPLE else AliasKind.ORGANISATION
        yield Entry(actor.name, actor.id, kind, _is_abbreviation(actor.name))
    for alias in tables.aliases:
        yield _alias_entry(alias)
    governments = _metonyms(tables)
    for country in tables.countries:
        yield from _country_entries(country, governments)
    for bloc in tables.blocs:
        if bloc.speaks:
            name = bloc.name.removeprefix("the ")
            yield Entry(name, bloc.id, AliasKind.BLOC, _is_abbreviation(name))
    for place in tables.places:
        yield Entry(place.name, PLACE_PREFIX + place.name, AliasKind.PLACE)


def _alias_entry(alias: Alias) -> Entry:
    return Entry(alias.alias.removeprefix("the "), alias.target, alias.kind, alias.case_sensitive)


def _metonyms(tables: Tables) -> frozenset[tuple[str, str]]:
    """Return the names that already stand for a country's government."""
    behalf = {actor.id: actor.on_behalf_of for actor in tables.actors}
    return frozenset(
        (fold(alias.alias), behalf.get(alias.target) or "")
        for alias in tables.aliases
        if alias.kind is AliasKind.METONYM and not alias.target.startswith(ROLE_PREFIX)
    )


def _country_entries(country: Country, governments: frozenset[tuple[str, str]]) -> Iterator[Entry]:
    for name in dict.fromkeys((country.name, *country.aliases)):
        yield Entry(name, country.iso3, AliasKind.COUNTRY, _is_abbreviation(name))
    for word in dict.fromkeys((*country.adjectives, *country.nouns)):
        yield Entry(word, country.iso3, AliasKind.DEMONYM, _is_abbreviation(word))
    if country.capital and (fold(country.capital), country.iso3) not in governments:
        yield Entry(country.capital, country.iso3, AliasKind.CAPITAL)


def _is_abbreviation(name: str) -> bool:
    return len(name.replace(".", "")) <= _SHORT and name.replace(".", "").isupper()
