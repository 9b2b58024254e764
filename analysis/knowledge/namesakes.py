"""Names that mean different things: Georgia the country or the state, Scott the senator or not."""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from analysis.knowledge.directory import Directory
from analysis.knowledge.identity import AliasKind, Named
from analysis.knowledge.names import fold
from analysis.knowledge.spellings import PLACE_PREFIX
from analysis.knowledge.tables import Place, Tables

_FULL = frozenset({AliasKind.NAME, AliasKind.SHORT})
_SURNAMES = frozenset({AliasKind.SURNAME, AliasKind.COMMON_SURNAME})
_LOCATED = re.compile(r"\b(?:in|near|outside|around|across|central|downtown)\s$", re.IGNORECASE)


class Namesakes:
    """Sorts out what `find` returns: places go, and so do countries that are only namesakes."""

    def __init__(self, tables: Tables, directory: Directory) -> None:
        self._directory = directory
        self._places = {PLACE_PREFIX + place.name: place for place in tables.places}
        self._doubles = {
            place.name: place for place in tables.places if place.also and place.kind == "state"
        }

    def sort_out(self, found: tuple[Named, ...]) -> tuple[Named, ...]:
        """Return the names that stand for actors, countries, organisations and blocs.

        "Georgia" counts as the state where the text names other states of the same federation
        and nothing else of the country.
        """
        doubtful = {named.text for named in found} & self._doubles.keys()
        states = {text for text in doubtful if self._is_state(self._doubles[text], found)}
        return tuple(
            _without_places(named)
            for named in found
            if named.alias is not AliasKind.PLACE and named.text not in states
        )

    def introduced(self, found: tuple[Named, ...], known: Collection[str]) -> tuple[Named, ...]:
        """Drop common surnames whose bearers are neither named in full nor known already."""
        people = {code for named in found if named.alias in _FULL for code in named.referents}
        people.update(known)
        checked = (self._borne(named, people) for named in found)
        return tuple(named for named in checked if named is not None)

    def _borne(self, named: Named, people: Collection[str]) -> Named | None:
        """Narrow a surname to the bearers introduced."""
        if named.alias in _FULL:
            return named
        bearers = tuple(code for code in named.referents if code in people)
        others = tuple(code for code in named.referents if not self._directory.is_person(code))
        if named.alias in _SURNAMES:
            if bearers:
                return replace(named, referents=bearers)
            return named if named.alias is AliasKind.SURNAME else None
        kept = (*bearers, *others)
        return named if kept == named.referents else replace(named, referents=kept)

    def _is_state(self, place: Place, found: Iterable[Named]) -> bool:
        others = [named for named in found if named.text != place.name]
        countries = {self._country(code) for named in others for code in named.referents}
        states = (self._places.get(named.referents[0]) for named in others)
        sisters = any(one and one.kind == place.kind and one.iso3 == place.iso3 for one in states)
        return sisters and place.also not in countries

    def _country(self, code: str) -> str | None:
        if code in self._directory.countries:
            return code
        actor = self._directory.actors.get(code)
        return actor.home if actor else None


def placed(text: str, found: tuple[Named, ...], directory: Directory) -> tuple[Named, ...]:
    """Tell cities from governments: "in Moscow" is a place, "Moscow said" is not."""
    return tuple(
        replace(named, referents=homes, alias=AliasKind.CAPITAL)
        if named.alias is AliasKind.METONYM
        and _LOCATED.search(text, max(0, named.span.start - 12), named.span.start)
        and (homes := _homes(named, directory))
        else named
        for named in found
    )


def _homes(named: Named, directory: Directory) -> tuple[str, ...]:
    """Return the countries whose capital a name is."""
    countries = directory.countries
    actors = (directory.actors.get(code) for code in named.referents)
    homes = [actor.home for actor in actors if actor and actor.home]
    homes += [code for code in named.referents if code in countries]
    return tuple(
        dict.fromkeys(
            home for home in homes if fold(countries[home].capital or "") in fold(named.text)
        )
    )


def _without_places(named: Named) -> Named:
    kept = tuple(code for code in named.referents if not code.startswith(PLACE_PREFIX))
    return named if kept == named.referents else replace(named, referents=kept)
