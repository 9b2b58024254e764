from tests.extraction.conftest import Read


def named(read: Read, text: str) -> list[str | None]:
    return [quote.speaker.name if quote.speaker else None for quote in read(text)]


def test_paragraphs_of_one_quote_share_the_clause_before(read: Read) -> None:
    text = (
        "Anna Featherstone said: “We have waited for this day for years.\n"
        "“Now it has come at last.\n"
        "“And we will go home.”"
    )
    assert named(read, text) == ["Anna Featherstone"] * 3


def test_paragraphs_of_one_quote_share_the_clause_behind(read: Read) -> None:
    text = (
        "“We have waited for this day for years.\n"
        "“Now it has come at last,” said Anna Featherstone."
    )
    assert named(read, text) == ["Anna Featherstone"] * 2


def test_single_marks_run_on_too(read: Read) -> None:
    text = (
        "Anna Featherstone said: 'We have waited for this day for years.\n"
        "'Now it has come, and the workers' wives are here.\n"
        "'And we will go home.'"
    )
    assert named(read, text) == ["Anna Featherstone"] * 3


def test_a_clause_that_ends_the_line_in_a_colon(read: Read) -> None:
    text = "Anna Featherstone wrote on her account:\n“We have waited for this day for years.”"
    assert named(read, text) == ["Anna Featherstone"]


def test_a_signature_below_the_quote(read: Read) -> None:
    text = (
        "“We have waited for this day for years.”\n"
        "– Minister of Employment and Labour, Robert Okafor\n"
        "“Now it has come at last, and we are glad.”\n"
        "– Anna Featherstone, chief executive, Acme"
    )
    assert named(read, text) == ["Robert Okafor", "Anna Featherstone"]


def test_a_signature_behind_the_quote(read: Read) -> None:
    assert named(read, "“We have waited for years and years.” — Anna Featherstone") == [
        "Anna Featherstone"
    ]


def test_the_sentence_of_a_quote_stays_in_its_paragraph(read: Read) -> None:
    text = "Anna Featherstone wrote on her account:\n“We have waited for this day for years.”"
    (quote,) = read(text)
    assert quote.sentence.start > text.index("\n")
