"""Everything that has an id, and what it is on a day."""

from datetime import date

from analysis.knowledge.identity import Identity
from analysis.knowledge.membership import Memberships
from analysis.knowledge.offices import Offices
from analysis.knowledge.tables import PEOPLE, ROLE_PREFIX, Actor, Role, Tables
from analysis.records import ActorKind

_CERTAIN = 1.0


class Directory:
    """Actors, countries and blocs by id."""

    def __init__(self, tables: Tables) -> None:
        self.actors = {actor.id: actor for actor in tables.actors}
        self.countries = {country.iso3: country for country in tables.countries}
        self.blocs = {bloc.id: bloc for bloc in tables.blocs}
        self.offices = Offices(tables)
        self.memberships = Memberships(tables)
        self.chart_blocs = tuple(bloc.id for bloc in tables.blocs if bloc.chart)
        self._labels = {role.role_id: role.title for role in tables.roles}

    def label(self, some_id: str) -> str:
        """Return the display name of any id, the id itself when it is unknown."""
        named = self.actors.get(some_id) or self.countries.get(some_id) or self.blocs.get(some_id)
        if named is not None:
            return named.name
        return self._labels.get(some_id.removeprefix(ROLE_PREFIX), some_id)

    def charted(self, speaks_for: str | None, on: date | None) -> tuple[str, ...]:
        """Return the blocs that count words spoken for a country or organisation."""
        if speaks_for is None:
            return ()
        if speaks_for in self.blocs:
            return (speaks_for,)
        members = self.memberships
        return tuple(bloc for bloc in self.chart_blocs if speaks_for in members.members(bloc, on))

    def is_person(self, some_id: str) -> bool:
        """Tell whether an id is a person's."""
        actor = self.actors.get(some_id)
        return actor is not None and actor.kind in PEOPLE

    def seat(self, some_id: str, on: date | None) -> str | None:
        """Return the country or organisation that offices "of" an id belong to."""
        if some_id in self.countries or some_id in self.blocs:
            return some_id
        actor = self.actors.get(some_id)
        if actor is None:
            return None
        if actor.kind in PEOPLE:
            return self.identity(some_id, on).speaks_for
        if actor.kind is ActorKind.MEDIA:
            return None
        if actor.on_behalf_of is None and actor.kind is ActorKind.GOVERNMENT:
            return actor.home
        return actor.on_behalf_of or some_id

    def identity(self, some_id: str, on: date | None) -> Identity:
        """Return an actor, country, bloc or the holder of a role as a speaker on a day.

        Raises
        ------
        KeyError
            When no table defines the id, or nobody is known to hold the role on that day.
        """
        if some_id.startswith(ROLE_PREFIX):
            role_id = some_id.removeprefix(ROLE_PREFIX)
            holders = self.offices.holders_of_role(role_id, on)
            return self.identity(holders[0] if holders else role_id, on)
        if some_id in self.countries:
            name, kind = self.countries[some_id].name, ActorKind.COUNTRY
            return self._itself(some_id, name, kind, some_id, on)
        if some_id in self.blocs:
            return self._itself(some_id, self.blocs[some_id].name, ActorKind.BLOC, None, on)
        actor = self.actors[some_id]
        return self._person(actor, on) if actor.kind in PEOPLE else self._body(actor, on)

    def target(self, some_id: str, on: date | None = None) -> tuple[str, str, ActorKind]:
        """Return id, name and kind of what a stance toward an id is about."""
        actor = self.actors.get(some_id)
        if actor and actor.kind is ActorKind.GOVERNMENT and actor.on_behalf_of in self.countries:
            some_id = actor.on_behalf_of
        try:
            identity = self.identity(some_id, on)
        except KeyError:
            return some_id, some_id, ActorKind.ORGANISATION
        return identity.actor or some_id, identity.name, identity.kind

    def _itself(
        self, some_id: str, name: str, kind: ActorKind, country: str | None, on: date | None
    ) -> Identity:
        return Identity(
            name,
            kind,
            actor=some_id,
            country=country,
            speaks_for=some_id,
            blocs=self.charted(some_id, on),
            how=f"{name} itself",
            confidence=_CERTAIN,
        )

    def _body(self, actor: Actor, on: date | None) -> Identity:
        speaks_for = actor.on_behalf_of
        return Identity(
            actor.name,
            actor.kind,
            actor=actor.id,
            country=actor.home,
            speaks_for=speaks_for,
            blocs=self.charted(speaks_for, on),
            how=f"{actor.name} itself",
            confidence=_CERTAIN,
        )

    def _person(self, actor: Actor, on: date | None) -> Identity:
        held = self.offices.held_by(actor.id, on)
        role = held[0] if held else None
        speaks_for = role.on_behalf_of if role and self.offices.speaks(role) else None
        country = speaks_for if speaks_for in self.countries else actor.home
        return Identity(
            actor.name,
            actor.kind,
            actor=actor.id,
            role=role.title if role else None,
            country=country,
            speaks_for=speaks_for,
            blocs=self.charted(speaks_for, on),
            gender=actor.gender,
            how=_because(role, on),
            confidence=_CERTAIN,
        )


def _because(role: Role | None, on: date | None) -> str:
    day = f"on {on.isoformat()}" if on else "today"
    if role is None:
        return f"no office known {day}"
    since = f" since {role.valid_from.isoformat()}" if role.valid_from else ""
    doubt = "" if role.verified else ", date unverified"
    return f"{role.title}{since}{doubt}"
