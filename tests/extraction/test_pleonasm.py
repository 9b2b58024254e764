import pytest

from analysis.extraction.pleonasm import is_impersonal, points_back
from analysis.knowledge.lexicon import Lexicon
from tests.extraction.conftest import LayOut


@pytest.mark.parametrize(
    ("text", "impersonal"),
    [
        ("It is clear that we must act.", True),
        ("It was a mistake to leave.", True),
        ("It seems that they agree.", True),
        ("It is unrealistic.", False),
        ("It will not work.", False),
    ],
)
def test_an_it_that_announces_stands_for_nothing(
    laid_out: LayOut, lexicon: Lexicon, text: str, *, impersonal: bool
) -> None:
    assert is_impersonal(laid_out(text)[0].doc[0], lexicon.anaphors) is impersonal


def test_relative_and_general_pronouns_point_nowhere(laid_out: LayOut) -> None:
    doc = laid_out("The deal that came helps his or her friends, and she likes him.")[0].doc
    pointing = [token.text for token in doc if token.pos_ == "PRON" and points_back(token)]
    assert pointing == ["she", "him"]
