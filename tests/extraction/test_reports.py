import pytest

from analysis.extraction.reports import noun_phrase, reports
from analysis.knowledge.lexicon import Lexicon
from tests.extraction.conftest import LayOut


@pytest.mark.parametrize(
    ("text", "cue", "subject"),
    [
        ("The minister said that the talks would go on.", "said", "minister"),
        ("Sales fell, the company announced on Monday.", "announced", "company"),
        ("The mayor smiled and said that it was over.", "said", "mayor"),
        ("It was claimed by the lawyer that he had lied.", "claimed", "lawyer"),
        ("Ann Lee, who said that it was over, left.", "said", "Lee"),
    ],
)
def test_who_says(laid_out: LayOut, lexicon: Lexicon, text: str, cue: str, subject: str) -> None:
    paragraph = laid_out(text)[0]
    found = {report.cue.text: report.subject for report in reports(paragraph, lexicon.verbs)}
    head = found[cue]
    assert head is not None
    assert head.text == subject


def test_a_participle_shares_the_speaker(laid_out: LayOut, lexicon: Lexicon) -> None:
    paragraph = laid_out("Lee said the talks failed, adding that they would go on.")[0]
    heads = [r.subject.text for r in reports(paragraph, lexicon.verbs) if r.subject is not None]
    assert heads == ["Lee", "Lee"]


def test_no_cue_inside_quotation_marks(laid_out: LayOut, lexicon: Lexicon) -> None:
    paragraph = laid_out("“They said that it was over.”")[0]
    assert list(reports(paragraph, lexicon.verbs)) == []


def test_a_mention_leaves_relative_clauses_out(laid_out: LayOut) -> None:
    paragraph = laid_out("The old mayor of Lanett, who had lost, said it was over.")[0]
    mayor = next(token for token in paragraph.doc if token.text == "mayor")
    first, last = noun_phrase(mayor)
    assert paragraph.doc[first.i : last.i + 1].text == "The old mayor of Lanett"
