from analysis.records import Kind
from tests.extraction.conftest import Read


def test_a_quote_inside_a_quote(read: Read) -> None:
    text = (
        "“Trump is not going to blink. He’s going to say, ‘Everything is on the table,’” "
        "JD Vance said."
    )
    outer, inner = read(text)
    assert inner.kind is Kind.NESTED
    assert inner.parent == outer.id
    assert inner.text == "Everything is on the table,"
    assert outer.speaker is not None
    assert inner.speaker is not None
    assert (outer.speaker.name, inner.speaker.name) == ("JD Vance", "Donald Trump")
    assert inner.speaker.evidence


def test_i_is_the_speaker_of_the_quote_around(read: Read) -> None:
    outer, inner = read("“I told them, ‘It is over now,’ and left,” Anna Featherstone said.")
    assert outer.speaker is not None
    assert inner.speaker is not None
    assert inner.speaker.name == outer.speaker.name == "Anna Featherstone"


def test_a_title_inside_a_quote_is_not_nested(read: Read) -> None:
    quotes = read("“I read ‘War and Peace’ in a week,” Anna Featherstone said.")
    assert [quote.kind for quote in quotes] == [Kind.DIRECT]
