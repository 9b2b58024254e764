from datetime import date

import pytest

from analysis.knowledge import Knowledge

SEED_DAY = date(2025, 2, 14)


@pytest.mark.parametrize(
    ("bloc", "size"),
    [("EU", 27), ("NATO", 32), ("BRICS", 10), ("SCO", 10), ("OPEC", 12), ("ASEAN", 10), ("AU", 55)],
)
def test_sizes_on_the_day_of_the_seed(knowledge: Knowledge, bloc: str, size: int) -> None:
    assert len(knowledge.members(bloc, SEED_DAY)) == size


def test_who_is_in_brics(knowledge: Knowledge) -> None:
    members = knowledge.members("BRICS", SEED_DAY)
    assert "IDN" in members
    assert "SAU" not in members


@pytest.mark.parametrize(
    ("country", "bloc", "last_outside", "first_inside"),
    [
        ("FIN", "NATO", date(2023, 4, 3), date(2023, 4, 4)),
        ("SWE", "NATO", date(2024, 3, 6), date(2024, 3, 7)),
    ],
)
def test_entries(
    knowledge: Knowledge, country: str, bloc: str, last_outside: date, first_inside: date
) -> None:
    assert bloc not in knowledge.blocs_of(country, last_outside)
    assert bloc in knowledge.blocs_of(country, first_inside)


def test_britain_leaves_the_eu(knowledge: Knowledge) -> None:
    assert "EU" in knowledge.blocs_of("GBR", date(2020, 1, 31))
    assert "EU" not in knowledge.blocs_of("GBR", date(2020, 2, 1))


def test_opec_plus_counts_opec(knowledge: Knowledge) -> None:
    assert knowledge.members("OPEC", SEED_DAY) < knowledge.members("OPEC_PLUS", SEED_DAY)
    assert knowledge.members("OPEC_PLUS", date(2010, 1, 1)) == frozenset()


def test_now_means_no_end(knowledge: Knowledge) -> None:
    assert "GBR" not in knowledge.members("EU", None)
    assert "FRA" in knowledge.members("EU", None)


def test_lists_that_are_no_blocs_are_not_charted(knowledge: Knowledge) -> None:
    charted = knowledge.chart_blocs()
    assert {"EU", "NATO", "G7", "BRICS"} <= set(charted)
    assert not {"AU_SUSPENDED", "UN", "UN_WEOG"} & set(charted)
