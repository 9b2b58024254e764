from analysis.learning.corpora import Example
from analysis.learning.probes import flips, masked
from analysis.models.encoding import StanceQuery
from analysis.records import Reading, Span


def read(*labels: str) -> list[Reading]:
    return [Reading(label, {label: 1.0}, "m@1") for label in labels]


GOLD = [
    Example("g", StanceQuery("Kenya", "praised Kenya, blamed Sudan"), "favor"),
    Example("g", StanceQuery("Sudan", "praised Kenya, blamed Sudan"), "against"),
    Example("g", StanceQuery("EU", "praised Kenya, blamed Sudan"), "favor"),
    Example("g", StanceQuery("Mali", "something else"), "against"),
]


def test_only_pairs_with_the_same_words_and_another_gold_count() -> None:
    found = flips(GOLD, read("favor", "against", "against", "against"))
    assert (found.pairs, found.flipped, found.right) == (2, 0.5, 0.5)


def test_a_model_that_ignores_the_target_never_flips() -> None:
    assert flips(GOLD, read(*["favor"] * 4)).flipped == 0


def test_nothing_to_compare_is_no_error() -> None:
    assert flips(GOLD[-1:], read("favor")).pairs == 0


def test_names_are_masked_in_text_context_and_question() -> None:
    query = StanceQuery("Putin", "I trust Putin.", Span(8, 13), "Trump", "Trump: I trust Putin.")
    assert masked(query) == StanceQuery(
        "Alpha", "I trust Alpha.", Span(8, 13), "the speaker", "the speaker: I trust Alpha."
    )


def test_an_issue_keeps_its_words() -> None:
    assert masked(StanceQuery("the deal", "Sign it.")) == StanceQuery("the deal", "Sign it.")
