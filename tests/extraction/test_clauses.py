import pytest

from analysis.extraction.clauses import reporting_clause
from analysis.knowledge.lexicon import Lexicon
from tests.extraction.conftest import LayOut, Read


@pytest.mark.parametrize(
    ("text", "cue", "source", "after"),
    [
        ("“We will stay,” he said.", "said", "he", True),
        ("“We will stay,” said the minister.", "said", "minister", True),
        ("“We will stay,” the old mayor of Lanett told reporters.", "told", "mayor", True),
        ("“Will we stay?” she asked.", "asked", "she", True),
        ("He said: “We will stay.”", "said", "He", False),
        ("Lee told reporters on Monday, “We will stay.”", "told", "Lee", False),
        ("She added that “we will stay.”", "added", "She", False),
    ],
)
def test_the_clause_beside_a_passage(
    laid_out: LayOut, lexicon: Lexicon, text: str, cue: str, source: str, *, after: bool
) -> None:
    clause = reporting_clause(laid_out(text)[0], text, 0, lexicon.verbs)
    assert clause is not None
    assert clause.source is not None
    assert (clause.cue.text, clause.source.text, clause.after) == (cue, source, after)


@pytest.mark.parametrize(
    "text",
    [
        "“We will stay.” The meeting took three hours.",
        "The so-called “wall” was built in May.",
        "“We will stay.” But the minister said the talks had failed.",
    ],
)
def test_no_clause_where_none_is(laid_out: LayOut, lexicon: Lexicon, text: str) -> None:
    assert reporting_clause(laid_out(text)[0], text, 0, lexicon.verbs) is None


def test_a_colon_before_wins_over_the_next_sentence(read: Read) -> None:
    text = "Donald Trump said: “It's a great day. NATO is strong.” Vance said “we won't go.”"
    assert [q.speaker.name for q in read(text) if q.speaker] == ["Donald Trump", "JD Vance"]
