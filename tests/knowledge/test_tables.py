"""The tables themselves: sourced, consistent, free of impossible overlaps."""

from collections import defaultdict
from dataclasses import fields
from datetime import date
from itertools import pairwise

import pytest

from analysis.knowledge import Knowledge
from analysis.knowledge.tables import Role


def test_every_row_has_a_source(knowledge: Knowledge) -> None:
    tables = [getattr(knowledge.tables, field.name) for field in fields(knowledge.tables)]
    assert len(tables) == 13
    assert all(row.source for table in tables for row in table)


def test_one_holder_at_a_time(knowledge: Knowledge) -> None:
    single = {office.id for office in knowledge.tables.offices if office.single_holder}
    seats: dict[tuple[str, str], list[Role]] = defaultdict(list)
    for role in knowledge.tables.roles:
        if role.office in single and role.on_behalf_of:
            seats[role.on_behalf_of, role.office].append(role)
    overlaps = []
    for roles in seats.values():
        roles.sort(key=lambda role: role.valid_from or date.min)
        overlaps += [
            (first.role_id, first.actor, second.actor)
            for first, second in pairwise(roles)
            if first.valid_to is None or (second.valid_from or date.min) < first.valid_to
        ]
    assert overlaps == []


def test_what_rests_on_memory_alone_is_marked(knowledge: Knowledge) -> None:
    for role in knowledge.tables.roles:
        if role.source == "general knowledge":
            assert not role.verified, role.role_id


@pytest.mark.parametrize(
    "seats",
    [
        "ARG AUS BRA CAN CHN DEU FRA GBR IDN IND ITA JPN KOR MEX RUS SAU TUR USA ZAF",
        "UKR ISR PSE IRN SYR LBN YEM SDN COD RWA ETH MMR AFG PAK ARM AZE VEN TWN PRK",
        "EST LVA LTU POL FIN SWE NOR DNK NLD BEL LUX ESP PRT GRC HUN CZE SVK ROU BGR HRV SVN",
    ],
)
def test_foreign_ministers_are_known_since_2022(knowledge: Knowledge, seats: str) -> None:
    days = [date(2022, 6, 1), date(2023, 6, 1), date(2024, 6, 1), date(2025, 2, 14)]
    held: dict[str, list[Role]] = defaultdict(list)
    for role in knowledge.tables.roles:
        if role.office in {"foreign_minister", "foreign_secretary"} and role.on_behalf_of:
            held[role.on_behalf_of].append(role)
    missing = [
        (seat, day)
        for seat in seats.split()
        for day in days
        if not any(role.held(day) for role in held[seat])
    ]
    assert missing == []


def test_ids_of_the_seed_stay(knowledge: Knowledge) -> None:
    ids = {actor.id for actor in knowledge.tables.actors}
    assert {"trump", "vance", "hegseth", "rubio", "kallas", "zelensky", "putin", "rutte"} <= ids
    assert {"vonderleyen", "costa", "michal", "scholz", "starmer", "collins_k"} <= ids
    assert {"us_gov", "us_state", "us_dod", "ru_gov", "ua_gov", "uk_gov", "ec", "hamas"} <= ids
