import pytest

from analysis.records import ActorKind, Speaker
from analysis.store.speakers import described, speaker_id

DESCRIBED = (
    "a spokesman",
    "A French diplomat",
    "officials",
    "officials in Kyiv",
    "the prime minister",
    "The Ukrainian commander",
    "A Ukrainian",
    "Western diplomats",
    "a furnace worker in Ohio",
    "My grandmother",
    "Kremlin insiders",
)
NAMED = (
    "Mara Quill",
    "Quill",
    "Abdulrahman al-Qahtari",
    "Pieter van der Berg",
    "van Oosterveen",
    "the Red Cross",
    "The U.S. State Department",
    "Bank of England",
    "An Jong",
    "Robert Hale jr.",
    "\N{CJK UNIFIED IDEOGRAPH-738B}",
)


@pytest.mark.parametrize("name", DESCRIBED)
def test_a_description_is_somebody_of_its_article(name: str) -> None:
    speaker = Speaker(name=name)
    assert speaker_id(speaker, "one") != speaker_id(speaker, "two")


@pytest.mark.parametrize("name", NAMED)
def test_a_name_is_the_same_person_in_all_articles(name: str) -> None:
    speaker = Speaker(name=name)
    assert speaker_id(speaker, "one") == speaker_id(speaker, "two") == f"name:{name.casefold()}"


def test_an_actor_is_never_a_description() -> None:
    assert speaker_id(Speaker(name="the Kremlin spokesman", actor="peskov"), "one") == "peskov"


def test_groups_without_an_actor_are_descriptions() -> None:
    assert described(Speaker(name="Residents", kind=ActorKind.GROUP))
