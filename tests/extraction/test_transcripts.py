from analysis.records import Kind
from tests.extraction.conftest import Read


def test_a_transcript_names_its_speakers_in_capitals(read: Read) -> None:
    text = (
        "Donald Trump was asked about the border.\n"
        "COLLINGWOOD: Will you send troops?\n"
        "TRUMP: We will see what happens with that."
    )
    first, second = read(text)
    assert first.kind is second.kind is Kind.DIRECT
    assert first.speaker is not None
    assert second.speaker is not None
    assert (first.speaker.name, second.speaker.name) == ("Collingwood", "Donald Trump")
    assert second.text == "We will see what happens with that."


def test_question_and_answer_name_nobody(read: Read) -> None:
    quotes = read("Q: Will you resign over this?\nA: No, I will not.")
    assert len(quotes) == 2
    assert all(quote.speaker is None for quote in quotes)


def test_a_headline_names_its_speaker(read: Read) -> None:
    text = "Featherstone: The roof must be mended\nAnna Featherstone spoke on Monday."
    (quote,) = read(text)
    assert quote.kind is Kind.INDIRECT
    assert quote.speaker is not None
    assert quote.speaker.name == "Anna Featherstone"


def test_one_label_is_no_transcript(read: Read) -> None:
    assert read("It rained all day.\nNOTE: this page was changed on Monday.") == []
