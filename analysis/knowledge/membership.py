"""Which countries belong to which bloc on a day."""

from collections import defaultdict
from datetime import date
from functools import lru_cache

from analysis.knowledge.tables import Bloc, Membership, Tables, covers


class Memberships:
    """Dated memberships, looked up by country or by bloc. Blocs come in the order of their table.

    A bloc that includes another one (OPEC+ includes OPEC) counts its members from that day on.
    """

    def __init__(self, tables: Tables) -> None:
        self._blocs = {bloc.id: bloc for bloc in tables.blocs}
        self._rows: dict[str, list[Membership]] = defaultdict(list)
        for row in tables.memberships:
            self._rows[row.bloc].append(row)
        self._members = lru_cache(maxsize=4096)(self._count)

    def members(self, bloc: str, on: date | None) -> frozenset[str]:
        """Return the ISO codes of a bloc's members on a day, none for an unknown bloc."""
        return self._members(bloc, on)

    def blocs_of(self, code: str, on: date | None) -> tuple[str, ...]:
        """Return the blocs that count a country as a member on a day; a bloc is its own."""
        return tuple(
            bloc for bloc in self._blocs if code == bloc or code in self._members(bloc, on)
        )

    def _count(self, bloc: str, on: date | None) -> frozenset[str]:
        found = {row.country for row in self._rows.get(bloc, ()) if row.counts(on)}
        other = self._blocs.get(bloc)
        if other and other.includes and self._includes_now(other, on):
            found |= self._count(other.includes, on)
        return frozenset(found)

    @staticmethod
    def _includes_now(bloc: Bloc, on: date | None) -> bool:
        return covers(bloc.includes_from, None, on)
