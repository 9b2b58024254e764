import pytest
from spacy.tokens import Token

from analysis.extraction.antecedents import LEAST, MARGIN, Antecedent, Pronoun, ranked, winner
from analysis.extraction.phrases import Nature, Phrase
from analysis.records import ActorKind, Span, Target
from tests.extraction.conftest import LayOut

MARIA = Target("name:maria", "Maria", ActorKind.PERSON)


def phrase(
    head: Token, nature: Nature, *, plural: bool = False, gender: str | None = None
) -> Phrase:
    return Phrase(head, Span(0, 1), 0, 0, nature, plural, gender, 1.0)


@pytest.fixture
def tokens(laid_out: LayOut) -> list[Token]:
    return list(laid_out("Maria won. The rules changed. She likes them.")[0].doc)


def means(tokens: list[Token], word: str, kind: str, *phrases: Phrase) -> list[str]:
    token = next(one for one in tokens if one.text == word)
    pronoun = Pronoun(token, kind, 100, 0, 2)
    return [one.phrase.head.text for one in ranked(pronoun, phrases)]


def test_number_nature_and_gender_must_agree(tokens: list[Token]) -> None:
    maria = phrase(tokens[0], Nature.PERSON, gender="f")
    rules = phrase(tokens[4], Nature.THING, plural=True)
    assert means(tokens, "She", "female", maria, rules) == ["Maria"]
    assert means(tokens, "She", "male", maria, rules) == []
    assert means(tokens, "them", "plural", maria, rules) == ["rules"]


def test_whoever_is_barred_is_not_meant(tokens: list[Token]) -> None:
    maria = Phrase(tokens[0], Span(0, 5), 0, 0, Nature.PERSON, False, "f", 1.0, MARIA)  # noqa: FBT003
    pronoun = Pronoun(tokens[7], "female", 100, 0, 2)
    assert ranked(pronoun, [maria], {"name:maria"}) == []
    assert len(ranked(pronoun, [maria])) == 1


def test_the_winner_must_be_clear_and_near(tokens: list[Token]) -> None:
    one = phrase(tokens[0], Nature.PERSON)
    clear = [Antecedent(one, 1.0), Antecedent(one, MARGIN - 0.01)]
    assert winner(clear) is clear[0]
    assert winner([Antecedent(one, 1.0), Antecedent(one, MARGIN + 0.01)]) is None
    assert winner([Antecedent(one, LEAST - 0.01)]) is None
    assert winner([]) is None
