from analysis.models.encoding import WINDOW, StanceQuery
from analysis.models.unmarked import text_and_target, unmarked
from analysis.records import Span


def test_text_that_fits_is_left_as_it_is() -> None:
    query = StanceQuery("the  EU", "The EU is § right", Span(4, 6), "Ann", "“The EU is § right.”")
    assert text_and_target(query) == ("“The EU is § right.”", "the EU")
    assert unmarked(StanceQuery("EU", "The EU\n is right")) == "The EU is right"


def test_long_text_is_cut_around_the_quote_and_has_no_marks() -> None:
    context = "before " * 200 + "The EU is right" + " after" * 200
    text = unmarked(StanceQuery("EU", "The EU is right", Span(4, 6), "Ann", context))
    assert "The EU is right" in text
    assert len(text) <= WINDOW
    assert not set("«»§") & set(text)


def test_a_context_without_the_quote_stands_beside_it() -> None:
    text = unmarked(StanceQuery("EU", "They are right", context="Ann spoke about the EU."))
    assert text == "They are right Ann spoke about the EU."
