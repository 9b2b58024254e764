import pytest

from analysis.extraction.names import names
from analysis.knowledge import Knowledge
from analysis.knowledge.lexicon import Lexicon
from tests.extraction.conftest import LayOut, ReadCast


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Met Office Chief Meteorologist Steve Willington spoke.", ["Steve Willington"]),
        (
            "Valeska Paris, an Australian woman, has claimed that it was over.",
            ["Valeska Paris"],
        ),
        ("Lydia Buchtmann for Food Standards Australia, says it is over.", ["Lydia Buchtmann"]),
        ("The Minister of Employment said that it was over.", []),
    ],
)
def test_who_is_a_person(
    laid_out: LayOut, lexicon: Lexicon, knowledge: Knowledge, text: str, people: list[str]
) -> None:
    found = names(laid_out(text)[0], lexicon, knowledge)
    full = [" ".join(t.text for t in name.tokens) for name in found if name.person]
    assert full == people


def test_a_hyphenated_given_name_is_whole(cast_of: ReadCast) -> None:
    cast = cast_of("South Korean Foreign Minister Maeng Seo-ah said that the launch was wrong.")
    assert "Maeng Seo-ah" in {entity.name for entity in cast.entities}
