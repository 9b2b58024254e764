"""What the tables hold, in numbers."""

from collections import Counter
from collections.abc import Mapping

from analysis.knowledge.tables import Tables


def counts(tables: Tables) -> Mapping[str, int]:
    """Return the number of rows by table, and of those that could not be checked.

    "Unverified" roles rest on memory alone or have a day that no source confirms; memberships
    count as checked where a source gives at least the year.
    """
    kinds = Counter(str(actor.kind) for actor in tables.actors)
    dated = [row for row in tables.memberships if "dated-source" in row.verified]
    rough = [row for row in tables.memberships if row.verified in {"year-source", "month-source"}]
    return {
        "actors": len(tables.actors),
        **{f"actors: {kind}": number for kind, number in sorted(kinds.items())},
        "aliases": len(tables.aliases),
        "roles": len(tables.roles),
        "roles: verified": sum(role.verified for role in tables.roles),
        "roles: unverified": sum(not role.verified for role in tables.roles),
        "offices": len(tables.offices),
        "countries": len(tables.countries),
        "blocs": len(tables.blocs),
        "memberships": len(tables.memberships),
        "memberships: day from a source": len(dated),
        "memberships: month or year from a source": len(rough),
        "memberships: date unconfirmed": len(tables.memberships) - len(dated) - len(rough),
        "role nouns": len(tables.role_nouns),
        "modifiers": len(tables.modifiers),
        "places": len(tables.places),
        "given names": len(tables.given_names),
        "traps": len(tables.traps),
        "political words": len(tables.political_words),
    }
