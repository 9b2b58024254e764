from analysis.records import Span
from tests.extraction.conftest import LayOut

TEXT = "Nobody moved.\n\n“We stay,” said Ann Lee. She left."


def test_tokens_point_into_the_article(laid_out: LayOut) -> None:
    for paragraph in laid_out(TEXT):
        for token in paragraph.doc:
            words = TEXT[paragraph.start(token) : paragraph.end(token)]
            assert words == token.text or words in "“”"


def test_tokens_know_the_passage_they_stand_in(laid_out: LayOut) -> None:
    second = laid_out(TEXT)[1]
    inside = [t.text for t in second.doc if second.quoted[t.i] == 0 and not t.is_punct]
    assert inside == ["We", "stay"]


def test_sentences_are_counted_and_widened(laid_out: LayOut) -> None:
    second = laid_out(TEXT)[1]
    she = next(token for token in second.doc if token.text == "She")
    assert second.sentence_index(she) == 1
    start = TEXT.index("left")
    assert second.sentence(Span(start, start + 4)).of(TEXT) == "She left."
