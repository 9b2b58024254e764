"""Every id that a table mentions is defined by a table, once."""

from collections.abc import Iterator

from analysis.errors import KnowledgeError
from analysis.knowledge.tables import ROLE_PREFIX, Tables


def check_references(tables: Tables) -> None:
    """Check all ids.

    Raises
    ------
    KnowledgeError
        An id stands for nothing or for two things; the message names table and row.
    """
    countries = {country.iso3 for country in tables.countries}
    blocs = {bloc.id for bloc in tables.blocs}
    actors = {actor.id for actor in tables.actors}
    anything = countries | blocs | actors
    roles = {ROLE_PREFIX + role.role_id for role in tables.roles}
    offices = {office.id for office in tables.offices}
    _unique("actors.csv", [a.id for a in tables.actors] + sorted(countries | blocs))
    _known("actors.csv", ((a.id, a.home) for a in tables.actors), countries)
    _known("actors.csv", ((a.id, a.on_behalf_of) for a in tables.actors), anything)
    _known("aliases.csv", ((a.alias, a.target) for a in tables.aliases), anything | roles)
    _known("roles.csv", ((r.role_id, r.actor) for r in tables.roles), actors)
    _known("roles.csv", ((r.role_id, r.on_behalf_of) for r in tables.roles), anything)
    _known("roles.csv", ((r.role_id, r.office) for r in tables.roles), offices)
    _known("blocs.csv", ((b.id, b.includes) for b in tables.blocs), blocs)
    _known("memberships.csv", ((m.bloc, m.bloc) for m in tables.memberships), blocs)
    _known("memberships.csv", ((m.bloc, m.country) for m in tables.memberships), countries)
    _known("role_nouns.csv", ((n.noun, n.country) for n in tables.role_nouns), anything)
    _known("places.csv", ((p.name, p.iso3) for p in tables.places), countries)


def _unique(name: str, ids: list[str]) -> None:
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            raise KnowledgeError(f"{name}: the id {one!r} stands for two things; rename one.")
        seen.add(one)


def _known(name: str, pairs: Iterator[tuple[str, str | None]], ids: set[str]) -> None:
    for row, one in pairs:
        if one is not None and one not in ids:
            raise KnowledgeError(
                f"{name}: the row {row!r} refers to {one!r}, which no table defines; add or "
                "correct it."
            )
