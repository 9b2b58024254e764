"""Who holds which office on a day."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from analysis.knowledge.tables import Office, Role, Tables

_LAST_RANK = 99


class Offices:
    """Dated roles, looked up by person, by role and by country and office."""

    def __init__(self, tables: Tables) -> None:
        self._homes = {actor.id: actor.home for actor in tables.actors}
        self._offices = {office.id: office for office in tables.offices}
        self._by_actor: dict[str, list[Role]] = defaultdict(list)
        self._by_role: dict[str, list[Role]] = defaultdict(list)
        self._by_seat: dict[tuple[str, str], list[Role]] = defaultdict(list)
        for role in tables.roles:
            self._by_actor[role.actor].append(role)
            self._by_role[role.role_id].append(role)
            if role.on_behalf_of:
                self._by_seat[role.on_behalf_of, role.office].append(role)

    def office(self, name: str) -> Office:
        """Return the office of that id."""
        return self._offices[name]

    def held_by(self, actor: str, on: date | None) -> tuple[Role, ...]:
        """Return what a person holds on a day, the most important first, then the newest."""
        held = [role for role in self._by_actor.get(actor, ()) if role.held(on)]
        return tuple(sorted(held, key=self._weight))

    def ever_held(self, actor: str) -> tuple[Role, ...]:
        """Return all roles of a person, in the order of the table."""
        return tuple(self._by_actor.get(actor, ()))

    def holders(self, seat: str, office: str, on: date | None) -> tuple[str, ...]:
        """Return who holds an office of a country or organisation on a day."""
        return _people(role for role in self._by_seat.get((seat, office), ()) if role.held(on))

    def holders_of_role(self, role_id: str, on: date | None) -> tuple[str, ...]:
        """Return who holds the role of that id on a day."""
        return _people(role for role in self._by_role.get(role_id, ()) if role.held(on))

    def top(self, seat: str) -> tuple[str, ...]:
        """Return the offices of an organisation that lead it, in the order of their table."""
        ranked = [self._offices[office] for code, office in self._by_seat if code == seat]
        first = min((office.rank for office in ranked), default=_LAST_RANK)
        return tuple(office.id for office in ranked if office.rank == first)

    def in_office(self, actor: str, on: date | None) -> bool:
        """Tell whether a person holds an office that speaks for somebody on a day."""
        return any(role.on_behalf_of and self.speaks(role) for role in self.held_by(actor, on))

    def rank(self, actor: str, on: date | None) -> int:
        """Return the rank of the most important office a person holds, 99 without one."""
        held = self.held_by(actor, on)
        return self._offices[held[0].office].rank if held else _LAST_RANK

    def speaks(self, role: Role) -> bool:
        """Tell whether holding a role means speaking for its country or organisation."""
        return self._offices[role.office].speaks

    def _weight(self, role: Role) -> tuple[bool, int, bool, int]:
        office = self._offices[role.office]
        newest = -role.valid_from.toordinal() if role.valid_from else 0
        silent = not (role.on_behalf_of and office.speaks)
        abroad = role.on_behalf_of != self._homes.get(role.actor)
        return silent, office.rank, abroad, newest


def _people(roles: Iterable[Role]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(role.actor for role in roles))
