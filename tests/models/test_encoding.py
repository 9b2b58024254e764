from hypothesis import given
from hypothesis import strategies as st

from analysis.models.encoding import (
    QUOTE_WINDOW,
    TONE_QUESTION,
    WINDOW,
    StanceQuery,
    ToneQuery,
    locate,
    stance_pair,
    tone_pair,
)
from analysis.records import Span


def test_the_quote_is_set_off_from_its_context_and_the_target_marked() -> None:
    query = StanceQuery(
        "Putin", "I trust Putin.", Span(8, 13), "Trump", "Trump said: “I trust Putin.” He left."
    )
    assert stance_pair(query) == (
        "Trump said: “ « I trust § Putin §. » ” He left.",
        "Trump about Putin",
    )


def test_without_a_holder_only_the_target_is_named() -> None:
    assert stance_pair(StanceQuery("Putin", "I trust Putin.")) == ("I trust Putin.", "Putin")


def test_a_context_that_lacks_the_quote_follows_it() -> None:
    first, _ = stance_pair(StanceQuery("NATO", "No way.", context="Something else entirely"))
    assert first == "« No way. » Something else entirely"


def test_marks_in_the_article_do_not_pass_for_ours() -> None:
    first, _ = stance_pair(StanceQuery("x", "a » b § c", context="«a » b § c»"))
    assert first == "« a b c »"


def test_a_quote_split_by_its_reporting_clause_is_found() -> None:
    context = "“I never liked the plan,” he said, “and I told them so at the time.” Then he left."
    found = locate("I never liked the plan and I told them so at the time", context)
    assert found is not None
    assert context[found.start : found.end].startswith("I never")
    assert context[found.start : found.end].endswith("the time")


def test_a_target_far_into_a_long_quote_stays_in_the_window() -> None:
    text = "word " * 400 + "Kallas " + "more " * 400
    start = text.index("Kallas")
    first, _ = stance_pair(StanceQuery("Kallas", text, Span(start, start + 6)))
    assert "§ Kallas §" in first
    assert len(first) <= QUOTE_WINDOW + 10


def test_an_empty_span_marks_nothing() -> None:
    assert stance_pair(StanceQuery("x", "some text", Span(2, 2)))[0] == "some text"


def test_tone_reads_the_quote_alone() -> None:
    alone = tone_pair(ToneQuery("It was good."))
    assert alone == tone_pair(ToneQuery("It was good.", "He said it was bad. It was good."))
    assert alone == ("It was good.", TONE_QUESTION)


@given(st.text(), st.text(), st.text())
def test_any_text_fits_the_window(before: str, text: str, after: str) -> None:
    first, _ = stance_pair(StanceQuery("x", text, context=before + text + after))
    assert len(first) <= WINDOW + 10


@given(st.text(min_size=1), st.text(), st.text())
def test_what_is_located_lies_inside_the_context(text: str, before: str, after: str) -> None:
    context = before + text + after
    found = locate(text, context)
    assert found is not None
    assert 0 <= found.start < found.end <= len(context)
