import pytest

from analysis.extraction.cast import Cast, Mention, same_name
from analysis.records import Span


def words(name: str) -> list[str]:
    return name.casefold().split()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("JD Vance", "Vance"),
        ("Volodymyr Zelenskyy", "Volodymyr"),
        ("Joseph Robinette Biden", "Joseph Biden"),
        ("J. Biden", "Joseph Biden"),
    ],
)
def test_names_that_fit_one_person(one: str, other: str) -> None:
    assert same_name(words(one), words(other))
    assert same_name(words(other), words(one))


@pytest.mark.parametrize(("one", "other"), [("Ann Lee", "Bob Lee"), ("Ann Lee", "Lang"), ("", "x")])
def test_names_that_do_not(one: str, other: str) -> None:
    assert not same_name(words(one), words(other))


def test_who_stands_at_a_place_is_the_longest_name_there() -> None:
    cast = Cast()
    city = cast.add("Lanett", person=False)
    mayor = cast.add("Jamie Heard", person=True)
    cast.mention(mayor, Mention(Span(20, 31), 0, 0, 1.0, quoted=False))
    cast.mention(city, Mention(Span(8, 14), 0, 0, 0.3, quoted=False))
    assert cast.at(Span(20, 25)) is mayor
    assert cast.at(Span(10, 12)) is city
    assert cast.at(Span(15, 19)) is None
    assert cast.within(Span(0, 40)) == [city, mayor]
    assert [entity for entity, _ in cast.before(20)] == [city]
