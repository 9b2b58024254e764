from tests.extraction.conftest import ReadCast


def genders(cast_of: ReadCast, text: str) -> dict[str, str | None]:
    return {entity.name: entity.gender for entity in cast_of(text).entities if entity.person}


def test_the_articles_own_pronouns_overrule_a_given_name(cast_of: ReadCast) -> None:
    text = (
        "Robin Featherstone said she would stay because she liked her job.\n"
        "Featherstone left early, as she always did."
    )
    assert genders(cast_of, text) == {"Robin Featherstone": "f"}


def test_a_title_overrules_everything(cast_of: ReadCast) -> None:
    text = "Mr Robin Featherstone said she would stay because she liked her job."
    assert set(genders(cast_of, text).values()) == {"m"}


def test_a_pronoun_beside_two_people_tells_nothing(cast_of: ReadCast) -> None:
    text = "Kim Featherstone met Lee Brown, and she was pleased with what he said to her."
    assert set(genders(cast_of, text).values()) <= {None, "f", "m"}
