import pytest

from tests.extraction.conftest import ReadCast


def test_a_surname_later_is_the_same_person(cast_of: ReadCast) -> None:
    cast = cast_of("Featherstone was there.\nAnna Featherstone spoke. Featherstone left.")
    people = [entity for entity in cast.entities if entity.person]
    assert [entity.name for entity in people] == ["Anna Featherstone"]
    assert len(people[0].mentions) == 3


def test_two_people_of_one_surname_stay_two(cast_of: ReadCast) -> None:
    cast = cast_of("Michael Okafor met Susan Okafor on Monday.")
    assert {entity.name for entity in cast.entities} >= {"Michael Okafor", "Susan Okafor"}


def test_spellings_of_one_known_person_are_one(cast_of: ReadCast) -> None:
    cast = cast_of("Volodymyr Zelenskiy arrived.\nZelensky spoke. Later Zelenskyy left.")
    known = {entity.identity.actor for entity in cast.entities if entity.identity}
    assert len(known) == 1


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Mrs. Okonjo spoke.", "f"),
        ("Mr Tanaka spoke.", "m"),
        ("Spokeswoman Lee Park spoke.", "f"),
        ("Susan Brown spoke.", "f"),
        ("Robert Brown spoke.", "m"),
    ],
)
def test_gender_from_titles_and_given_names(cast_of: ReadCast, text: str, gender: str) -> None:
    people = [entity for entity in cast_of(text).entities if entity.person]
    assert [entity.gender for entity in people] == [gender]


def test_roles_before_and_behind_a_name_are_kept(cast_of: ReadCast) -> None:
    cast = cast_of("The mayor, Anna Featherstone, met Robert Brown, the company’s director.")
    roles = {entity.name: " ".join(entity.roles) for entity in cast.entities}
    assert "mayor" in roles["Anna Featherstone"]
    assert "director" in roles["Robert Brown"]


def test_a_plumber_is_not_the_politician_of_his_name(cast_of: ReadCast) -> None:
    cast = cast_of(
        "Adam Smith, a plumber from Leeds, fixed the pipes. Adam Smith said that they were old."
    )
    (smith,) = [entity for entity in cast.entities if entity.name == "Adam Smith"]
    assert smith.identity is not None
    assert smith.identity.actor is None
    assert not cast.known


def test_an_occupation_told_later_takes_the_politician_back(cast_of: ReadCast) -> None:
    cast = cast_of(
        "John Kerry said it was full. John Kerry, a teacher in Ohio, said it would close."
    )
    (kerry,) = [entity for entity in cast.entities if entity.name == "John Kerry"]
    assert kerry.identity is not None
    assert kerry.identity.actor is None


def test_an_office_makes_a_common_name_sure(cast_of: ReadCast) -> None:
    cast = cast_of("Senator Chris Murphy said the bill was bad.")
    assert cast.known == {"murphy_chris"}


def test_its_minister_is_the_minister_of_the_country_before(cast_of: ReadCast) -> None:
    cast = cast_of(
        "South Africa took a cooler line. Its international relations minister, Sipho Mabaso, "
        "said that the deal deserved support."
    )
    (mabaso,) = [entity for entity in cast.entities if entity.name == "Sipho Mabaso"]
    assert mabaso.identity is not None
    assert mabaso.identity.speaks_for == "ZAF"
