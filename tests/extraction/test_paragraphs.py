from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from analysis.extraction.paragraphs import LONGEST, paragraphs


def pieces(text: str, start: int = 0) -> list[str]:
    return [span.of(text) for span in paragraphs(text, start)]


def test_every_line_is_a_paragraph() -> None:
    assert pieces("One is here.\nTwo is there.\n\nThree.") == [
        "One is here.",
        "Two is there.",
        "Three.",
    ]


def test_hard_wrapped_text_is_cut_at_blank_lines_only() -> None:
    wrapped = "The minister said on\nMonday that the talks\nwould go on.\n\nNobody else spoke."
    assert pieces(wrapped) == [
        "The minister said on\nMonday that the talks\nwould go on.",
        "Nobody else spoke.",
    ]


def test_windows_line_ends_and_indentation_are_no_text() -> None:
    assert pieces("  One.\r\n\t Two.\r\n") == ["One.", "Two."]


def test_what_stands_before_the_start_is_left_out() -> None:
    assert pieces("date 2025-02-14\nOne.", 16) == ["One."]


def test_nothing_gives_nothing() -> None:
    assert pieces("") == []
    assert pieces(" \n\n ") == []


def test_an_endless_paragraph_is_cut_where_a_sentence_ends() -> None:
    text = "This is a sentence. " * 1000
    found = pieces(text)
    assert all(len(piece) <= LONGEST and piece.endswith(".") for piece in found)


def test_a_long_run_of_spaces_takes_no_time() -> None:
    assert pieces("One." + " " * 200_000 + "Two.\n" + " " * 200_000) != []


@given(st.text(alphabet=st.characters(codec="utf-8") | st.sampled_from("\n\r ."), max_size=300))
def test_no_word_is_lost_and_none_counted_twice(text: str) -> None:
    spans = list(paragraphs(text))
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join("".join(s.of(text).split()) for s in spans) == "".join(text.split())
